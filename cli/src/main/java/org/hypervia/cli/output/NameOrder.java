// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import java.util.Arrays;
import java.util.Comparator;

/** The order of names in a list. */
public final class NameOrder {
    /** Byte by byte as libvirt does, which for UTF-8 is code point by code point; only A to Z have a case. */
    public static final Comparator<String> BY_NAME = (one, other) -> Arrays.compare(codePoints(one), codePoints(other));

    private NameOrder() {}

    private static int[] codePoints(String name) {
        return name.codePoints()
                .map(codePoint -> codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint)
                .toArray();
    }
}
