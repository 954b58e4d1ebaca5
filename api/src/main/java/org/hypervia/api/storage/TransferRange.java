// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

import java.util.OptionalLong;

/**
 * Which bytes of a volume are moved.
 *
 * @param offset the first byte, counted from 0
 * @param length how many; empty for all that are there, or come
 */
public record TransferRange(long offset, OptionalLong length) {
    private static final TransferRange ALL = new TransferRange(0, OptionalLong.empty());

    public TransferRange {
        if (offset < 0) {
            throw new IllegalArgumentException("an offset must not be negative, as " + offset + " is");
        }
        if (length.isPresent() && (length.getAsLong() < 0 || offset + length.getAsLong() < 0)) {
            throw new IllegalArgumentException("a length must be between 0 and what a file can have, not "
                    + length.getAsLong() + " from " + offset + " on");
        }
    }

    /**
     * Moves everything.
     *
     * @return from the first byte to the last
     */
    public static TransferRange all() {
        return ALL;
    }

    /**
     * Moves what comes from a place on.
     *
     * @param offset the first byte
     * @return from there to the last
     * @throws IllegalArgumentException for a negative offset
     */
    public static TransferRange from(long offset) {
        return new TransferRange(offset, OptionalLong.empty());
    }

    /**
     * Moves a part.
     *
     * @param offset the first byte
     * @param length how many
     * @return the part
     * @throws IllegalArgumentException if one of them is negative
     */
    public static TransferRange of(long offset, long length) {
        return new TransferRange(offset, OptionalLong.of(length));
    }
}
