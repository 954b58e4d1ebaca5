// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import org.libvirt.jna.DomainSnapshotPointer;

/** {@code virDomainSnapshotPtr}. For one thread at a time; its owner closes it. */
public final class NativeSnapshot implements AutoCloseable {
    private final NativeLibvirt libvirt;
    private final DomainSnapshotPointer pointer;

    NativeSnapshot(NativeLibvirt libvirt, DomainSnapshotPointer pointer) {
        this.libvirt = libvirt;
        this.pointer = pointer;
        libvirt.opened();
    }

    public String name() {
        return libvirt.checked(libvirt.functions().virDomainSnapshotGetName(pointer));
    }

    public String xml(int flags) {
        return libvirt.checked(libvirt.functions().virDomainSnapshotGetXMLDesc(pointer, flags))
                .toString();
    }

    public boolean hasMetadata() {
        return libvirt.checked(libvirt.functions().virDomainSnapshotHasMetadata(pointer, 0)) != 0;
    }

    public void revert(int flags) {
        libvirt.checked(libvirt.functions().virDomainRevertToSnapshot(pointer, flags));
    }

    public void delete(int flags) {
        libvirt.checked(libvirt.functions().virDomainSnapshotDelete(pointer, flags));
    }

    @Override
    public void close() {
        libvirt.freed();
        libvirt.checked(libvirt.functions().virDomainSnapshotFree(pointer));
    }
}
