// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays that libvirt allocates and the caller frees. */
final class NativeArrays {
    private NativeArrays() {}

    /** Returns the items and frees the array; the items are the caller's to free. */
    static List<Pointer> take(@Nullable Pointer array, int count) {
        if (array == null) {
            return List.of();
        }
        List<Pointer> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(array.getPointer((long) i * Native.POINTER_SIZE));
        }
        Native.free(Pointer.nativeValue(array));
        return items;
    }
}
