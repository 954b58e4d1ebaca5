// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.libvirt.remote.LibvirtObject;

/**
 * Lists objects by libvirt's list of handles, and where a driver has none by the older calls: number, names, and a lookup of each.
 *
 * @param libvirt the library
 * @param all fills an array of handles
 * @param item makes an object of a handle
 * @param lookup finds an object by its name
 * @param older the older calls for each sort of object
 */
record NativeListing<T extends LibvirtObject>(
        NativeLibvirt libvirt,
        ToIntFunction<PointerByReference> all,
        Function<Pointer, T> item,
        Function<String, T> lookup,
        List<Older> older) {
    /** Libvirt's bits are the same for all objects that are active or not. */
    static final int INACTIVE = 1;

    static final int ACTIVE = 2;

    /** Some drivers fill in as many names as there are by now, whatever they are told: their array has room for more. */
    private static final int SPARE = 256;

    private static final Set<ErrorCode> GONE =
            Set.of(ErrorCode.NO_STORAGE_POOL, ErrorCode.NO_STORAGE_VOL, ErrorCode.NO_NETWORK, ErrorCode.NO_INTERFACE);

    /** Fills in names. */
    interface Names {
        int fill(Pointer[] names, int length);
    }

    /**
     * The older calls for one sort of object.
     *
     * @param flag when it is wanted
     * @param count tells how many there are
     * @param names fills in their names
     */
    record Older(int flag, IntSupplier count, Names names) {}

    /** Returns the objects, which the caller closes. */
    List<T> list(int flags) {
        PointerByReference array = new PointerByReference();
        int count = all.applyAsInt(array);
        List<T> found = new ArrayList<>();
        if (count >= 0) {
            NativeArrays.take(array.getValue(), count).forEach(pointer -> found.add(item.apply(pointer)));
            return found;
        }
        HypervisorException failure = libvirt.lastError();
        if (failure.code() != ErrorCode.NO_SUPPORT) {
            throw failure;
        }
        try {
            for (Older sort : older) {
                if ((flags & (ACTIVE | INACTIVE)) == 0 || (flags & sort.flag()) != 0) {
                    names(sort).forEach(name -> add(name, found));
                }
            }
            return found;
        } catch (HypervisorException e) {
            found.forEach(LibvirtObject::close);
            throw e;
        }
    }

    /** What has gone since its name was told is not there. */
    private void add(String name, List<T> found) {
        try {
            found.add(lookup.apply(name));
        } catch (HypervisorException e) {
            if (!GONE.contains(e.code())) {
                throw e;
            }
        }
    }

    private List<String> names(Older sort) {
        int most = libvirt.checked(sort.count().getAsInt());
        if (most == 0) {
            return List.of();
        }
        Pointer[] names = new Pointer[2 * most + SPARE];
        int count = libvirt.checked(sort.names().fill(names, most));
        List<String> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            found.add(names[i].getString(0, "UTF-8"));
            Native.free(Pointer.nativeValue(names[i]));
        }
        return found;
    }
}
