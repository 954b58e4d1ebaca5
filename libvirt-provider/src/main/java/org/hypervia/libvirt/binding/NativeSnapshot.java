// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import org.hypervia.libvirt.remote.LibvirtSnapshot;
import org.libvirt.jna.DomainSnapshotPointer;

/** {@code virDomainSnapshotPtr}. For one thread at a time; its owner closes it. */
final class NativeSnapshot implements LibvirtSnapshot {
    private final NativeLibvirt libvirt;
    private final DomainSnapshotPointer pointer;

    NativeSnapshot(NativeLibvirt libvirt, DomainSnapshotPointer pointer) {
        this.libvirt = libvirt;
        this.pointer = pointer;
        libvirt.opened();
    }

    @Override
    public String name() {
        return libvirt.checked(libvirt.functions().virDomainSnapshotGetName(pointer));
    }

    @Override
    public String xml(int flags) {
        return libvirt.checked(libvirt.functions().virDomainSnapshotGetXMLDesc(pointer, flags))
                .toString();
    }

    @Override
    public boolean hasMetadata() {
        return libvirt.checked(libvirt.functions().virDomainSnapshotHasMetadata(pointer, 0)) != 0;
    }

    @Override
    public void revert(int flags) {
        libvirt.checked(libvirt.functions().virDomainRevertToSnapshot(pointer, flags));
    }

    @Override
    public void delete(int flags) {
        libvirt.checked(libvirt.functions().virDomainSnapshotDelete(pointer, flags));
    }

    @Override
    public void close() {
        libvirt.freed();
        libvirt.checked(libvirt.functions().virDomainSnapshotFree(pointer));
    }
}
