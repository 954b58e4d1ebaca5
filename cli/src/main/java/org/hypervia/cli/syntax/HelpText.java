// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

import java.util.Collection;
import org.apache.commons.lang3.StringUtils;

/** The help as text, in virsh's layout. */
public final class HelpText {
    private HelpText() {}

    /** Describes one command. */
    public static String of(CommandSyntax syntax) {
        StringBuilder text = new StringBuilder();
        text.append("  NAME\n    ").append(syntax.name()).append(" - ").append(syntax.summary());
        text.append("\n\n  SYNOPSIS\n    ").append(syntax.name());
        syntax.options().forEach(option -> text.append(' ').append(synopsis(option)));
        text.append('\n');
        if (!syntax.description().isEmpty()) {
            text.append("\n  DESCRIPTION\n");
            syntax.description()
                    .lines()
                    .forEach(line -> text.append("    ").append(line).append('\n'));
        }
        if (!syntax.options().isEmpty()) {
            text.append("\n  OPTIONS\n");
            syntax.options().forEach(o -> appendLine(text, nameOf(o), 16, o.description()));
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
        commands.stream().filter(c -> c.group() == group).forEach(c -> appendLine(text, c.name(), 30, c.summary()));
        return text.append('\n').toString();
    }

    private static void appendLine(StringBuilder text, String name, int width, String meaning) {
        text.append("    ").append(StringUtils.rightPad(name, width));
        text.append(' ').append(meaning).append('\n');
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
