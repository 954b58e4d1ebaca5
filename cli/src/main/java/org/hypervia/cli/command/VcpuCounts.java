// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.Affect;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.VcpuCount;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class VcpuCounts implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
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
                OptionSyntax.flag("guest", "retrieve vcpu count from the guest; not for ESX"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        arguments.exclusive("live", "config");
        arguments.exclusive("maximum", "guest");
        Affect affects = affects(arguments);
        arguments.exclusive("maximum", "active");
        Domain domain = DomainArgument.find(arguments, place);
        if (arguments.has("guest")) {
            throw PowerChange.unsupportedFlags(8 | affects.flag(), "--guest");
        }
        boolean some = arguments.values().keySet().stream().anyMatch(option -> !option.equals("domain"));
        if (some) {
            VcpuCount count = arguments.has("maximum") ? VcpuCount.MAXIMUM : VcpuCount.CURRENT;
            place.output().line(Integer.toString(domain.resources().vcpus(count, affects)));
        } else {
            printAll(domain, place.output());
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
        String digits = Integer.toString(number);
        output.line(Output.padded(name, 12) + " "
                + Output.padded(affects == Affect.LIVE ? "live" : "config", 12) + " "
                + " ".repeat(Math.max(0, 3 - digits.length())) + digits);
    }
}
