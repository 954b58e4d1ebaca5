// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import java.util.Optional;
import java.util.stream.Stream;
import org.hypervia.esx.soap.SoapWriter;
import org.hypervia.esx.soap.XmlNode;

/**
 * A value of the VI API: a simple one, a reference, a data object with its fields, or an array with its items. Fields that
 * newer servers add are there and not looked at; those that older ones lack are absent. Immutable.
 */
public final class VimValue {
    /** Nothing. */
    public static final VimValue NONE = new VimValue(XmlNode.NONE);

    private final XmlNode node;

    private VimValue(XmlNode node) {
        this.node = node;
    }

    static VimValue of(XmlNode node) {
        return new VimValue(node);
    }

    /** Returns the type the server states, such as {@code xsd:int} or a data object's, without its prefix; or nothing. */
    public String type() {
        return node.xsiType();
    }

    /** Returns the text of a simple value as it stands. */
    public String text() {
        return node.text();
    }

    /** Returns the text of a simple value without white space around it, as enumerations and numbers are read. */
    public String token() {
        return node.text().strip();
    }

    /** Returns the number of any integer type; empty if the text is none or is beyond 64 bits. */
    public Optional<Long> number() {
        String token = token();
        try {
            return token.matches("[+-]?\\d{1,19}") ? Optional.of(Long.parseLong(token)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Tells whether it is the boolean true. */
    public boolean isTrue() {
        return token().equals("true") || token().equals("1");
    }

    /** Returns the reference it is; empty if it is none. */
    public Optional<ManagedObjectRef> reference() {
        return node.refType().isEmpty() || token().isEmpty()
                ? Optional.empty()
                : Optional.of(new ManagedObjectRef(node.refType(), token()));
    }

    /** Returns a field, the first of those if it is repeated. */
    public Optional<VimValue> child(String name) {
        return node.child(name).map(VimValue::of);
    }

    /** Returns the text of a field as it stands. */
    public Optional<String> childText(String name) {
        return node.childText(name);
    }

    /** Returns the text of a field without white space around it. */
    public Optional<String> childToken(String name) {
        return child(name).map(VimValue::token);
    }

    /** Returns the number of a field; empty if there is no such field or it holds none. */
    public Optional<Long> childNumber(String name) {
        return child(name).flatMap(VimValue::number);
    }

    /** Tells whether a field is there and is the boolean true. */
    public boolean isTrue(String name) {
        return child(name).filter(VimValue::isTrue).isPresent();
    }

    /** Returns all values of a repeated field. */
    public Stream<VimValue> all(String name) {
        return node.all(name).map(VimValue::of);
    }

    /** Returns all items of an array, whatever they are called, or all fields of a data object. */
    public Stream<VimValue> items() {
        return node.children().stream().map(VimValue::of);
    }

    /** Returns the name of the element it came in: the name of a field. */
    public String name() {
        return node.name();
    }

    /** Tells whether it has neither a text nor items: an empty array, or a data object without a field. */
    public boolean isEmpty() {
        return node.children().isEmpty() && node.text().isBlank();
    }

    /**
     * Writes it again as it was read, to ask for what there was.
     *
     * @param name the name of the field it is written as
     */
    public void write(SoapWriter out, String name) {
        Optional<ManagedObjectRef> reference = reference();
        if (reference.isPresent()) {
            out.reference(name, reference.get());
        } else if (node.children().isEmpty() && !isObject()) {
            out.text(name, node.text());
        } else if (isObject()) {
            out.typed(name, node.xsiType(), this::writeFields);
        } else {
            out.element(name, this::writeFields);
        }
    }

    private void writeFields(SoapWriter out) {
        items().forEach(field -> field.write(out, field.name()));
    }

    /** The API's own types have a capital letter, those of XML Schema, which need not be said, have none. */
    private boolean isObject() {
        return !node.xsiType().isEmpty()
                && Character.isUpperCase(node.xsiType().charAt(0))
                && node.text().isBlank();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VimValue value && value.node.equals(node);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }

    /** Returns what it is, without what is in it, which may be large. */
    @Override
    public String toString() {
        return node.name() + (node.xsiType().isEmpty() ? "" : ":" + node.xsiType());
    }
}
