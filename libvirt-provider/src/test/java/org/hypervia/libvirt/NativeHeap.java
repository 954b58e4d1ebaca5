// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import java.util.Optional;

/** What C's {@code malloc} has handed out and not got back: nothing of the Java heap, and no page that is merely kept. */
public final class NativeHeap {
    /** Memory of JNA's own is freed by a thread of JNA's some time after the collector found it. */
    private static final int LOOKS = 5;

    private NativeHeap() {}

    /** {@code struct mallinfo2}. JNA reads the fields by reflection. */
    @FieldOrder({
        "arena",
        "ordblks",
        "smblks",
        "hblks",
        "hblkhd",
        "usmblks",
        "fsmblks",
        "uordblks",
        "fordblks",
        "keepcost"
    })
    public static final class Mallinfo extends Structure implements Structure.ByValue {
        public NativeLong arena;
        public NativeLong ordblks;
        public NativeLong smblks;
        public NativeLong hblks;
        public NativeLong hblkhd;
        public NativeLong usmblks;
        public NativeLong fsmblks;
        public NativeLong uordblks;
        public NativeLong fordblks;
        public NativeLong keepcost;
    }

    /** Returns the bytes in use, the least of some looks; empty where the C library does not tell. */
    static Optional<Long> bytes() {
        Function mallinfo;
        try {
            mallinfo = NativeLibrary.getInstance("c").getFunction("mallinfo2");
        } catch (UnsatisfiedLinkError e) {
            return Optional.empty();
        }
        long least = Long.MAX_VALUE;
        for (int i = 0; i < LOOKS; i++) {
            System.gc();
            Mallinfo info = (Mallinfo) mallinfo.invoke(Mallinfo.class, new Object[0]);
            least = Math.min(least, info.uordblks.longValue() + info.hblkhd.longValue());
        }
        return Optional.of(least);
    }
}
