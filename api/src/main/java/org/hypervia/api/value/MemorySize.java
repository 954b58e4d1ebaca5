// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.value;

/**
 * An amount of memory that knows its unit; kept in bytes.
 *
 * @param bytes the amount in bytes, 0 or more
 */
public record MemorySize(long bytes) implements Comparable<MemorySize> {
    /** No memory at all. */
    public static final MemorySize ZERO = new MemorySize(0);

    private static final long KIBIBYTE = 1024;

    /**
     * Checks the values.
     *
     * @param bytes the amount in bytes, 0 or more
     */
    public MemorySize {
        if (bytes < 0) {
            throw new IllegalArgumentException("memory size of " + bytes + " bytes is negative");
        }
    }

    /**
     * Makes a size of a number of bytes.
     *
     * @param bytes the number, 0 or more
     * @return the size
     */
    public static MemorySize ofBytes(long bytes) {
        return new MemorySize(bytes);
    }

    /**
     * Makes a size of a number of kibibytes (1024 bytes).
     *
     * @param kibibytes the number, 0 or more
     * @return the size
     * @throws IllegalArgumentException if the size does not fit 63 bits of bytes
     */
    public static MemorySize ofKibibytes(long kibibytes) {
        return scaled(kibibytes, KIBIBYTE, "KiB");
    }

    /**
     * Makes a size of a number of mebibytes (1024 kibibytes).
     *
     * @param mebibytes the number, 0 or more
     * @return the size
     * @throws IllegalArgumentException if the size does not fit 63 bits of bytes
     */
    public static MemorySize ofMebibytes(long mebibytes) {
        return scaled(mebibytes, KIBIBYTE * KIBIBYTE, "MiB");
    }

    private static MemorySize scaled(long number, long factor, String unit) {
        if (number > Long.MAX_VALUE / factor) {
            throw new IllegalArgumentException("memory size of " + number + " " + unit + " is too large");
        }
        // A negative number stays negative, or overflows to some other value only below Long.MIN_VALUE / factor.
        return new MemorySize(number < 0 ? -1 : number * factor);
    }

    /**
     * Returns the size in kibibytes, rounded up.
     *
     * @return the number of kibibytes
     */
    public long kibibytes() {
        return divideRoundingUp(KIBIBYTE);
    }

    /**
     * Returns the size in mebibytes, rounded up.
     *
     * @return the number of mebibytes
     */
    public long mebibytes() {
        return divideRoundingUp(KIBIBYTE * KIBIBYTE);
    }

    private long divideRoundingUp(long unit) {
        return bytes / unit + (bytes % unit == 0 ? 0 : 1);
    }

    @Override
    public int compareTo(MemorySize other) {
        return Long.compare(bytes, other.bytes);
    }

    @Override
    public String toString() {
        return bytes % KIBIBYTE == 0 ? bytes / KIBIBYTE + " KiB" : bytes + " bytes";
    }
}
