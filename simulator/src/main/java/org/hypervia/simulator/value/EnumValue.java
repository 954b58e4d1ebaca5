// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.value;

/**
 * An enumeration literal where the schema says {@code anyType}; elsewhere the literal alone is enough.
 *
 * @param type the enumeration's name
 * @param literal the value on the wire
 */
public record EnumValue(String type, String literal) {}
