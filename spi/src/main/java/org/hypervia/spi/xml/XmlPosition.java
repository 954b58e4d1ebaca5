// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.xml;

/**
 * Where the start tag of an element ends, as the parser tells it. Where the tag begins is only worked out when somebody
 * asks, that is, for an error or a report.
 */
record XmlPosition(XmlLines lines, int endLine, int endColumn) {

    String describe(String name) {
        SkippedXml start = skipped("", name);
        return "line " + start.line() + ", column " + start.column();
    }

    SkippedXml skipped(String path, String name) {
        int start = lines.startOfTag(endLine, endColumn, name.substring(name.lastIndexOf('}') + 1));
        if (start < 0) {
            return new SkippedXml(path, endLine, endColumn);
        }
        int lineStart = lines.offsetOf(endLine);
        return start >= lineStart
                ? new SkippedXml(path, endLine, start - lineStart + 1)
                : new SkippedXml(path, lines.lineOf(start, endLine), lines.columnOf(start));
    }
}
