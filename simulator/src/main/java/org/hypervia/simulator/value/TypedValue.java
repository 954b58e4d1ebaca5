// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.value;

/**
 * A value together with what the schema says of the place it was found in.
 *
 * @param type the declared type
 * @param value a string, number, boolean, instant, reference, data object, or a list of these
 */
public record TypedValue(FieldType type, Object value) {
    /** A value that says itself what it is, for places the schema does not describe. */
    public static TypedValue of(Object value) {
        return new TypedValue(FieldType.of("anyType"), value);
    }
}
