// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.ptr.IntByReference;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hypervia.libvirt.remote.LibvirtNetwork;
import org.libvirt.jna.NetworkPointer;

/** {@code virNetworkPtr}. For one thread at a time; its owner closes it. */
final class NativeNetwork implements LibvirtNetwork {
    private static final int UUID_TEXT = 37;

    private final NativeLibvirt libvirt;
    private final NetworkPointer pointer;

    NativeNetwork(NativeLibvirt libvirt, NetworkPointer pointer) {
        this.libvirt = libvirt;
        this.pointer = pointer;
        libvirt.opened();
    }

    private LibvirtFunctions functions() {
        return libvirt.functions();
    }

    @Override
    public void close() {
        libvirt.freed();
        libvirt.checked(functions().virNetworkFree(pointer));
    }

    @Override
    public String name() {
        return libvirt.checked(functions().virNetworkGetName(pointer));
    }

    @Override
    public UUID uuid() {
        byte[] text = new byte[UUID_TEXT];
        libvirt.checked(functions().virNetworkGetUUIDString(pointer, text));
        return UUID.fromString(new String(text, 0, UUID_TEXT - 1, StandardCharsets.US_ASCII));
    }

    @Override
    public String xml(int flags) {
        return libvirt.checked(functions().virNetworkGetXMLDesc(pointer, flags)).toString();
    }

    @Override
    public boolean isActive() {
        return libvirt.checked(functions().virNetworkIsActive(pointer)) != 0;
    }

    @Override
    public boolean isPersistent() {
        return libvirt.checked(functions().virNetworkIsPersistent(pointer)) != 0;
    }

    @Override
    public boolean isAutostart() {
        IntByReference on = new IntByReference();
        libvirt.checked(functions().virNetworkGetAutostart(pointer, on));
        return on.getValue() != 0;
    }

    @Override
    public void setAutostart(boolean on) {
        libvirt.checked(functions().virNetworkSetAutostart(pointer, on ? 1 : 0));
    }

    @Override
    public String bridge() {
        return libvirt.checked(functions().virNetworkGetBridgeName(pointer)).toString();
    }

    @Override
    public void undefine() {
        libvirt.checked(functions().virNetworkUndefine(pointer));
    }
}
