// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.path;

import java.util.List;
import java.util.OptionalInt;

/** The letters in names of disks, such as {@code sdaa}: {@code a} is 0, {@code z} 25, {@code aa} 26. */
public final class DiskName {
    /** Longer names count more disks than any machine has. */
    private static final int MAX_LETTERS = 5;

    private static final List<String> PREFIXES = List.of("fd", "hd", "vd", "sd", "xvd", "ubd");

    private DiskName() {}

    static String of(String prefix, int index) {
        var letters = new StringBuilder();
        for (int rest = index + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.append((char) ('a' + (rest - 1) % 26));
        }
        return prefix + letters.reverse();
    }

    /** The index in a name with any of libvirt's prefixes. */
    public static OptionalInt index(String name) {
        return PREFIXES.stream()
                .map(prefix -> index(prefix, name))
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    /**
     * The index in a name, or empty if the name has another prefix or anything but lower-case letters behind it. A number
     * at the end, of a partition, does not count.
     */
    public static OptionalInt index(String prefix, String name) {
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') {
            end--;
        }
        int length = end - prefix.length();
        if (!name.startsWith(prefix) || length < 1 || length > MAX_LETTERS) {
            return OptionalInt.empty();
        }
        int index = 0;
        for (int i = prefix.length(); i < end; i++) {
            char letter = name.charAt(i);
            if (letter < 'a' || letter > 'z') {
                return OptionalInt.empty();
            }
            index = index * 26 + letter - 'a' + 1;
        }
        return OptionalInt.of(index - 1);
    }
}
