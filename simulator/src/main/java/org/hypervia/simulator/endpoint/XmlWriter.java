// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hypervia.simulator.value.ArrayValue;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.EnumValue;
import org.hypervia.simulator.value.FieldType;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.Schema;
import org.hypervia.simulator.value.TypedValue;

/**
 * Writes values as a host does: no white space between elements, the prefixes {@code xsd} and {@code xsi}, members in
 * the schema's order, the type of a value announced where it is not the declared one, and on every item of an array that
 * stands in for an {@code anyType}.
 */
final class XmlWriter {
    private final StringBuilder out;
    private final boolean oldClient;

    /** A writer; an old client is one that announced no version of the API. */
    XmlWriter(StringBuilder out, boolean oldClient) {
        this.out = out;
        this.oldClient = oldClient;
    }

    /** Writes a value, or each item of a list, as an element of this name. */
    void write(String name, FieldType type, Object value) {
        if (value instanceof TypedValue typed) {
            any(name, typed.type(), typed.value());
        } else if (type.type().equals("anyType")) {
            any(name, type, value);
        } else if (value instanceof List<?> list) {
            list.forEach(item -> write(name, type.item(), item));
        } else if (value instanceof Ref ref) {
            out.append('<').append(name);
            attribute("type", ref.type());
            end(name, ref.id());
        } else if (value instanceof DataObject object) {
            out.append('<').append(name);
            if (!object.type().equals(type.type())) {
                attribute("xsi:type", object.type());
            }
            members(name, object);
        } else {
            out.append('<').append(name);
            end(name, text(value));
        }
    }

    /** Writes a value that announces what it is. */
    private void any(String name, FieldType type, Object value) {
        if (value instanceof ArrayValue array) {
            array(name, FieldType.of(array.itemType()), array.items());
        } else if (value instanceof List<?> list) {
            array(name, type, list);
        } else if (value instanceof Ref ref) {
            out.append('<').append(name);
            attribute("type", ref.type());
            attribute("xsi:type", "ManagedObjectReference");
            end(name, ref.id());
        } else if (value instanceof DataObject object) {
            out.append('<').append(name);
            attribute("xsi:type", object.type());
            members(name, object);
        } else {
            out.append('<').append(name);
            attribute("xsi:type", simpleType(type.type(), value));
            end(name, text(value));
        }
    }

    private void array(String name, FieldType type, List<?> items) {
        String item = type.type().equals("ref") ? "ManagedObjectReference" : type.type();
        out.append('<').append(name);
        attribute("xsi:type", "ArrayOf" + item.substring(0, 1).toUpperCase(Locale.ROOT) + item.substring(1));
        out.append('>');
        items.forEach(value -> any(item, type.item(), value));
        out.append("</").append(name).append('>');
    }

    private void members(String name, DataObject object) {
        out.append('>');
        Set<String> left = new LinkedHashSet<>(object.fields().keySet());
        for (FieldType field : Schema.VIM.fields(object.type())) {
            Object value = object.get(field.name());
            if (value != null && left.remove(field.name()) && !(oldClient && field.recent())) {
                write(field.name(), field, value);
            }
        }
        // What the schema does not know comes last, as a newer host would add it.
        for (String field : left) {
            Object value = object.get(field);
            if (value != null) {
                write(field, new FieldType(field, "string", value instanceof List, true, false), value);
            }
        }
        out.append("</").append(name).append('>');
    }

    private static String simpleType(String declared, Object value) {
        return switch (declared) {
            case "anyType" -> inferred(value);
            case "string",
                    "int",
                    "long",
                    "short",
                    "byte",
                    "boolean",
                    "float",
                    "double",
                    "dateTime",
                    "anyURI",
                    "base64Binary" -> "xsd:" + declared;
            default -> declared;
        };
    }

    private static String inferred(Object value) {
        if (value instanceof EnumValue literal) {
            return literal.type();
        }
        if (value instanceof Integer) {
            return "xsd:int";
        }
        return value instanceof Instant
                ? "xsd:dateTime"
                : "xsd:" + value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String text(Object value) {
        return value instanceof EnumValue literal ? literal.literal() : String.valueOf(value);
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(out, value);
        out.append('"');
    }

    private void end(String name, String text) {
        out.append('>');
        escape(out, text);
        out.append("</").append(name).append('>');
    }

    /** Writes text; what XML 1.0 cannot hold becomes a question mark. */
    static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                case '\n', '\t' -> out.append(c);
                default -> out.append(c < ' ' || c >= '\ufffe' ? '?' : c);
            }
        }
    }
}
