// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import org.hypervia.api.value.MemorySize;

/** The units of the VI API. */
final class Units {
    private static final long MEBIBYTE = 1L << 20;

    private Units() {}

    /** Returns a size in MiB, rounded up to a multiple of a number of MiB. */
    static long mebibytesUp(MemorySize size, int multiple) {
        long step = multiple * MEBIBYTE;
        long bytes = size.bytes();
        return (bytes / step + (bytes % step == 0 ? 0 : 1)) * multiple;
    }
}
