// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.value;

import java.util.List;

/**
 * A list where the schema says {@code anyType}; elsewhere a plain list is enough.
 *
 * @param itemType the type of the items, as in {@code ArrayOf} + this name
 * @param items the items, in order
 */
public record ArrayValue(String itemType, List<?> items) {
    public ArrayValue {
        items = List.copyOf(items);
    }
}
