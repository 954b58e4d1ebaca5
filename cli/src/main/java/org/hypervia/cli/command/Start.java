// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.command.DomainArgument.By;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class Start implements Command {
    private static final PowerChange CHANGE = new PowerChange("start", "started");
    private static final Set<By> WAYS = EnumSet.of(By.UUID, By.NAME);

    /** The options that are flags of {@code virDomainCreateWithFlags}, with their bits. */
    private static final Map<String, Integer> FLAGS = new LinkedHashMap<>();

    static {
        FLAGS.put("paused", 1);
        FLAGS.put("autodestroy", 2);
        FLAGS.put("bypass-cache", 4);
        FLAGS.put("reset-nvram", 32);
    }

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "start",
                CommandGroup.DOMAIN,
                "start a (previously defined) inactive domain",
                "Powers the domain on, and waits until it runs.",
                DomainArgument.option("name or UUID of the inactive domain"),
                OptionSyntax.flag("console", "attach to its console; not for ESX"),
                OptionSyntax.flag("paused", "leave it paused; not for ESX"),
                OptionSyntax.flag("autodestroy", "destroy it when the connection ends; not for ESX"),
                OptionSyntax.flag("bypass-cache", "avoid the file system's cache; not for ESX"),
                OptionSyntax.flag("force-boot", "boot afresh even if there is a managed save image"),
                OptionSyntax.text("pass-fds", "file descriptors N,M,... for the guest; not for ESX"),
                OptionSyntax.flag("reset-nvram", "start with a fresh NVRAM; not for ESX"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place, WAYS);
        if (domain.id().isPresent()) {
            throw new CommandFailure("Domain is already active");
        }
        arguments.text("pass-fds").ifPresent(Start::checkDescriptors);
        CHANGE.attempt(domain.name(), () -> {
            refuseWhatNobodyCanDo(arguments);
            // On a host without managed save this option changes nothing, as in virsh.
            if (arguments.has("force-boot") && domain.hasManagedSaveImage()) {
                throw PowerChange.unsupportedFlags(8, "--force-boot");
            }
            domain.start();
        });
        CHANGE.succeeded(domain.name(), place);
    }

    private static void checkDescriptors(String list) {
        for (String number : list.split(",", -1)) {
            if (!number.matches("[0-9]{1,9}")) {
                throw new CommandFailure("Unable to parse FD number '" + number + "'");
            }
        }
    }

    /** Refuses before the domain is touched; virsh starts it first and then finds out that it has no console. */
    private static void refuseWhatNobodyCanDo(Arguments arguments) {
        if (arguments.has("pass-fds") || arguments.has("console")) {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT, "leave out --" + (arguments.has("console") ? "console" : "pass-fds"));
        }
        int flags = FLAGS.entrySet().stream()
                .filter(flag -> arguments.has(flag.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        if (flags != 0) {
            throw PowerChange.unsupportedFlags(
                    flags,
                    FLAGS.keySet().stream()
                            .filter(arguments::has)
                            .map(name -> "--" + name)
                            .collect(Collectors.joining(" and ")));
        }
    }
}
