// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.check;

import java.util.Arrays;
import java.util.List;

/**
 * The one table from the calls that this provider makes to the privileges that they need. {@code docs/privileges.md} has
 * exactly these lines, and a test finds each call of the provider here.
 *
 * @param id the privilege as VMware calls it
 * @param place on what it is needed
 * @param reading whether it is needed even where nothing is changed
 * @param operations what needs it, in words of virsh where it has one
 * @param calls the methods of the VI API, and the paths of HTTP requests, that need it
 */
record NeededPrivilege(String id, Place place, boolean reading, String operations, List<String> calls) {
    /** On what a privilege is needed; what is below inherits it where the permission propagates. */
    enum Place {
        MACHINES("machines and their folder"),
        POOL("resource pool"),
        HOST("host"),
        DATASTORES("datastores, from the datacenter"),
        NETWORKS("networks, from the datacenter");

        private final String words;

        Place(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static final List<NeededPrivilege> TABLE = List.of(
            reading(
                    "System.View",
                    Place.MACHINES,
                    "connecting, finding domains",
                    "Logout CreateFilter CreatePropertyCollector DestroyPropertyCollector DestroyPropertyFilter"
                            + " RetrieveProperties RetrievePropertiesEx ContinueRetrievePropertiesEx"
                            + " CancelRetrievePropertiesEx WaitForUpdates WaitForUpdatesEx CancelWaitForUpdates"
                            + " FindAllByUuid FindByIp FindByUuid CurrentTime HasPrivilegeOnEntities"
                            + " HasPrivilegeOnEntity QueryAvailablePerfMetric QueryPerf QueryPerfCounter"
                            + " QueryConfigOptionEx ValidateMigration CheckMigrate_Task CheckRelocate_Task"),
            reading("System.Read", Place.MACHINES, "list, dominfo, define", "Reload"),
            reading("System.Read", Place.HOST, "nodeinfo, capabilities, net-list, iface-list", ""),
            reading("System.Read", Place.DATASTORES, "pool-list, pool-refresh", "RefreshDatastore"),
            reading(
                    "Datastore.Browse",
                    Place.DATASTORES,
                    "vol-list, dumpxml",
                    "SearchDatastore_Task SearchDatastoreSubFolders_Task /folder"),
            reading(
                    "Datastore.FileManagement",
                    Place.DATASTORES,
                    "dumpxml, define, vol-info, vol-create, vol-delete, vol-clone, vol-resize, vol-wipe, vol-upload,"
                            + " vol-download",
                    "/folder MakeDirectory CopyDatastoreFile_Task MoveDatastoreFile_Task DeleteDatastoreFile_Task"
                            + " CreateVirtualDisk_Task CopyVirtualDisk_Task DeleteVirtualDisk_Task"
                            + " ExtendVirtualDisk_Task ZeroFillVirtualDisk_Task QueryVirtualDiskUuid"),
            reading("VirtualMachine.Interact.ConsoleInteract", Place.MACHINES, "screenshot", "/screen"),
            change("VirtualMachine.Interact.PowerOn", Place.MACHINES, "start, resume", "PowerOnVM_Task"),
            change(
                    "VirtualMachine.Interact.PowerOff",
                    Place.MACHINES,
                    "destroy, shutdown",
                    "PowerOffVM_Task ShutdownGuest"),
            change("VirtualMachine.Interact.Suspend", Place.MACHINES, "suspend", "SuspendVM_Task"),
            change("VirtualMachine.Interact.Reset", Place.MACHINES, "reset, reboot", "ResetVM_Task RebootGuest"),
            change("VirtualMachine.Interact.AnswerQuestion", Place.MACHINES, "questions of a domain", "AnswerVM"),
            change("Global.CancelTask", Place.MACHINES, "domjobabort of a task of others", "CancelTask"),
            change("VirtualMachine.Config.CPUCount", Place.MACHINES, "setvcpus", "ReconfigVM_Task"),
            change("VirtualMachine.Config.Memory", Place.MACHINES, "setmem, setmaxmem", "ReconfigVM_Task"),
            change("VirtualMachine.Config.Resource", Place.MACHINES, "schedinfo, memtune", "ReconfigVM_Task"),
            change("VirtualMachine.Config.AddExistingDisk", Place.MACHINES, "attach-disk", "ReconfigVM_Task"),
            change("VirtualMachine.Config.RemoveDisk", Place.MACHINES, "detach-disk", "ReconfigVM_Task"),
            change(
                    "VirtualMachine.Config.AddRemoveDevice",
                    Place.MACHINES,
                    "attach-device, detach-device",
                    "ReconfigVM_Task"),
            change("VirtualMachine.Config.EditDevice", Place.MACHINES, "update-device", "ReconfigVM_Task"),
            change(
                    "VirtualMachine.Interact.SetCDMedia",
                    Place.MACHINES,
                    "change-media of a CD-ROM drive",
                    "ReconfigVM_Task"),
            change(
                    "VirtualMachine.Interact.SetFloppyMedia",
                    Place.MACHINES,
                    "change-media of a floppy drive",
                    "ReconfigVM_Task"),
            change(
                    "VirtualMachine.Interact.DeviceConnection",
                    Place.MACHINES,
                    "domif-setlink, change-media",
                    "ReconfigVM_Task"),
            change("Network.Assign", Place.NETWORKS, "attach-interface, update-device", "ReconfigVM_Task"),
            change("VirtualMachine.Inventory.Register", Place.MACHINES, "define", "RegisterVM_Task"),
            change("VirtualMachine.Inventory.Unregister", Place.MACHINES, "undefine", "UnregisterVM"),
            change(
                    "Resource.AssignVMToPool",
                    Place.POOL,
                    "define, migrate",
                    "RegisterVM_Task MigrateVM_Task RelocateVM_Task"),
            change(
                    "Resource.HotMigrate",
                    Place.MACHINES,
                    "migrate of a running domain",
                    "MigrateVM_Task RelocateVM_Task"),
            change(
                    "Resource.ColdMigrate",
                    Place.MACHINES,
                    "migrate of a domain that is off",
                    "MigrateVM_Task RelocateVM_Task"),
            change(
                    "Datastore.AllocateSpace",
                    Place.DATASTORES,
                    "migrate to another datastore, snapshot-create",
                    "RelocateVM_Task CreateSnapshot_Task"),
            change("VirtualMachine.State.CreateSnapshot", Place.MACHINES, "snapshot-create", "CreateSnapshot_Task"),
            change("VirtualMachine.State.RevertToSnapshot", Place.MACHINES, "snapshot-revert", "RevertToSnapshot_Task"),
            change("VirtualMachine.State.RemoveSnapshot", Place.MACHINES, "snapshot-delete", "RemoveSnapshot_Task"),
            change("Host.Config.AutoStart", Place.HOST, "autostart", "ReconfigureAutostart"),
            change(
                    "Host.Config.Network",
                    Place.HOST,
                    "net-define, net-undefine",
                    "AddVirtualSwitch RemoveVirtualSwitch AddPortGroup RemovePortGroup"),
            change("Host.Config.Storage", Place.HOST, "pool-refresh of iSCSI and LUNs", "RescanHba"));

    /** What a server answers without a login, or to anybody who has one. */
    static final List<String> FREE = List.of("RetrieveServiceContent", "Login", "CloneSession");

    private static NeededPrivilege reading(String id, Place place, String operations, String calls) {
        return new NeededPrivilege(id, place, true, operations, words(calls));
    }

    private static NeededPrivilege change(String id, Place place, String operations, String calls) {
        return new NeededPrivilege(id, place, false, operations, words(calls));
    }

    private static List<String> words(String calls) {
        return Arrays.stream(calls.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
