// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import org.hypervia.libvirt.remote.LibvirtHostInterface;
import org.libvirt.jna.InterfacePointer;

/** {@code virInterfacePtr}. For one thread at a time; its owner closes it. */
final class NativeHostInterface implements LibvirtHostInterface {
    private final NativeLibvirt libvirt;
    private final InterfacePointer pointer;

    NativeHostInterface(NativeLibvirt libvirt, InterfacePointer pointer) {
        this.libvirt = libvirt;
        this.pointer = pointer;
        libvirt.opened();
    }

    @Override
    public void close() {
        libvirt.freed();
        libvirt.checked(libvirt.functions().virInterfaceFree(pointer));
    }

    @Override
    public String name() {
        return libvirt.checked(libvirt.functions().virInterfaceGetName(pointer));
    }

    @Override
    public String mac() {
        return libvirt.checked(libvirt.functions().virInterfaceGetMACString(pointer));
    }

    @Override
    public String xml(int flags) {
        return libvirt.checked(libvirt.functions().virInterfaceGetXMLDesc(pointer, flags))
                .toString();
    }

    @Override
    public boolean isActive() {
        return libvirt.checked(libvirt.functions().virInterfaceIsActive(pointer)) != 0;
    }
}
