// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * A text of several commands, as virsh takes it for its only word: blanks separate words, semicolons and line ends
 * separate commands, quotes and backslashes keep blanks, and a word that begins with {@code #} hides the rest of its
 * line.
 */
final class CommandString {
    private final String text;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private int next;

    private CommandString(String text) {
        this.text = text;
    }

    /**
     * Takes a text apart.
     *
     * @return the words of each command; commands without a word are left out
     * @throws UsageException for a quote that is not closed or a backslash at the end
     */
    static List<List<String>> split(String text) {
        CommandString reader = new CommandString(text);
        reader.read();
        return reader.commands;
    }

    private void read() {
        while (next < text.length()) {
            char c = text.charAt(next);
            if (c == ' ' || c == '\t') {
                next++;
            } else if (c == ';' || c == '\n') {
                next++;
                endCommand();
            } else if (c == '#') {
                int end = text.indexOf('\n', next);
                next = end < 0 ? text.length() : end;
            } else {
                words.add(word());
            }
        }
        endCommand();
    }

    private void endCommand() {
        if (!words.isEmpty()) {
            commands.add(words);
            words = new ArrayList<>();
        }
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (; next < text.length(); next++) {
            char c = text.charAt(next);
            if (quote == 0 && " \t;\n".indexOf(c) >= 0) {
                break;
            }
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == '\\' && quote != '\'') {
                word.append(afterBackslash());
            } else {
                word.append(c);
            }
        }
        if (quote != 0) {
            throw new UsageException("missing " + quote);
        }
        return word.toString();
    }

    private char afterBackslash() {
        next++;
        if (next == text.length()) {
            throw new UsageException("dangling \\");
        }
        return text.charAt(next);
    }
}
