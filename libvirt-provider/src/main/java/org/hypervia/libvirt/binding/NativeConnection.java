// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.host.NodeInfo;
import org.hypervia.api.host.ProductVersion;
import org.hypervia.api.value.MemorySize;
import org.hypervia.libvirt.remote.LibvirtConnection;
import org.hypervia.libvirt.remote.LibvirtNetworks;
import org.hypervia.libvirt.remote.LibvirtStorage;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;

/** {@code virConnectPtr}. Threads may share it; domains found on it are freed before it is closed. */
final class NativeConnection implements LibvirtConnection {
    private static final int NODE_MODEL = 32;

    private final NativeLibvirt libvirt;
    private final ConnectionPointer pointer;
    private final Runnable afterwards;

    NativeConnection(NativeLibvirt libvirt, ConnectionPointer pointer, Runnable afterwards) {
        this.libvirt = libvirt;
        this.pointer = pointer;
        this.afterwards = afterwards;
        libvirt.opened();
    }

    private LibvirtFunctions functions() {
        return libvirt.functions();
    }

    ConnectionPointer pointer() {
        return pointer;
    }

    NativeLibvirt libvirt() {
        return libvirt;
    }

    @Override
    public boolean isAlive() {
        int alive = functions().virConnectIsAlive(pointer);
        if (alive < 0) {
            // A driver that cannot tell has no channel that could break.
            functions().virResetLastError();
        }
        return alive != 0;
    }

    @Override
    public String type() {
        return libvirt.checked(functions().virConnectGetType(pointer));
    }

    @Override
    public ProductVersion version() {
        LongByReference number = new LongByReference();
        libvirt.checked(functions().virConnectGetVersion(pointer, number));
        return NativeLibvirt.version(number.getValue());
    }

    @Override
    public boolean isEncrypted() {
        return libvirt.checked(functions().virConnectIsEncrypted(pointer)) != 0;
    }

    @Override
    public String hostname() {
        return libvirt.checked(functions().virConnectGetHostname(pointer)).toString();
    }

    @Override
    public String capabilities() {
        return libvirt.checked(functions().virConnectGetCapabilities(pointer)).toString();
    }

    @Override
    public int maxVcpus(Optional<String> domainType) {
        return libvirt.checked(functions().virConnectGetMaxVcpus(pointer, domainType.orElse(null)));
    }

    @Override
    public String domainCapabilities(Optional<String> domainType) {
        return libvirt.checked(functions()
                        .virConnectGetDomainCapabilities(pointer, null, null, null, domainType.orElse(null), 0))
                .toString();
    }

    @Override
    public ProductVersion daemonVersion() {
        LongByReference number = new LongByReference();
        libvirt.checked(functions().virConnectGetLibVersion(pointer, number));
        return NativeLibvirt.version(number.getValue());
    }

    /** {@code virNodeInfo}: a text, then numbers, of which the first is a {@code long}. */
    @Override
    public NodeInfo nodeInfo() {
        long at = (long) NODE_MODEL + NativeLong.SIZE;
        Memory info = new Memory(at + 7L * Integer.BYTES);
        info.clear();
        libvirt.checked(functions().virNodeGetInfo(pointer, info));
        return new NodeInfo(
                info.getString(0, "UTF-8"),
                MemorySize.ofKibibytes(info.getNativeLong(NODE_MODEL).longValue()),
                info.getInt(at),
                info.getInt(at + 4),
                info.getInt(at + 8),
                info.getInt(at + 12),
                info.getInt(at + 16),
                info.getInt(at + 20));
    }

    @Override
    public MemorySize freeMemory() {
        long bytes = functions().virNodeGetFreeMemory(pointer);
        if (bytes == 0) {
            throw libvirt.lastError();
        }
        return MemorySize.ofBytes(bytes);
    }

    @Override
    public MemorySize freeMemory(int cell) {
        LongByReference bytes = new LongByReference();
        libvirt.checked(functions().virNodeGetCellsFreeMemory(pointer, bytes, cell, 1));
        return MemorySize.ofBytes(bytes.getValue());
    }

    @Override
    public String xmlFromNative(String format, byte[] config) {
        // The file's own bytes, since libvirt decodes them by what the file says; C wants a NUL behind them.
        byte[] terminated = Arrays.copyOf(config, config.length + 1);
        return libvirt.checked(functions().virConnectDomainXMLFromNative(pointer, format, terminated, 0))
                .toString();
    }

    @Override
    public String xmlToNative(String format, String xml) {
        return libvirt.checked(functions().virConnectDomainXMLToNative(pointer, format, xml, 0))
                .toString();
    }

    @Override
    public List<NativeDomain> domains(int flags) {
        PointerByReference array = new PointerByReference();
        int count = libvirt.checked(functions().virConnectListAllDomains(pointer, array, flags));
        List<NativeDomain> domains = new ArrayList<>();
        for (Pointer domain : NativeArrays.take(array.getValue(), count)) {
            domains.add(domain(new DomainPointer(domain)));
        }
        return domains;
    }

    @Override
    public NativeDomain byId(int id) {
        return domain(functions().virDomainLookupByID(pointer, id));
    }

    @Override
    public NativeDomain byUuid(String uuid) {
        return domain(functions().virDomainLookupByUUIDString(pointer, uuid));
    }

    @Override
    public NativeDomain byName(String name) {
        return domain(functions().virDomainLookupByName(pointer, name));
    }

    @Override
    public NativeDomain define(String xml, int flags) {
        return domain(functions().virDomainDefineXMLFlags(pointer, xml, flags));
    }

    @Override
    public NativeDomain create(String xml, int flags) {
        return domain(functions().virDomainCreateXML(pointer, xml, flags));
    }

    private NativeDomain domain(@Nullable DomainPointer domain) {
        return new NativeDomain(this, libvirt.checked(domain));
    }

    @Override
    public LibvirtStorage storage() {
        return new NativeStorage(this);
    }

    @Override
    public LibvirtNetworks networks() {
        return new NativeNetworks(this);
    }

    @Override
    public void close() {
        int left = functions().virConnectClose(pointer);
        libvirt.freed();
        afterwards.run();
        if (left != 0) {
            throw new IllegalStateException(
                    left < 0 ? libvirt.lastError().getMessage() : left + " native handles were left open");
        }
    }
}
