// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Text in lines that fit a terminal of {@value #TERMINAL} columns, the narrowest that people use. */
public final class TextLines {
    /** How many columns a line may have. */
    public static final int TERMINAL = 80;

    private TextLines() {}

    /** Breaks a text at its blanks. */
    public static List<String> of(String text, int width) {
        return of(Arrays.asList(text.split(" ", -1)), width);
    }

    /**
     * Puts pieces one after the other, with a blank between them.
     *
     * @param pieces what must not be broken; one that is too long has a line of its own
     * @param width how many columns a line may have
     * @return the lines, at least one
     */
    public static List<String> of(List<String> pieces, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces) {
            if (line.length() > 0 && line.length() + 1 + piece.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(piece);
        }
        lines.add(line.toString());
        return lines;
    }
}
