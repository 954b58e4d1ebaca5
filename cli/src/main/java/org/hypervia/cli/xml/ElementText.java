// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An element that is made up, in libvirt's layout: a line each, two blanks a level, attributes in single quotes. */
public final class ElementText {
    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final List<ElementText> children = new ArrayList<>();
    private String text = "";

    /** Begins an element. */
    public ElementText(String name) {
        this.name = name;
    }

    /** Adds an attribute. */
    public ElementText with(String attribute, String value) {
        attributes
                .append(' ')
                .append(attribute)
                .append("='")
                .append(escaped(value))
                .append('\'');
        return this;
    }

    /** Adds an attribute if there is something to say. */
    public ElementText with(String attribute, Optional<String> value) {
        value.ifPresent(present -> with(attribute, present));
        return this;
    }

    /** Says what stands in it, beside no other element. */
    public ElementText text(String content) {
        text = content;
        return this;
    }

    /** Adds an element in it. */
    public ElementText add(ElementText child) {
        children.add(child);
        return this;
    }

    /** Adds an element in it that holds a text, if there is one. */
    public ElementText add(String child, Optional<String> content) {
        content.ifPresent(present -> add(new ElementText(child).text(present)));
        return this;
    }

    /** Tells whether the element says nothing but its name. */
    boolean isEmpty() {
        return attributes.isEmpty() && children.isEmpty() && text.isEmpty();
    }

    /** Adds an element in it, unless that says nothing but its name. */
    public ElementText addUnlessEmpty(ElementText child) {
        return child.isEmpty() ? this : add(child);
    }

    private static String escaped(String value) {
        StringBuilder result = new StringBuilder(value.length() + 16);
        value.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '&' -> result.append("&amp;");
                case '\'' -> result.append("&apos;");
                case '"' -> result.append("&quot;");
                case '\n', '\r', '\t' -> result.append("&#").append(character).append(';');
                default -> result.appendCodePoint(character);
            }
        });
        return result.toString();
    }

    private void write(StringBuilder target, String indent) {
        target.append(indent).append('<').append(name).append(attributes);
        if (children.isEmpty() && text.isEmpty()) {
            target.append("/>\n");
        } else if (children.isEmpty()) {
            target.append('>').append(escaped(text)).append("</").append(name).append(">\n");
        } else {
            target.append(">\n");
            children.forEach(child -> child.write(target, indent + "  "));
            target.append(indent).append("</").append(name).append(">\n");
        }
    }

    /** Returns the element with a line end. */
    @Override
    public String toString() {
        StringBuilder target = new StringBuilder();
        write(target, "");
        return target.toString();
    }
}
