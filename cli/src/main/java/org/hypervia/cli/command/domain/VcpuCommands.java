// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.VcpuCount;
import org.hypervia.api.resource.VcpuFlag;
import org.hypervia.cli.argument.AffectOptions;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.argument.FlagOptions;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;

/** The commands about a domain's virtual CPUs. */
final class VcpuCommands {
    private static final FlagOptions<VcpuFlag> FLAGS =
            FlagOptions.of("hotpluggable", VcpuFlag.HOTPLUGGABLE, "make added vcpus hot(un)pluggable");

    private VcpuCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of(
                        CommandSyntax.of(
                                        "setvcpus",
                                        CommandGroup.DOMAIN,
                                        "change number of virtual CPUs",
                                        "Changes the number of virtual CPUs.",
                                        DomainArgument.option(),
                                        OptionSyntax.requiredNumber("count", "number of virtual CPUs"),
                                        OptionSyntax.flag("maximum", "set maximum limit on next boot"),
                                        AffectOptions.config(),
                                        AffectOptions.live(),
                                        AffectOptions.current(),
                                        OptionSyntax.flag("guest", "modify cpu state in the guest"))
                                .with(FLAGS.options()),
                        VcpuCommands::set),
                Command.of(
                        CommandSyntax.of(
                                "vcpucount",
                                CommandGroup.DOMAIN,
                                "domain vcpu counts",
                                "Tells how many virtual CPUs the domain has and could have.",
                                DomainArgument.option(),
                                OptionSyntax.flag("maximum", "get maximum count of vcpus"),
                                OptionSyntax.flag("active", "get number of currently active vcpus"),
                                OptionSyntax.flag("live", "get value from running domain"),
                                OptionSyntax.flag("config", "get value to be used on next boot"),
                                OptionSyntax.flag("current", "get value according to current domain state"),
                                OptionSyntax.flag("guest", "retrieve vcpu count from the guest")),
                        VcpuCommands::count));
    }

    private static VcpuCount which(Arguments arguments) {
        return arguments.has("maximum")
                ? VcpuCount.MAXIMUM
                : arguments.has("guest") ? VcpuCount.GUEST : VcpuCount.CURRENT;
    }

    private static void set(Arguments arguments, Workplace place) {
        Affect affects = AffectOptions.read(arguments);
        arguments.exclusive("guest", "config");
        Domain domain = DomainArgument.find(arguments, place);
        int count = arguments.number("count").orElseThrow();
        if (count < 0) {
            throw new UsageException("Numeric value '" + count + "' for <count> option is malformed or out of range");
        }
        if (count == 0) {
            throw new CommandFailure("Can't set 0 processors for a VM");
        }
        if (arguments.has("maximum") && !arguments.has("config")) {
            throw new CommandFailure("Option --config is required by option --maximum");
        }
        boolean plain = !AffectOptions.given(arguments)
                && which(arguments) == VcpuCount.CURRENT
                && FLAGS.read(arguments).isEmpty();
        if (plain) {
            domain.resources().setVcpus(count);
        } else {
            domain.resources().setVcpus(which(arguments), count, affects, FLAGS.read(arguments));
        }
    }

    private static void count(Arguments arguments, Workplace place) {
        arguments.exclusive("live", "config");
        Affect affects = affects(arguments);
        arguments.exclusive("active", "maximum");
        Domain domain = DomainArgument.find(arguments, place);
        if (arguments.has("guest")) {
            place.output().line(Integer.toString(ofGuest(domain, affects)));
            return;
        }
        boolean some = arguments.values().keySet().stream().anyMatch(option -> !option.equals("domain"));
        if (some) {
            place.output().line(Integer.toString(domain.resources().vcpus(which(arguments), affects)));
        } else {
            printAll(domain, place.output());
        }
    }

    private static int ofGuest(Domain domain, Affect affects) {
        try {
            return domain.resources().vcpus(VcpuCount.GUEST, affects);
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.OPERATION_DENIED) {
                // Whoever may not ask gets nothing retrieved, and virsh says no more than that.
                throw e;
            }
            throw new CommandFailure("Failed to retrieve vCPU count from the guest", e);
        }
    }

    /** Here {@code --current} means the active number unless it stands beside one that says so, as it once did. */
    private static Affect affects(Arguments arguments) {
        return arguments.has("live") ? Affect.LIVE : arguments.has("config") ? Affect.CONFIG : Affect.CURRENT;
    }

    private static void printAll(Domain domain, Output output) {
        boolean active = domain.status().state().isActive();
        print("maximum", VcpuCount.MAXIMUM, Affect.CONFIG, domain, output);
        if (active) {
            print("maximum", VcpuCount.MAXIMUM, Affect.LIVE, domain, output);
        }
        print("current", VcpuCount.CURRENT, Affect.CONFIG, domain, output);
        if (active) {
            print("current", VcpuCount.CURRENT, Affect.LIVE, domain, output);
        }
    }

    private static void print(String name, VcpuCount count, Affect affects, Domain domain, Output output) {
        int number = domain.resources().vcpus(count, affects);
        output.line(StringUtils.rightPad(name, 12) + " "
                + StringUtils.rightPad(affects == Affect.LIVE ? "live" : "config", 12) + " "
                + StringUtils.leftPad(Integer.toString(number), 3));
    }
}
