// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.List;
import org.hypervia.simulator.value.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * What a method returns.
 *
 * @param type the declared type of each value
 * @param values the values: none, one, or a list
 */
record Reply(FieldType type, List<?> values) {
    /** Nothing is returned. */
    static final Reply NOTHING = new Reply(FieldType.of("string"), List.of());

    /** One value; null for an optional one that is not there. */
    static Reply of(String type, @Nullable Object value) {
        return new Reply(FieldType.of(type), value == null ? List.of() : List.of(value));
    }

    /** A list of values. */
    static Reply list(String type, List<?> values) {
        return new Reply(FieldType.of(type), values);
    }

    /** A list of values that may be of subtypes. */
    static Reply open(String type, List<?> values) {
        return new Reply(new FieldType("", type, true, true, true), values);
    }
}
