// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.own;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

/** {@code completion}: a script for the shell, made of the commands that are there. */
final class Completion implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "completion",
                CommandGroup.HYPERVIA,
                "print a completion script",
                """
                Prints a script that completes commands, options and names of domains.
                For bash:  source <(hypervia completion bash)
                For zsh:   source <(hypervia completion zsh)""",
                OptionSyntax.required("shell", "bash or zsh"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        String shell = arguments.required("shell");
        String script = script(place);
        switch (shell) {
            case "bash" -> place.output().text(script);
            case "zsh" -> place.output().text("autoload -U +X bashcompinit && bashcompinit\n" + script);
            default -> throw new CommandFailure("there is no completion script for '" + shell + "': take bash or zsh");
        }
    }

    private static String script(Workplace place) {
        Map<String, String> options = new TreeMap<>();
        for (Command command : place.commands()) {
            CommandSyntax syntax = command.syntax();
            options.put(
                    syntax.name(),
                    syntax.options().stream().map(o -> "--" + o.name()).collect(Collectors.joining(" ")));
        }
        String cases = options.entrySet().stream()
                .filter(command -> !command.getValue().isEmpty())
                .map(command -> "    " + command.getKey() + ") echo '" + command.getValue() + "' ;;\n")
                .collect(Collectors.joining());
        String withDomain = place.commands().stream()
                .map(Command::syntax)
                .filter(syntax -> syntax.option("domain").isPresent())
                .map(CommandSyntax::name)
                .collect(Collectors.joining(" | "));
        return template()
                .replace("@COMMANDS@", String.join(" ", options.keySet()))
                .replace("@OPTIONS@", cases)
                .replace("@WITH_DOMAIN@", withDomain);
    }

    private static String template() {
        try (InputStream in = Completion.class.getResourceAsStream("completion.bash")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
