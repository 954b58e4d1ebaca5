// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

/**
 * An amount of memory. Libvirt counts in KiB, the VI API and VMX in MiB; this type keeps them apart.
 *
 * @param kibibytes the amount in units of 1024 bytes, not negative
 */
public record MemorySize(long kibibytes) implements Comparable<MemorySize> {
    /** No memory at all. */
    public static final MemorySize ZERO = new MemorySize(0);

    public MemorySize {
        if (kibibytes < 0) {
            throw new IllegalArgumentException("an amount of memory cannot be negative: " + kibibytes + " KiB");
        }
    }

    /**
     * Makes an amount from units of 1024 bytes.
     *
     * @param amount in KiB
     * @return the amount
     */
    public static MemorySize ofKibibytes(long amount) {
        return new MemorySize(amount);
    }

    /**
     * Makes an amount from units of 1024 KiB.
     *
     * @param amount in MiB
     * @return the amount
     * @throws ArithmeticException if it does not fit
     */
    public static MemorySize ofMebibytes(long amount) {
        return new MemorySize(Math.multiplyExact(amount, 1024L));
    }

    /**
     * Makes an amount from bytes, rounded down to whole KiB.
     *
     * @param amount in bytes
     * @return the amount
     */
    public static MemorySize ofBytes(long amount) {
        return new MemorySize(amount / 1024);
    }

    /**
     * Returns the amount in units of 1024 KiB, rounded up.
     *
     * @return the amount in MiB
     */
    public long toMebibytesRoundedUp() {
        return kibibytes / 1024 + (kibibytes % 1024 == 0 ? 0 : 1);
    }

    @Override
    public int compareTo(MemorySize other) {
        return Long.compare(kibibytes, other.kibibytes);
    }

    /** Returns the amount with its unit. */
    @Override
    public String toString() {
        return kibibytes + " KiB";
    }
}
