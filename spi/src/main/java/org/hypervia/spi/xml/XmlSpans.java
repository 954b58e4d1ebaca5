// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Where the elements of a well-formed document stand in its text. The JDK's parser tells places too, but behind an escape
 * they are wrong.
 */
final class XmlSpans {
    private final String document;
    private final List<Span> spans = new ArrayList<>();

    /** From the bracket that opens an element to behind those that close its start tag and itself. */
    record Span(int start, int tagEnd, int end) {}

    /** Looks at a document that was read without an error, and so has no document type. */
    XmlSpans(String document) {
        this.document = document;
    }

    /** Returns the places of all elements, in the order of their start tags. */
    List<Span> all() {
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = document.indexOf('<'); at >= 0; at = document.indexOf('<', at)) {
            int start = at;
            if (document.startsWith("<!--", at)) {
                at = behind("-->", at);
            } else if (document.startsWith("<![CDATA[", at)) {
                at = behind("]]>", at);
            } else if (document.startsWith("<?", at)) {
                at = behind("?>", at);
            } else if (document.startsWith("</", at)) {
                at = behind(">", at);
                int opened = open.pop();
                spans.set(
                        opened,
                        new Span(spans.get(opened).start(), spans.get(opened).tagEnd(), at));
            } else {
                at = behindTag(at);
                if (document.charAt(at - 2) != '/') {
                    open.push(spans.size());
                }
                spans.add(new Span(start, at, at));
            }
        }
        return spans;
    }

    private int behind(String end, int from) {
        return document.indexOf(end, from) + end.length();
    }

    /** A bracket inside of quotes closes nothing. */
    private int behindTag(int from) {
        int at = from + 1;
        while (document.charAt(at) != '>') {
            char c = document.charAt(at);
            at = c == '\'' || c == '"' ? document.indexOf(c, at + 1) + 1 : at + 1;
        }
        return at + 1;
    }
}
