// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.storage;

import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ServiceContent;

/** Calls of {@code VirtualDiskManager}. Disks are named by their datastore paths. */
public final class VirtualDiskCalls {
    private final ManagedObjectRef manager;
    private final ManagedObjectRef datacenter;

    /**
     * @param server whose manager it is
     * @param datacenter in which the datastores are
     */
    public VirtualDiskCalls(ServiceContent server, ManagedObjectRef datacenter) {
        this.manager = server.manager("virtualDiskManager");
        this.datacenter = datacenter;
    }

    /**
     * {@code CreateVirtualDisk_Task}, for the SCSI controller that all guests know.
     *
     * @param path where
     * @param diskType {@code VirtualDiskType}, such as {@code thin}
     * @param capacityKb how much it holds
     */
    public SoapCall<ManagedObjectRef> create(String path, String diskType, long capacityKb) {
        return Calls.reference(
                "CreateVirtualDisk_Task",
                manager,
                out -> out.text("name", path)
                        .reference("datacenter", datacenter)
                        .typed(
                                "spec",
                                "FileBackedVirtualDiskSpec",
                                spec -> spec.text("diskType", diskType)
                                        .text("adapterType", "lsiLogic")
                                        .number("capacityKb", capacityKb)));
    }

    /** {@code CopyVirtualDisk_Task}, over nothing that is there. */
    public SoapCall<ManagedObjectRef> copy(String source, String target) {
        return Calls.reference(
                "CopyVirtualDisk_Task",
                manager,
                out -> out.text("sourceName", source)
                        .reference("sourceDatacenter", datacenter)
                        .text("destName", target)
                        .reference("destDatacenter", datacenter)
                        .flag("force", false));
    }

    /** {@code DeleteVirtualDisk_Task}. */
    public SoapCall<ManagedObjectRef> delete(String path) {
        return onDisk("DeleteVirtualDisk_Task", path);
    }

    /** {@code ZeroFillVirtualDisk_Task}. */
    public SoapCall<ManagedObjectRef> zeroFill(String path) {
        return onDisk("ZeroFillVirtualDisk_Task", path);
    }

    private SoapCall<ManagedObjectRef> onDisk(String method, String path) {
        return Calls.reference(method, manager, out -> out.text("name", path).reference("datacenter", datacenter));
    }

    /**
     * {@code ExtendVirtualDisk_Task}.
     *
     * @param path which disk
     * @param capacityKb how much it holds afterwards
     * @param zeroed whether what is new is filled with zeros now
     */
    public SoapCall<ManagedObjectRef> extend(String path, long capacityKb, boolean zeroed) {
        return Calls.reference(
                "ExtendVirtualDisk_Task",
                manager,
                out -> out.text("name", path)
                        .reference("datacenter", datacenter)
                        .number("newCapacityKb", capacityKb)
                        .flag("eagerZero", zeroed));
    }

    /** {@code QueryVirtualDiskUuid}: what the guest sees as the disk's serial number. */
    public SoapCall<String> uuid(String path) {
        return Calls.of(
                        "QueryVirtualDiskUuid",
                        manager,
                        out -> out.text("name", path).reference("datacenter", datacenter),
                        in -> Calls.one("QueryVirtualDiskUuid", in, reader -> reader.text()))
                .repeatable();
    }

    /** {@code Datastore.RefreshDatastore}: has free space read again. */
    public static SoapCall<?> refresh(ManagedObjectRef datastore) {
        return Calls.plain("RefreshDatastore", datastore);
    }

    /** {@code HostStorageSystem.RescanHba}: has an adapter look for devices. */
    public static SoapCall<?> rescan(ManagedObjectRef storageSystem, String adapter) {
        return Calls.plain("RescanHba", storageSystem, out -> out.text("hbaDevice", adapter));
    }
}
