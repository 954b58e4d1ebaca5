// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.hypervia.api.domain.DomainJob;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.output.PlainText;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

/** The commands about what works on a domain at present. */
final class JobCommands {
    private static final int WIDTH = 17;

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
                                DomainArgument.option()),
                        (arguments, place) -> print(
                                DomainArgument.find(arguments, place).job().info(), place.output())));
    }

    private static void print(Optional<DomainJob.Info> job, Output output) {
        output.field(WIDTH, "Job type:", StringUtils.rightPad(job.isPresent() ? "Unbounded" : "None", 12));
        job.ifPresent(info -> {
            output.field(WIDTH, "Operation:", StringUtils.rightPad(PlainText.of(info.name()), 12));
            output.field(
                    WIDTH,
                    "Time elapsed:",
                    StringUtils.rightPad(Long.toString(info.elapsed().toMillis()), 12) + " ms");
            info.percent()
                    .ifPresent(percent -> output.field(
                            WIDTH, "Progress:", StringUtils.rightPad(Integer.toString(percent), 12) + " %"));
        });
    }
}
