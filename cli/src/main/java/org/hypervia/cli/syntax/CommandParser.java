// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns words into commands, by virsh's grammar: an option stands anywhere after the command as {@code --name value} or
 * {@code --name=value}; any other word, and every word after {@code --}, fills the next option that takes one. Nothing is
 * run before everything is understood.
 */
public final class CommandParser {
    private static final String HELP = "help";

    private final Map<String, CommandSyntax> commands = new LinkedHashMap<>();

    /**
     * Knows some commands.
     *
     * @param commands what they are called and what they take
     */
    public CommandParser(Collection<CommandSyntax> commands) {
        commands.forEach(syntax -> this.commands.put(syntax.name(), syntax));
    }

    /**
     * Understands the words of one command.
     *
     * @param words at least the command itself
     * @throws UsageException when they make no command
     */
    public Invocation parse(List<String> words) {
        String name = words.get(0);
        CommandSyntax syntax = commands.get(name);
        if (syntax == null) {
            throw new UsageException(
                    "unknown command: '" + name + "'" + new CommandAdvice(commands.keySet()).about(name));
        }
        return new Reader(syntax, words.subList(1, words.size())).read();
    }

    /**
     * Understands several commands in one text.
     *
     * @param text as {@link CommandString} takes it apart
     * @throws UsageException when any of it makes no command
     */
    public List<Invocation> parseText(String text) {
        return CommandString.split(text).stream().map(this::parse).toList();
    }

    /** Reads the words of one command from left to right. */
    private static final class Reader {
        private final CommandSyntax syntax;
        private final List<String> words;
        private final Map<String, List<String>> values = new LinkedHashMap<>();
        private int next;
        private boolean onlyData;
        private boolean helpWanted;

        Reader(CommandSyntax syntax, List<String> words) {
            this.syntax = syntax;
            this.words = words;
        }

        Invocation read() {
            while (next < words.size()) {
                String word = words.get(next++);
                if (onlyData || !looksLikeOption(word)) {
                    readData(word);
                } else {
                    readOption(word.substring(2));
                }
            }
            if (helpWanted) {
                return new Invocation(HELP, new Arguments(Map.of("command", List.of(syntax.name()))));
            }
            requireAll();
            return new Invocation(syntax.name(), new Arguments(values));
        }

        private static boolean looksLikeOption(String word) {
            return word.equals("--")
                    || (word.length() > 2 && word.startsWith("--") && isAsciiLetterOrDigit(word.charAt(2)));
        }

        private static boolean isAsciiLetterOrDigit(char c) {
            return c < 0x80 && Character.isLetterOrDigit(c);
        }

        private void readOption(String text) {
            if (text.isEmpty()) {
                onlyData = true;
                return;
            }
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            Optional<OptionSyntax> option = syntax.option(name);
            if (option.isEmpty() && !name.equals(HELP)) {
                throw new UsageException("command '" + syntax.name() + "' doesn't support option --" + name);
            }
            boolean flag = option.isEmpty() || option.get().kind() == OptionSyntax.Kind.FLAG;
            if (flag && equals >= 0) {
                throw new UsageException("invalid '=' after option --" + name);
            }
            if (option.isEmpty()) {
                helpWanted = true;
            } else {
                refuseTwice(option.get());
                String value = flag ? "" : equals >= 0 ? text.substring(equals + 1) : wordAfter(option.get());
                add(option.get(), value);
            }
        }

        private void refuseTwice(OptionSyntax option) {
            if (values.containsKey(option.name()) && option.kind() != OptionSyntax.Kind.TEXTS) {
                throw new UsageException("option --" + option.name() + " already seen");
            }
        }

        private String wordAfter(OptionSyntax option) {
            if (next == words.size()) {
                throw new UsageException("expected syntax: --" + option.name() + " " + option.placeholder());
            }
            return words.get(next++);
        }

        private void readData(String word) {
            Optional<OptionSyntax> free = syntax.options().stream()
                    .filter(o ->
                            o.positional() && (o.kind() == OptionSyntax.Kind.TEXTS || !values.containsKey(o.name())))
                    .findFirst();
            // Libvirt's help takes any number of words and looks at the first.
            if (free.isEmpty() && !syntax.name().equals(HELP)) {
                throw new UsageException("unexpected data '" + word + "'");
            }
            free.ifPresent(option -> add(option, word));
        }

        private void add(OptionSyntax option, String value) {
            values.computeIfAbsent(option.name(), name -> new ArrayList<>()).add(value);
        }

        private void requireAll() {
            for (OptionSyntax option : syntax.options()) {
                if (option.required() && !values.containsKey(option.name())) {
                    throw new UsageException("command '" + syntax.name() + "' requires <" + option.name() + "> option");
                }
            }
        }
    }
}
