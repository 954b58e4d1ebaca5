// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.xml;

/**
 * Finds places in a document by line and column; both count from 1. It remembers the last line it was asked for, so that
 * going through a document costs one pass and no memory. Not safe for concurrent use.
 */
public final class XmlLines {
    private final String document;
    private int lastLine = 1;
    private int lastOffset;

    public XmlLines(String document) {
        this.document = document;
    }

    /** Returns the offset of the start tag that ends at that place, or -1 if there is none. */
    public int startOfTag(int endLine, int endColumn, String localName) {
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

    /** Returns the offset of the first character of a line, or the end if there are not as many lines. */
    public int offsetOf(int line) {
        if (line < lastLine) {
            lastLine = 1;
            lastOffset = 0;
        }
        while (lastLine < line && lastOffset < document.length()) {
            if (endsLine(lastOffset)) {
                lastLine++;
            }
            lastOffset++;
        }
        return lastOffset;
    }

    /** Returns the line of an offset that lies at or before the given line. */
    public int lineOf(int offset, int laterLine) {
        int line = laterLine;
        for (int later = offsetOf(laterLine) - 1; later >= offset; later--) {
            if (endsLine(later)) {
                line--;
            }
        }
        return line;
    }

    /** Returns the column of an offset. */
    public int columnOf(int offset) {
        int start = offset;
        while (start > 0 && !endsLine(start - 1)) {
            start--;
        }
        return offset - start + 1;
    }

    private boolean endsLine(int offset) {
        char c = document.charAt(offset);
        boolean firstOfPair = c == '\r' && offset + 1 < document.length() && document.charAt(offset + 1) == '\n';
        return c == '\n' || (c == '\r' && !firstOfPair);
    }
}
