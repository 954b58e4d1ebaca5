// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.hypervia.api.error.HypervisorException;

/** Writes XML in libvirt's layout: one element a line, two blanks a level, single quotes, no declaration. */
public final class XmlWriter {
    /** The element that a draft has where something could not be written; no document of libvirt's has it. */
    public static final String MARK = "unwritable";

    private static final String INDENT = "  ";

    private final StringBuilder document = new StringBuilder(2048);
    private final Deque<String> open = new ArrayDeque<>();
    private final boolean draft;
    private final boolean keepsBlanks;

    public XmlWriter() {
        this(false, true);
    }

    private XmlWriter(boolean draft, boolean keepsBlanks) {
        this.draft = draft;
        this.keepsBlanks = keepsBlanks;
    }

    /** Begins a document as libvirt writes it, whose carriage returns and tabs a reader takes for other blanks. */
    public static XmlWriter losingBlanks() {
        return new XmlWriter(false, false);
    }

    /** Begins a document that nobody but a comparison will read: what cannot be written leaves a mark there. */
    public static XmlWriter draft() {
        return new XmlWriter(true, true);
    }

    /** Stands where the content of an element cannot be written: fails for that reason, or leaves it as a mark in a draft. */
    public void unwritable(HypervisorException reason) {
        if (!draft) {
            throw reason;
        }
        begin(MARK).text(String.valueOf(reason.getMessage()));
    }

    /** Begins an element; attributes may follow, then one of {@link #end()}, {@link #text} and {@link #content}. */
    public XmlWriter begin(String name) {
        indent();
        document.append('<').append(name);
        open.push(name);
        return this;
    }

    public XmlWriter attribute(String name, String value) {
        document.append(' ').append(name).append("='");
        escape(value, keepsBlanks ? "\t\n\r" : "", document);
        document.append('\'');
        return this;
    }

    public XmlWriter attribute(String name, int value) {
        return attribute(name, String.valueOf(value));
    }

    public XmlWriter attribute(String name, Optional<String> value) {
        value.ifPresent(present -> attribute(name, present));
        return this;
    }

    /** Ends an element without content. */
    public void end() {
        open.pop();
        document.append("/>\n");
    }

    /** Ends an element that has only text inside. */
    public void text(String text) {
        document.append('>');
        escape(text, keepsBlanks ? "\r" : "", document);
        closingTag(open.pop());
    }

    /** Ends an element that has other elements inside. */
    public void content(Runnable children) {
        document.append(">\n");
        children.run();
        String name = open.pop();
        indent();
        closingTag(name);
    }

    /** Writes an element without attributes that has only text inside. */
    public void element(String name, String text) {
        begin(name).text(text);
    }

    /** Writes an element with neither attributes nor content. */
    public void flag(String name, boolean present) {
        if (present) {
            begin(name).end();
        }
    }

    private void closingTag(String name) {
        document.append("</").append(name).append(">\n");
    }

    private void indent() {
        for (int level = 0; level < open.size(); level++) {
            document.append(INDENT);
        }
    }

    /** Escapes the value of an attribute, in which a reader would take each line end for a blank. */
    static void escapeValue(String text, StringBuilder document) {
        escape(text, "\t\n\r", document);
    }

    /** Escapes text, in which a reader would take a carriage return for a line feed. */
    static void escapeText(String text, StringBuilder document) {
        escape(text, "\r", document);
    }

    /** Escapes what XML needs and drops control characters, which XML cannot say. */
    private static void escape(String text, String blanks, StringBuilder document) {
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            switch (c) {
                case '&' -> document.append("&amp;");
                case '<' -> document.append("&lt;");
                case '>' -> document.append("&gt;");
                case '\'' -> document.append("&apos;");
                case '"' -> document.append("&quot;");
                case '\t', '\n', '\r' -> {
                    if (blanks.indexOf(c) < 0) {
                        document.append(c);
                    } else {
                        document.append("&#").append((int) c).append(';');
                    }
                }
                default -> {
                    if (c >= ' ') {
                        document.append(c);
                    }
                }
            }
        }
    }

    @Override
    public String toString() {
        return document.toString();
    }
}
