// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.own;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.HelpText;
import org.hypervia.cli.syntax.OptionSyntax;

final class Help implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "help",
                CommandGroup.HYPERVIA,
                "print help",
                "Lists the commands, or describes one, or lists those of one group.",
                OptionSyntax.text("command", "name of a command or keyword of a group"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        List<CommandSyntax> all = place.commands().stream().map(Command::syntax).toList();
        Output output = place.output();
        Optional<String> wanted = arguments.text("command");
        if (wanted.isEmpty()) {
            output.line("Grouped commands:\n");
            Arrays.stream(CommandGroup.values()).forEach(group -> output.text(HelpText.of(group, all)));
        } else {
            output.text(describe(wanted.get(), all));
        }
    }

    private static String describe(String wanted, List<CommandSyntax> all) {
        Optional<String> command =
                all.stream().filter(c -> c.name().equals(wanted)).findFirst().map(HelpText::of);
        return command.or(() -> Arrays.stream(CommandGroup.values())
                        .filter(group -> group.keyword().equals(wanted))
                        .findFirst()
                        .map(group -> HelpText.of(group, all)))
                .orElseThrow(() -> new CommandFailure("command or command group '" + wanted + "' doesn't exist"));
    }
}
