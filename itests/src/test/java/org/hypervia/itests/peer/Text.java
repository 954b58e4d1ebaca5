// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import java.util.stream.Collectors;

/** Output in the form in which two programs are compared. */
public final class Text {
    private Text() {}

    /**
     * White space and the widths of tables apart: no indentation, no empty lines, one blank where there are several, and
     * rules of one length.
     */
    public static String plain(String output) {
        return output.lines()
                .map(line -> line.strip().replaceAll("\\s+", " ").replaceAll("^-{20,}$", "-".repeat(20)))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
