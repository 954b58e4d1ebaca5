// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import java.util.Optional;

/**
 * The weight of a domain when processors are scarce: an unsigned 64-bit number.
 *
 * @param unsignedValue the number; read it with the unsigned methods of {@link Long}
 */
public record CpuShares(long unsignedValue) {
    /**
     * Reads a plain decimal number.
     *
     * @param digits one or more digits
     * @return the shares, or empty if the text has anything but digits or does not fit 64 bits
     */
    public static Optional<CpuShares> parse(String digits) {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CpuShares(Long.parseUnsignedLong(digits)));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    /** Returns the number as unsigned decimal. */
    @Override
    public String toString() {
        return Long.toUnsignedString(unsignedValue);
    }
}
