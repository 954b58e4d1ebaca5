// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import java.util.ArrayList;
import java.util.List;

/** A table in virsh's layout: three blanks between columns, a rule under the header, and nothing after the last column. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /** Starts with the header. */
    public Table(List<String> header) {
        add(header);
    }

    /** Adds a row of as many cells as the header has. */
    public void add(List<String> cells) {
        rows.add(cells.stream().map(PlainText::of).toList());
    }

    /**
     * Writes the table.
     *
     * @param withHeader false for the bare rows of the quiet mode, whose widths then do not count the header
     */
    public void print(Output output, boolean withHeader) {
        List<List<String>> shown = withHeader ? rows : rows.subList(1, rows.size());
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : shown) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], TextWidth.of(row.get(i)));
            }
        }
        for (int i = 0; i < shown.size(); i++) {
            output.line(format(shown.get(i), widths));
            if (withHeader && i == 0) {
                output.line(rule(widths));
            }
        }
    }

    private static String format(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            line.append(' ').append(cell);
            if (i < widths.length - 1) {
                line.append(" ".repeat(widths[i] - TextWidth.of(cell) + 2));
            }
        }
        return line.toString();
    }

    private static String rule(int[] widths) {
        int length = 0;
        for (int width : widths) {
            length += width + 3;
        }
        return "-".repeat(length);
    }
}
