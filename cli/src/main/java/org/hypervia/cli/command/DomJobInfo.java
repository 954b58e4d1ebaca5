// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.Optional;
import org.hypervia.api.domain.DomainJob;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.output.PlainText;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

final class DomJobInfo implements Command {
    private static final int WIDTH = 17;

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "domjobinfo",
                CommandGroup.DOMAIN,
                "domain job information",
                "Tells what works on the domain at present, and how far it is.",
                DomainArgument.option());
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Optional<DomainJob.Info> job =
                DomainArgument.find(arguments, place).job().info();
        Output output = place.output();
        output.field(WIDTH, "Job type:", Output.padded(job.isPresent() ? "Unbounded" : "None", 12));
        job.ifPresent(info -> {
            output.field(WIDTH, "Operation:", Output.padded(PlainText.of(info.name()), 12));
            output.field(
                    WIDTH,
                    "Time elapsed:",
                    Output.padded(Long.toString(info.elapsed().toMillis()), 12) + " ms");
            info.percent()
                    .ifPresent(percent ->
                            output.field(WIDTH, "Progress:", Output.padded(Integer.toString(percent), 12) + " %"));
        });
    }
}
