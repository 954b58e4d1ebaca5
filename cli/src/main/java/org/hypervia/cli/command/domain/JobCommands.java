// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.domain.DomainJob;
import org.hypervia.api.domain.JobFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.argument.FlagOptions;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;

/** The commands about what works on a domain at present. */
final class JobCommands {
    private static final FlagOptions<JobFlag> FLAGS = FlagOptions.of(
                    "completed", JobFlag.COMPLETED, "return statistics of a recently completed job")
            .and(
                    "keep-completed",
                    JobFlag.KEEP_COMPLETED,
                    "don't destroy statistics of a recently completed job when reading");

    private JobCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of(
                        CommandSyntax.of(
                                "domjobabort",
                                CommandGroup.DOMAIN,
                                "abort active domain job",
                                "Cancels what works on the domain at present.",
                                DomainArgument.option()),
                        (arguments, place) ->
                                DomainArgument.find(arguments, place).job().abort()),
                Command.of(
                        CommandSyntax.of(
                                        "domjobinfo",
                                        CommandGroup.DOMAIN,
                                        "domain job information",
                                        "Tells what works on the domain at present, and how far it is.",
                                        DomainArgument.option())
                                .with(FLAGS.options())
                                .with(List.of(
                                        OptionSyntax.flag(
                                                "anystats", "print statistics for any kind of job (even failed ones)"),
                                        OptionSyntax.flag("rawstats", "print the raw data returned by libvirt"))),
                        JobCommands::info));
    }

    private static void info(Arguments arguments, Workplace place) {
        if (arguments.has("keep-completed") && !arguments.has("completed")) {
            throw new UsageException("Option --completed is required by option --keep-completed");
        }
        boolean raw = arguments.has("rawstats");
        Set<JobFlag> flags = FLAGS.read(arguments);
        DomainJob jobs = DomainArgument.find(arguments, place).job();
        Optional<DomainJob.Info> job;
        try {
            job = jobs.info(flags);
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.NO_SUPPORT && (raw || !flags.isEmpty())) {
                throw new CommandFailure("Optional flags or --rawstats are not supported by the daemon", e);
            }
            throw e;
        }
        if (raw) {
            JobText.raw(job, place.output());
        } else {
            JobText.print(job, arguments.has("anystats"), place.output());
        }
    }
}
