// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

import java.util.Collection;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/** The help as text, in virsh's layout, but no wider than a terminal. */
public final class HelpText {
    private static final int INDENT = 4;
    private static final int OPTIONS = 16;
    private static final int WIDEST = 30;

    private HelpText() {}

    /** Describes one command. */
    public static String of(CommandSyntax syntax) {
        StringBuilder text = new StringBuilder();
        text.append("  NAME\n    ").append(syntax.name()).append(" - ").append(syntax.summary());
        text.append("\n\n  SYNOPSIS\n    ").append(syntax.name());
        int indent = INDENT + syntax.name().length() + 1;
        List<String> options = syntax.options().stream().map(HelpText::synopsis).toList();
        text.append(String.join(
                        "\n" + " ".repeat(indent - 1),
                        TextLines.of(options, TextLines.TERMINAL - indent).stream()
                                .map(line -> line.isEmpty() ? "" : " " + line)
                                .toList()))
                .append('\n');
        if (!syntax.description().isEmpty()) {
            text.append("\n  DESCRIPTION\n");
            syntax.description()
                    .lines()
                    .flatMap(line -> TextLines.of(line, TextLines.TERMINAL - INDENT).stream())
                    .forEach(line -> text.append("    ").append(line).append('\n'));
        }
        if (!syntax.options().isEmpty()) {
            text.append("\n  OPTIONS\n");
            int longest = syntax.options().stream()
                    .mapToInt(option -> nameOf(option).length())
                    .max()
                    .orElse(0);
            int width = Math.min(Math.max(OPTIONS, longest), WIDEST);
            syntax.options().forEach(o -> appendEntry(text, nameOf(o), width, o.description()));
        }
        return text.append('\n').toString();
    }

    /** Lists the commands of one group under its heading. */
    public static String of(CommandGroup group, Collection<CommandSyntax> commands) {
        StringBuilder text = new StringBuilder();
        text.append(' ')
                .append(group.title())
                .append(" (help keyword '")
                .append(group.keyword())
                .append("'):\n");
        commands.stream()
                .filter(c -> c.group() == group)
                .forEach(c -> appendEntry(text, c.name(), WIDEST, c.summary()));
        return text.append('\n').toString();
    }

    /** A name and behind it what it means, in a column of its own; a name that is too long has a line of its own. */
    private static void appendEntry(StringBuilder text, String name, int width, String meaning) {
        String margin = " ".repeat(INDENT + width + 1);
        text.append(" ".repeat(INDENT)).append(StringUtils.rightPad(name, width));
        text.append(name.length() > width ? "\n" + margin : " ");
        text.append(String.join("\n" + margin, TextLines.of(meaning, TextLines.TERMINAL - margin.length())))
                .append('\n');
    }

    private static String synopsis(OptionSyntax option) {
        if (option.required()) {
            return "<" + option.name() + ">";
        }
        return switch (option.kind()) {
            case FLAG -> "[--" + option.name() + "]";
            case TEXT, NUMBER -> "[--" + option.name() + " " + option.placeholder() + "]";
            case TEXTS -> "[--" + option.name() + " " + option.placeholder() + "]...";
        };
    }

    private static String nameOf(OptionSyntax option) {
        String name = option.required() ? "[--" + option.name() + "]" : "--" + option.name();
        return option.placeholder().isEmpty() ? name : name + " " + option.placeholder();
    }
}
