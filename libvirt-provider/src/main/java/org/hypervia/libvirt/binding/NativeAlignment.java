// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Native;
import com.sun.jna.Platform;

/** Where C puts things in structures. */
final class NativeAlignment {
    private NativeAlignment() {}

    /** Returns where a {@code long long} stands behind an {@code int}: on 32 bits x86 is the only one that does not align it. */
    static long ofLong() {
        return Native.POINTER_SIZE == Integer.BYTES && Platform.isIntel() ? Integer.BYTES : Long.BYTES;
    }
}
