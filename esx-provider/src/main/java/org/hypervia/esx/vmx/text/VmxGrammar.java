// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/**
 * The grammar of VMX text as libvirt accepts it: quoted values only, no escapes in them, comments, blanks, and any of line
 * feed, carriage return and semicolon between statements.
 */
public final class VmxGrammar {
    /** The largest number of entries that is read. */
    public static final int MAX_ENTRIES = 20_000;

    private static final String TRIPLE = "\"\"\"";

    private final String text;
    private final int end;
    private final boolean starInNames;
    private final Leniency leniency;
    private final List<VmxFile.Entry> entries = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private int at;
    private int line = 1;
    private int counted;

    VmxGrammar(String text, boolean starInNames, Leniency leniency) {
        int nul = text.indexOf('\0');
        this.text = text;
        this.end = nul < 0 ? text.length() : nul;
        this.starInNames = starInNames;
        this.leniency = leniency;
    }

    VmxFile file() {
        while (at < end) {
            try {
                statement();
                separator();
            } catch (HypervisorException noStatement) {
                skipBadLine(noStatement);
            }
            if (entries.size() > MAX_ENTRIES) {
                throw new HypervisorException(
                        ErrorCode.CONF_SYNTAX,
                        "The VMX file has more than " + MAX_ENTRIES + " entries, check that it is a VMX file");
            }
        }
        return new VmxFile(entries, lines);
    }

    private void skipBadLine(HypervisorException noStatement) {
        int start = at;
        while (start > 0 && !isLineEnd(text.charAt(start - 1))) {
            start--;
        }
        int bad = line();
        skipComment();
        // What is wrong may stand behind a value that was read.
        boolean read = !lines.isEmpty() && lines.get(lines.size() - 1) == bad;
        leniency.concede(
                "line",
                text.substring(start, at).strip(),
                OptionalInt.of(bad),
                read ? Action.KEPT : Action.LEFT_OUT,
                noStatement);
        skipBlanksAndLineEnds();
    }

    /** The line of the present place, from 1; the text is counted through once. */
    private int line() {
        for (; counted < at; counted++) {
            line += text.charAt(counted) == '\n' ? 1 : 0;
        }
        return line;
    }

    private void statement() {
        skipBlanksAndLineEnds();
        if (peek() == '#') {
            skipComment();
            return;
        }
        String name = name();
        skipBlanks();
        if (peek() != '=') {
            throw error("an assignment is expected after '" + Refusal.quote(name) + "'");
        }
        at++;
        skipBlanks();
        int number = line();
        entries.add(new VmxFile.Entry(name, value(name)));
        lines.add(number);
        skipBlanks();
        if (peek() == '#') {
            skipComment();
        }
    }

    private void separator() {
        skipBlanks();
        if (at >= end) {
            return;
        }
        if (peek() == ';') {
            at++;
        } else if (!isLineEnd(peek())) {
            throw error("a separator is expected, such as a line end");
        }
        skipBlanksAndLineEnds();
    }

    private String name() {
        int start = at;
        if (!isLetter(peek()) && peek() != '.') {
            throw error("a name is expected");
        }
        while (at < end && isName(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean isName(char c) {
        return isLetter(c) || isDigit(c) || "_:.-".indexOf(c) >= 0 || (starInNames && c == '*');
    }

    private String value(String name) {
        char first = peek();
        if (first == '"' || first == '\'') {
            // Shorter than this it cannot be a triple quote and its end, but it can be an empty value.
            boolean triple = end - at > 2 * TRIPLE.length() && text.startsWith(TRIPLE, at);
            return triple ? tripleQuoted(name) : quoted(first, name);
        }
        HypervisorException refusal = error(unquoted(first) + " '" + Refusal.quote(name) + "'");
        int start = at;
        int number = line();
        skipComment();
        String value = text.substring(start, at).strip();
        leniency.concede(name, value, OptionalInt.of(number), Action.KEPT, refusal);
        return value;
    }

    private static String unquoted(char first) {
        if (first == '[') {
            return "lists are not allowed, a quoted value is expected for";
        }
        return first == '-' || isDigit(first)
                ? "numbers are not allowed without quotes, as the value of"
                : "a value is expected for";
    }

    private String quoted(char quote, String name) {
        int start = at + 1;
        int close = start;
        while (close < end && text.charAt(close) != quote && !isLineEnd(text.charAt(close))) {
            close++;
        }
        if (close >= end || text.charAt(close) != quote) {
            throw error("the string is not terminated, the value of '" + Refusal.quote(name) + "'");
        }
        at = close + 1;
        return text.substring(start, close);
    }

    private String tripleQuoted(String name) {
        int start = at + TRIPLE.length();
        int close = text.indexOf(TRIPLE, start);
        if (close < 0 || close + TRIPLE.length() > end) {
            throw error("the string is not terminated, the value of '" + Refusal.quote(name) + "'");
        }
        at = close + TRIPLE.length();
        return text.substring(start, close);
    }

    /** The next character, or NUL at the end: the text itself has none. */
    private char peek() {
        return at < end ? text.charAt(at) : 0;
    }

    private void skipComment() {
        while (at < end && !isLineEnd(text.charAt(at))) {
            at++;
        }
    }

    private void skipBlanks() {
        while (at < end && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private void skipBlanksAndLineEnds() {
        while (at < end && (isBlank(text.charAt(at)) || isLineEnd(text.charAt(at)))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private HypervisorException error(String expected) {
        return Refusal.syntax(line(), expected);
    }
}
