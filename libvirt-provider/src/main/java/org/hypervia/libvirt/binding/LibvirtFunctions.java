// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;
import org.libvirt.jna.CString;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.DomainSnapshotPointer;
import org.libvirt.jna.SizeT;
import org.libvirt.jna.StreamPointer;

/**
 * The functions of libvirt's C library under their own names: libvirt-java's mapping, and what it lacks or gets wrong, here and by
 * subject in the interfaces that this extends.
 * A negative number or null is a failure, which {@code virGetLastError…} of the same thread explains.
 */
interface LibvirtFunctions extends StorageFunctions, NetworkFunctions, MigrationFunctions {
    /** The thread's last error as values: a structure would be decoded in the encoding of the platform. */
    int virGetLastErrorCode();

    @Nullable
    String virGetLastErrorMessage();

    /** With a native function as the handler; a Java callback would have to outlive its class loader. */
    void virSetErrorFunc(@Nullable Pointer userData, Pointer handler);

    @Nullable
    ConnectionPointer virConnectOpenAuth(String uri, Pointer auth, int flags);

    /** With a native function as the handler, as above. */
    int virEventAddTimeout(int milliseconds, Pointer handler, @Nullable Pointer data, @Nullable Pointer free);

    /** These fill a structure, which is read by offsets: JNA would keep a class of ours, and its loader, for good. */
    int virNodeGetInfo(ConnectionPointer connection, Pointer info);

    int virNodeGetSecurityModel(ConnectionPointer connection, Pointer model);

    int virDomainGetSecurityLabel(DomainPointer domain, Pointer label);

    int virDomainGetMessages(DomainPointer domain, PointerByReference messages, int flags);

    CString virConnectDomainXMLFromNative(ConnectionPointer connection, String format, byte[] config, int flags);

    @Nullable
    CString virConnectGetDomainCapabilities(
            ConnectionPointer connection,
            @Nullable String emulator,
            @Nullable String architecture,
            @Nullable String machine,
            @Nullable String domainType,
            int flags);

    /** Only what the library itself says of its version is asked, with null for the rest. */
    int virGetVersion(LongByReference library, @Nullable Pointer type, @Nullable Pointer typeVersion);

    int virDomainGetInfo(DomainPointer domain, Pointer info);

    int virConnectListAllDomains(ConnectionPointer connection, PointerByReference domains, int flags);

    @Nullable
    DomainPointer virDomainDefineXMLFlags(ConnectionPointer connection, String xml, int flags);

    int virDomainGetState(DomainPointer domain, IntByReference state, IntByReference reason, int flags);

    int virDomainDestroyFlags(DomainPointer domain, int flags);

    int virDomainShutdownFlags(DomainPointer domain, int flags);

    int virDomainSetMemoryFlags(DomainPointer domain, NativeLong kibibytes, int flags);

    int virDomainGetMemoryParameters(
            DomainPointer domain, @Nullable Pointer parameters, IntByReference count, int flags);

    int virDomainSetMemoryParameters(DomainPointer domain, Pointer parameters, int count, int flags);

    int virDomainGetVcpusFlags(DomainPointer domain, int flags);

    /** With one block for all parameters; libvirt-java's own form fails for more than one. */
    int virDomainGetSchedulerParameters(DomainPointer domain, Pointer parameters, IntByReference count);

    int virDomainGetSchedulerParametersFlags(DomainPointer domain, Pointer parameters, IntByReference count, int flags);

    int virDomainSetSchedulerParametersFlags(DomainPointer domain, Pointer parameters, int count, int flags);

    int virDomainSetSchedulerParameters(DomainPointer domain, Pointer parameters, int count);

    @Nullable
    CString virDomainGetHostname(DomainPointer domain, int flags);

    int virDomainInterfaceFree(Pointer networkInterface);

    int virDomainListAllSnapshots(DomainPointer domain, PointerByReference snapshots, int flags);

    int virDomainSnapshotListNames(DomainPointer domain, Pointer[] names, int length, int flags);

    @Nullable
    String virDomainSnapshotGetName(DomainSnapshotPointer snapshot);

    int virDomainSnapshotHasMetadata(DomainSnapshotPointer snapshot, int flags);

    int virStreamRecv(StreamPointer stream, byte[] buffer, SizeT length);

    int virDomainGetBlockInfo(DomainPointer domain, String disk, Pointer info, int flags);
}
