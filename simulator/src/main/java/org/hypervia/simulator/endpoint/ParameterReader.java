// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.FieldType;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.Schema;

/** Turns elements of a request into values, as the schema declares them. */
final class ParameterReader {
    private ParameterReader() {}

    /** Reads an element of this declared type; a subtype it announces itself wins. */
    static Object value(Element element, String declared) {
        String announced = element.schemaType();
        String type = declared.equals("anyType") || (announced != null && Schema.VIM.isA(announced, declared))
                ? announced == null ? "string" : announced
                : declared;
        String text = element.text().strip();
        try {
            return switch (type) {
                case "string", "anyURI" -> element.text();
                case "int" -> Integer.valueOf(text);
                case "long" -> Long.valueOf(text);
                case "short" -> Short.valueOf(text);
                case "byte" -> Byte.valueOf(text);
                case "float" -> Float.valueOf(text);
                case "double" -> Double.valueOf(text);
                case "boolean" -> bool(text);
                case "dateTime" -> instant(text);
                case "ref", "ManagedObjectReference" -> reference(element);
                default -> Schema.VIM.knows(type) && !Schema.VIM.isManaged(type) ? object(element, type) : text;
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw Faults.invalidRequest("Cannot deserialize " + element.name() + " as " + type);
        }
    }

    /** Reads a data object; members the schema does not know are passed over. */
    static DataObject object(Element element, String type) {
        DataObject.Builder object = DataObject.of(type);
        for (FieldType field : Schema.VIM.fields(type)) {
            List<Element> found = element.children(field.name());
            if (field.list() && !found.isEmpty()) {
                List<Object> items = new ArrayList<>();
                found.forEach(item -> items.add(value(item, field.type())));
                object.set(field.name(), items);
            } else if (!found.isEmpty()) {
                object.set(field.name(), value(found.get(0), field.type()));
            }
        }
        return object.build();
    }

    /** Reads a reference. */
    static Ref reference(Element element) {
        String type = element.managedType();
        return new Ref(type == null ? "ManagedObject" : type, element.text().strip());
    }

    private static Boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new NumberFormatException(text);
        };
    }

    private static Instant instant(String text) {
        boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d");
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
