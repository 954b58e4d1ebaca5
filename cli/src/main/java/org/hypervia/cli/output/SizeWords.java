// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Sizes for people, in the units of virsh. */
public final class SizeWords {
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
    private static final int UNIT = 1024;
    private static final int FINE = 3;

    private SizeWords() {}

    /** Writes a size with two decimals, as those of pools and volumes are. */
    public static String of(long bytes) {
        return of(bytes, 2);
    }

    /** Writes a size with three decimals, as those of a domain's disks are. */
    public static String fine(long bytes) {
        return of(bytes, FINE);
    }

    private static String of(long bytes, int decimals) {
        int unit = 0;
        double value = bytes;
        for (long rest = bytes; rest >= UNIT; rest /= UNIT) {
            value /= UNIT;
            unit++;
        }
        // As the C library rounds: what the number really is, and to the even digit when it lies in the middle.
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString() + " " + UNITS.get(unit);
    }
}
