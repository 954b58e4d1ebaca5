// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.value;

/**
 * What the schema says about a field of a data object or a property of a managed object.
 *
 * @param name the field's name
 * @param type the type's name, {@code ref} for a managed object reference
 * @param list whether the field repeats
 * @param optional whether the field may be absent
 * @param open whether a value may be of any subtype, which the wire then announces
 * @param recent whether hosts keep it from clients that announce no version of the API, and so get the oldest
 */
public record FieldType(String name, String type, boolean list, boolean optional, boolean open, boolean recent) {
    /** A field that every client gets. */
    public FieldType(String name, String type, boolean list, boolean optional, boolean open) {
        this(name, type, list, optional, open, false);
    }

    /** The type of a value that stands alone, such as a method's result. */
    public static FieldType of(String type) {
        return new FieldType("", type, false, false, type.equals("anyType"));
    }

    /** The type of an item of this list. */
    public FieldType item() {
        return new FieldType(name, type, false, false, open);
    }

    /** Reads the notation of the schema: {@code name[*][?][^] type[+]}. */
    static FieldType parse(String text) {
        int blank = text.indexOf(' ');
        boolean recent = text.charAt(blank - 1) == '^';
        String left = text.substring(0, recent ? blank - 1 : blank);
        String right = text.substring(blank + 1);
        boolean optional = left.endsWith("?");
        String head = optional ? left.substring(0, left.length() - 1) : left;
        boolean list = head.endsWith("*");
        String name = list ? head.substring(0, head.length() - 1) : head;
        boolean plus = right.endsWith("+");
        String type = plus ? right.substring(0, right.length() - 1) : right;
        return new FieldType(name, type, list, optional, plus || type.equals("anyType"), recent);
    }
}
