// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds places in a document by line and column; both count from 1. The table is made when it is first needed. */
final class XmlLines {
    private final String document;
    private int @Nullable [] lineOffsets;

    XmlLines(String document) {
        this.document = document;
    }

    /** Returns the offset of the start tag that ends at that place, or -1 if there is none. */
    int startOfTag(int endLine, int endColumn, String localName) {
        int end = Math.min(document.length(), offsetOf(endLine) + endColumn - 1);
        // A start tag has no raw '<' inside, so the last one before its end is its beginning.
        int start = document.lastIndexOf('<', end - 1);
        return start >= 0 && document.startsWith(localName, nameOffset(start)) ? start : -1;
    }

    private int nameOffset(int tagStart) {
        int name = tagStart + 1;
        for (int offset = name; offset < document.length(); offset++) {
            char c = document.charAt(offset);
            if (c == ':') {
                return offset + 1;
            }
            if (c <= ' ' || c == '>' || c == '/') {
                break;
            }
        }
        return name;
    }

    int offsetOf(int line) {
        int[] offsets = lineOffsets();
        return offsets[Math.max(0, Math.min(line, offsets.length) - 1)];
    }

    int lineOf(int offset) {
        int found = Arrays.binarySearch(lineOffsets(), offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private int[] lineOffsets() {
        int[] offsets = lineOffsets;
        if (offsets == null) {
            offsets = countLines();
            lineOffsets = offsets;
        }
        return offsets;
    }

    private int[] countLines() {
        int[] offsets = new int[64];
        int lines = 1;
        for (int offset = 0; offset < document.length(); offset++) {
            if (endsLine(offset)) {
                if (lines == offsets.length) {
                    offsets = Arrays.copyOf(offsets, 2 * lines);
                }
                offsets[lines++] = offset + 1;
            }
        }
        return Arrays.copyOf(offsets, lines);
    }

    private boolean endsLine(int offset) {
        char c = document.charAt(offset);
        boolean firstOfPair = c == '\r' && offset + 1 < document.length() && document.charAt(offset + 1) == '\n';
        return c == '\n' || c == '\r' && !firstOfPair;
    }
}
