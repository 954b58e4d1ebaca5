// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.value;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The hardware address of a network card.
 *
 * @param bits the six bytes as a number, the first byte on top
 */
public record MacAddress(long bits) {
    private static final int BYTES = 6;
    private static final long MAX_BITS = (1L << (Byte.SIZE * BYTES)) - 1;
    private static final int RANDOM_BITS = 24;
    private static final Pattern TEXT = Pattern.compile("[0-9a-fA-F]{1,2}(:[0-9a-fA-F]{1,2}){5}");
    /** What ends a number for C. */
    private static final String BLANKS = " \t\n\u000b\f\r";

    /**
     * Checks the values.
     *
     * @param bits the six bytes as a number, the first byte on top
     */
    public MacAddress {
        if (bits < 0 || bits > MAX_BITS) {
            throw new IllegalArgumentException("MAC address has more than 48 bits: " + Long.toHexString(bits));
        }
    }

    /**
     * Reads an address: six parts of one or two hexadecimal digits of any case, with {@code :} between them. What stands
     * behind a blank at the end does not count, as with libvirt.
     *
     * @param text the text
     * @return the address, or empty if the text is no address
     */
    public static Optional<MacAddress> parse(String text) {
        int end = 0;
        while (end < text.length() && BLANKS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String address = text.substring(0, end);
        if (!TEXT.matcher(address).matches()) {
            return Optional.empty();
        }
        long bits = 0;
        for (String part : address.split(":", -1)) {
            bits = bits << Byte.SIZE | Integer.parseInt(part, 16);
        }
        return Optional.of(new MacAddress(bits));
    }

    /**
     * Makes an address of a given first half and a random second half.
     *
     * @param prefix the first three bytes as a number, such as {@code 0x000c29}
     * @param random where the last three bytes come from
     * @return the address
     */
    public static MacAddress random(int prefix, RandomGenerator random) {
        return new MacAddress((long) prefix << RANDOM_BITS | random.nextInt(1 << RANDOM_BITS));
    }

    /**
     * Returns the first three bytes, the manufacturer's number.
     *
     * @return the number, such as {@code 0x000c29}
     */
    public int prefix() {
        return (int) (bits >> RANDOM_BITS);
    }

    /**
     * Tells whether this is a group address, which no network card can have.
     *
     * @return true if the lowest bit of the first byte is set
     */
    public boolean isMulticast() {
        return (bits >> (Byte.SIZE * (BYTES - 1)) & 1) == 1;
    }

    /** Returns the address in lower case, two digits a part. */
    @Override
    public String toString() {
        var text = new StringBuilder(BYTES * 3);
        for (int index = BYTES - 1; index >= 0; index--) {
            int part = (int) (bits >> (Byte.SIZE * index) & 0xff);
            text.append(Character.forDigit(part >> 4, 16)).append(Character.forDigit(part & 0xf, 16));
            if (index > 0) {
                text.append(':');
            }
        }
        return text.toString();
    }
}
