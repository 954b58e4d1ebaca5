// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.conversion;

import java.util.List;

/**
 * What a lenient conversion gives: the result, and what differs from what was asked. Immutable.
 *
 * @param text domain XML or the native configuration
 * @param warnings what was left out, kept or replaced, in the order in which it was met; empty if the result is that of the
 *     strict conversion
 */
public record LenientConversion(String text, List<ConversionWarning> warnings) {
    /**
     * Copies the list.
     *
     * @param text the result
     * @param warnings what differs
     */
    public LenientConversion {
        warnings = List.copyOf(warnings);
    }
}
