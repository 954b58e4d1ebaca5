// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.xml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hypervia.spi.xml.XmlSpans.Span;

/**
 * Changes to a document in its own text, so that all else in it stays as it is, down to the last byte: comments, foreign
 * namespaces, the order of things. The elements are those that {@link XmlTree} made of that text. Not safe for concurrent
 * use.
 */
public final class XmlEdits {
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s+([^\\s=/>]+)\\s*=\\s*(\"[^\"]*\"|'[^']*')");

    private final String document;
    private final Map<XmlElement, Span> spans = new HashMap<>();
    private final Map<XmlElement, Change> changes = new HashMap<>();

    /** A part of the document, and what stands there instead. */
    private record Splice(int from, int to, String text) {}

    /** What is to become of an element. */
    private static final class Change {
        private String tag;
        private String text = "";
        private boolean hasText;
        private boolean removed;
        private final StringBuilder appended = new StringBuilder();
        private final StringBuilder behind = new StringBuilder();

        Change(String tag) {
            this.tag = tag;
        }
    }

    /** Starts with no change of the text that an element was made of. */
    public XmlEdits(String document, XmlElement root) {
        this.document = document;
        Iterator<Span> inOrder = new XmlSpans(document).all().iterator();
        locate(root, inOrder);
    }

    private void locate(XmlElement element, Iterator<Span> inOrder) {
        spans.put(element, inOrder.next());
        element.elements().forEach(child -> locate(child, inOrder));
    }

    /** Gives an element an attribute, or the one it has another value. */
    public void setAttribute(XmlElement element, String name, String value) {
        Change change = change(element);
        var attribute = new StringBuilder(" ").append(name).append("='");
        XmlWriter.escapeValue(value, attribute);
        attribute.append('\'');
        String without = withoutAttribute(change.tag, name);
        int close = without.endsWith("/>") ? without.length() - 2 : without.length() - 1;
        change.tag = without.substring(0, close) + attribute + without.substring(close);
    }

    public void removeAttribute(XmlElement element, String name) {
        Change change = change(element);
        change.tag = withoutAttribute(change.tag, name);
    }

    private static String withoutAttribute(String tag, String name) {
        Matcher attributes = ATTRIBUTE.matcher(tag);
        while (attributes.find()) {
            if (attributes.group(1).equals(name)) {
                return tag.substring(0, attributes.start()) + tag.substring(attributes.end());
            }
        }
        return tag;
    }

    /** Replaces all that is inside an element by a text. */
    public void setText(XmlElement element, String text) {
        Change change = change(element);
        var escaped = new StringBuilder();
        XmlWriter.escapeText(text, escaped);
        change.text = escaped.toString();
        change.hasText = true;
    }

    public void remove(XmlElement element) {
        change(element).removed = true;
    }

    /** Adds an element behind all that is inside another. */
    public void append(XmlElement parent, String xml) {
        change(parent).appended.append(xml);
    }

    public void insertBehind(XmlElement sibling, String xml) {
        change(sibling).behind.append(xml);
    }

    /** Returns the text of an element, as the document has it. */
    public String textOf(XmlElement element) {
        Span span = span(element);
        return document.substring(span.start(), span.end());
    }

    /** Returns the document with all changes. */
    public String apply() {
        List<Splice> splices = new ArrayList<>();
        changes.forEach((element, change) -> splice(element, change, splices));
        // What is put between two elements comes before what becomes of the second one.
        splices.sort(Comparator.comparingInt(Splice::from).thenComparingInt(Splice::to));
        var result = new StringBuilder();
        int at = 0;
        for (Splice splice : splices) {
            // What is not, is inside of something that is removed or replaced as a whole.
            if (splice.from() >= at) {
                result.append(document, at, splice.from()).append(splice.text());
                at = splice.to();
            }
        }
        return result.append(document, at, document.length()).toString();
    }

    private void splice(XmlElement element, Change change, List<Splice> splices) {
        int start = span(element).start();
        int tagEnd = span(element).tagEnd();
        int end = span(element).end();
        boolean isEmpty = tagEnd == end;
        String inside = change.text + change.appended;
        splices.add(new Splice(end, end, change.behind.toString()));
        if (change.removed) {
            splices.add(new Splice(start, end, ""));
        } else if (isEmpty && !inside.isEmpty()) {
            String open = change.tag.substring(0, change.tag.length() - 2) + ">";
            splices.add(new Splice(start, end, open + inside + closingTag(start)));
        } else {
            splices.add(new Splice(start, tagEnd, change.tag));
            int close = isEmpty ? end : document.lastIndexOf("</", end - 1);
            splices.add(new Splice(change.hasText ? tagEnd : close, close, inside));
        }
    }

    private String closingTag(int start) {
        int end = start + 1;
        while (" \t\r\n/>".indexOf(document.charAt(end)) < 0) {
            end++;
        }
        return "</" + document.substring(start + 1, end) + ">";
    }

    private Change change(XmlElement element) {
        return changes.computeIfAbsent(
                element,
                unchanged -> new Change(
                        document.substring(span(element).start(), span(element).tagEnd())));
    }

    private Span span(XmlElement element) {
        return Objects.requireNonNull(spans.get(element), "an element of another document");
    }
}
