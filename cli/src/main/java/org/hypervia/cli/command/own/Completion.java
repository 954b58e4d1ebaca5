// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.own;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

/** {@code completion}: a script for the shell, made of the commands that are there. */
final class Completion implements Command {
    private static final Set<String> FILES =
            Set.of("certificate", "config", "file", "output-dir", "password-file", "vmx", "xml", "xmlfile");
    private static final List<String> FOR_RUNNING =
            List.of("destroy", "domhostname", "domifaddr", "reboot", "reset", "screenshot", "shutdown", "suspend");

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "completion",
                CommandGroup.HYPERVIA,
                "print a completion script",
                """
                Prints a script that completes commands, options, parameters of URIs, and names of domains, snapshots, pools, volumes, networks, \
                interfaces and files.
                For bash:  source <(hypervia completion bash)
                For zsh:   source <(hypervia completion zsh)""",
                OptionSyntax.required("shell", "bash or zsh").taking("bash", "zsh"));
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
        List<CommandSyntax> commands = place.commands().stream()
                .map(Command::syntax)
                .sorted(Comparator.comparing(CommandSyntax::name))
                .toList();
        UriCompletion uris = UriCompletion.of(place.hypervisors().get().providers());
        return template()
                .replace("@SCHEMES@", uris.patterns())
                .replace("@NAMES@", uris.names())
                .replace("@PARAMETERS@", uris.values())
                .replace("@COMMANDS@", joined(commands.stream().map(CommandSyntax::name), " "))
                .replace("@OPTIONS@", joined(commands.stream().flatMap(Completion::options), ""))
                .replace("@KINDS@", joined(commands.stream().flatMap(Completion::kinds), ""))
                .replace("@PLAIN@", joined(commands.stream().flatMap(Completion::plain), ""))
                .replace("@RUNNING@", String.join(" | ", FOR_RUNNING));
    }

    private static String joined(Stream<String> texts, String separator) {
        return texts.collect(Collectors.joining(separator));
    }

    private static Stream<String> options(CommandSyntax syntax) {
        return syntax.options().isEmpty()
                ? Stream.empty()
                : Stream.of(line(syntax.name(), joined(syntax.options().stream().map(o -> "--" + o.name()), " ")));
    }

    /** What the value of each option is; nothing for those that take none. */
    private static Stream<String> kinds(CommandSyntax syntax) {
        return syntax.options().stream()
                .filter(option -> option.kind() != OptionSyntax.Kind.FLAG)
                .map(option -> line(syntax.name() + "/--" + option.name(), kind(syntax, option)));
    }

    /** What the words without an option before them are, by their number from 1 on. */
    private static Stream<String> plain(CommandSyntax syntax) {
        List<OptionSyntax> positional =
                syntax.options().stream().filter(OptionSyntax::positional).toList();
        return IntStream.range(0, positional.size()).mapToObj(i -> {
            OptionSyntax option = positional.get(i);
            String place = option.kind() == OptionSyntax.Kind.TEXTS ? "*" : Integer.toString(i + 1);
            return line(syntax.name() + "/" + place, kind(syntax, option));
        });
    }

    private static String line(String pattern, String text) {
        return "    " + pattern + ") REPLY='" + text + "' ;;\n";
    }

    private static String kind(CommandSyntax syntax, OptionSyntax option) {
        String name = option.name();
        if (!option.values().isEmpty()) {
            return String.join(" ", option.values());
        }
        boolean ofSnapshots = syntax.group() == CommandGroup.SNAPSHOT;
        if (name.equals("snapshotname") || (ofSnapshots && name.equals("from"))) {
            return "@snapshot";
        }
        if (name.equals("domain")) {
            return "@domain";
        }
        if (name.equals("pool") || name.equals("inputpool")) {
            return "@pool";
        }
        if (name.equals("vol") || name.equals("backing-vol")) {
            return "@volume";
        }
        if (name.equals("network") && syntax.group() == CommandGroup.NETWORK) {
            return "@network";
        }
        if (name.equals("interface") && syntax.group() == CommandGroup.INTERFACE) {
            return "@interface";
        }
        if (syntax.name().equals("help")) {
            return "@command";
        }
        if (name.equals("desturi") || (syntax.group() == CommandGroup.HYPERVIA && name.equals("uri"))) {
            return "@uri";
        }
        return FILES.contains(name) ? "@file" : "@text";
    }

    private static String template() {
        try (InputStream in = Completion.class.getResourceAsStream("completion.bash")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
