// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

import java.util.Objects;
import java.util.Optional;

/**
 * How a transfer that runs by itself goes about it. Immutable.
 *
 * @param range which bytes
 * @param checksum the algorithm of a checksum over what was moved, as {@link java.security.MessageDigest} names it; empty for none
 * @param repeats how often it goes on after the connection was cut before it gives up; a download that got
 *     further meanwhile counts anew
 */
public record TransferOptions(TransferRange range, Optional<String> checksum, int repeats) {
    private static final int REPEATS = 10;
    private static final TransferOptions DEFAULTS = new TransferOptions(TransferRange.all(), Optional.empty(), REPEATS);

    public TransferOptions {
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(checksum, "checksum");
        if (repeats < 0) {
            throw new IllegalArgumentException("a transfer cannot be repeated " + repeats + " times");
        }
    }

    /**
     * Moves everything, without a checksum, and goes on up to ten times.
     *
     * @return the options
     */
    public static TransferOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Moves a part.
     *
     * @param part which bytes
     * @return these options for that part
     */
    public TransferOptions withRange(TransferRange part) {
        return new TransferOptions(part, checksum, repeats);
    }

    /**
     * Makes a checksum on the way.
     *
     * @param algorithm such as {@code SHA-256}
     * @return these options with a checksum
     */
    public TransferOptions withChecksum(String algorithm) {
        return new TransferOptions(range, Optional.of(algorithm), repeats);
    }

    /**
     * Goes on after a cut connection so often.
     *
     * @param times how often, for a download without getting any further; 0 for never
     * @return these options with that limit
     * @throws IllegalArgumentException for a negative number
     */
    public TransferOptions withRepeats(int times) {
        return new TransferOptions(range, checksum, times);
    }
}
