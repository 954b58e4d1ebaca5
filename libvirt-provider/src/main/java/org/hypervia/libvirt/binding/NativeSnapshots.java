// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.DomainSnapshotPointer;

/** Lists the snapshots of a domain. */
final class NativeSnapshots {
    private final NativeLibvirt libvirt;
    private final DomainPointer domain;

    private NativeSnapshots(NativeLibvirt libvirt, DomainPointer domain) {
        this.libvirt = libvirt;
        this.domain = domain;
    }

    /** Returns all snapshots; the caller closes them. */
    static List<NativeSnapshot> of(NativeLibvirt libvirt, DomainPointer domain) {
        return new NativeSnapshots(libvirt, domain).list();
    }

    private List<NativeSnapshot> list() {
        PointerByReference array = new PointerByReference();
        int count = libvirt.functions().virDomainListAllSnapshots(domain, array, 0);
        List<NativeSnapshot> found = new ArrayList<>();
        if (count >= 0) {
            NativeArrays.take(array.getValue(), count).forEach(item -> found.add(snapshot(item)));
            return found;
        }
        // A driver without a list of handles is asked for the names.
        HypervisorException failure = libvirt.lastError();
        if (failure.code() != ErrorCode.NO_SUPPORT) {
            throw failure;
        }
        for (String name : names()) {
            found.add(new NativeSnapshot(
                    libvirt, libvirt.checked(libvirt.functions().virDomainSnapshotLookupByName(domain, name, 0))));
        }
        return found;
    }

    private NativeSnapshot snapshot(Pointer item) {
        DomainSnapshotPointer snapshot = new DomainSnapshotPointer();
        snapshot.setPointer(item);
        return new NativeSnapshot(libvirt, snapshot);
    }

    private List<String> names() {
        int most = libvirt.checked(libvirt.functions().virDomainSnapshotNum(domain, 0));
        Pointer[] names = new Pointer[Math.max(1, most)];
        int count = libvirt.checked(libvirt.functions().virDomainSnapshotListNames(domain, names, most, 0));
        List<String> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            found.add(names[i].getString(0, "UTF-8"));
            Native.free(Pointer.nativeValue(names[i]));
        }
        return found;
    }
}
