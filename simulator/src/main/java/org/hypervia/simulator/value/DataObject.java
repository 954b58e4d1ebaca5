// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable data object of the VI API.
 *
 * <p>Fields hold strings (enumeration literals too), numbers, booleans, instants, references, data objects and lists of
 * these. The order in which they were set does not matter: the {@link Schema} knows the order of the wire.
 *
 * @param type the data object's type
 * @param fields the fields that are set
 */
public record DataObject(String type, Map<String, Object> fields) {
    public DataObject {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Starts a data object of this type. */
    public static Builder of(String type) {
        return new Builder(type);
    }

    /** Returns the field's value, or null when it is unset. */
    public @Nullable Object get(String field) {
        return fields.get(field);
    }

    /** Collects fields; a null value leaves its field unset. */
    public static final class Builder {
        private final String type;
        private final Map<String, Object> fields = new LinkedHashMap<>();

        private Builder(String type) {
            this.type = type;
        }

        /** Sets a field; builders, also inside a list, are built on the way. */
        public Builder set(String field, @Nullable Object value) {
            if (value instanceof Builder builder) {
                fields.put(field, builder.build());
            } else if (value instanceof List<?> list) {
                fields.put(field, list.stream().map(Builder::built).toList());
            } else if (value != null) {
                fields.put(field, value);
            }
            return this;
        }

        /** Finishes the data object. */
        public DataObject build() {
            return new DataObject(type, fields);
        }

        private static Object built(Object item) {
            return item instanceof Builder builder ? builder.build() : item;
        }
    }
}
