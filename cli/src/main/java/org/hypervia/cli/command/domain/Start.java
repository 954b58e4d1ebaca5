// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.StartFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.argument.DomainArgument.By;
import org.hypervia.cli.argument.FlagOptions;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class Start implements Command {
    private static final DomainChange CHANGE = new DomainChange("start", "started");
    private static final Set<By> WAYS = EnumSet.of(By.UUID, By.NAME);

    private static final FlagOptions<StartFlag> FLAGS = FlagOptions.of("paused", StartFlag.PAUSED, "leave it paused")
            .and("autodestroy", StartFlag.AUTODESTROY, "destroy it when the connection ends")
            .and("bypass-cache", StartFlag.BYPASS_CACHE, "avoid the file system's cache")
            .and("force-boot", StartFlag.FORCE_BOOT, "boot afresh even if there is a managed save image")
            .and("reset-nvram", StartFlag.RESET_NVRAM, "start with a fresh NVRAM");

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "start",
                        CommandGroup.DOMAIN,
                        "start a (previously defined) inactive domain",
                        "Powers the domain on, and waits until it runs.",
                        DomainArgument.option("name or UUID of the inactive domain"),
                        OptionSyntax.flag("console", "attach to its console; not supported"))
                .with(FLAGS.options())
                .with(List.of(OptionSyntax.text("pass-fds", "file descriptors N,M,... for the guest; not supported")));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place, WAYS);
        if (domain.id().isPresent()) {
            throw new CommandFailure("Domain is already active");
        }
        arguments.text("pass-fds").ifPresent(Start::checkDescriptors);
        CHANGE.perform(domain.name(), place, () -> {
            refuseWhatThisProgramLacks(arguments);
            start(domain, FLAGS.read(arguments));
        });
    }

    private static void checkDescriptors(String list) {
        for (String number : list.split(",", -1)) {
            if (!number.matches("[0-9]{1,9}")) {
                throw new CommandFailure("Unable to parse FD number '" + number + "'");
            }
        }
    }

    /** Refuses before the domain is touched; virsh starts it first and then finds out that it has no console. */
    private static void refuseWhatThisProgramLacks(Arguments arguments) {
        for (String option : List.of("console", "pass-fds")) {
            if (arguments.has(option)) {
                throw new HypervisorException(ErrorCode.NO_SUPPORT, "leave out --" + option);
            }
        }
    }

    /** A hypervisor that cannot throw a saved state away need not where there is none; virsh does the same. */
    private static void start(Domain domain, Set<StartFlag> flags) {
        try {
            domain.start(flags);
            return;
        } catch (HypervisorException e) {
            boolean unknown = e.code() == ErrorCode.INVALID_ARG || e.code() == ErrorCode.NO_SUPPORT;
            if (!unknown || !flags.remove(StartFlag.FORCE_BOOT) || domain.hasManagedSaveImage()) {
                throw e;
            }
        }
        domain.start(flags);
    }
}
