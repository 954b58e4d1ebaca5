// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.service;

import java.util.List;
import java.util.stream.Stream;

/** The privileges that roles are made of. */
final class Privileges {
    /** What every role has but the one for no access. */
    static final List<String> LEAST = List.of("System.Anonymous", "System.View", "System.Read");

    /** All of them, by their ids. */
    static final List<String> ALL = Stream.of(
                    group("System", "Anonymous View Read"),
                    group(
                            "Global",
                            "ManageCustomFields SetCustomField LogEvent CancelTask Licenses Diagnostics Settings VCServer"
                                    + " CapacityPlanning ScriptAction Proxy DisableMethods EnableMethods ServiceManagers"
                                    + " Health SystemTag GlobalTag"),
                    group("Folder", "Create Delete Rename Move"),
                    group("Datacenter", "Create Delete Rename Move Reconfigure IpPoolConfig"),
                    group(
                            "Datastore",
                            "Rename Move Delete Browse DeleteFile FileManagement AllocateSpace Config"
                                    + " UpdateVirtualMachineFiles"),
                    group("Network", "Move Delete Config Assign"),
                    group(
                            "Host.Inventory",
                            "AddStandaloneHost CreateCluster AddHostToCluster RemoveHostFromCluster MoveCluster"
                                    + " RenameCluster DeleteCluster EditCluster MoveHost"),
                    group(
                            "Host.Config",
                            "Connection Maintenance HyperThreading Network AdvancedConfig Resources Power"
                                    + " SystemManagement Storage Snmp Settings DateTime PciPassthru AuthenticationStore"
                                    + " NetService Firmware Patch AutoStart Memory"),
                    group("Host.Local", "CreateVM ReconfigVM DeleteVM ManageUserGroups InstallAgent"),
                    group("VirtualMachine.Inventory", "Create CreateFromExisting Register Delete Unregister Move"),
                    group(
                            "VirtualMachine.Interact",
                            "PowerOn PowerOff Suspend Reset Pause AnswerQuestion ConsoleInteract DeviceConnection"
                                    + " SetCDMedia SetFloppyMedia ToolsInstall GuestControl DefragmentAllDisks"
                                    + " CreateScreenshot PutUsbScanCodes Backup"),
                    group(
                            "VirtualMachine.Config",
                            "Rename AddExistingDisk AddNewDisk RemoveDisk RawDevice HostUSBDevice CPUCount Memory"
                                    + " AddRemoveDevice EditDevice Settings Resource UpgradeVirtualHardware"
                                    + " ResetGuestInfo AdvancedConfig DiskLease SwapPlacement DiskExtend ChangeTracking"
                                    + " QueryUnownedFiles ReloadFromPath Annotation ManagedBy"),
                    group("VirtualMachine.State", "CreateSnapshot RevertToSnapshot RemoveSnapshot RenameSnapshot"),
                    group(
                            "VirtualMachine.Provisioning",
                            "Customize Clone PromoteDisks DeployTemplate CloneTemplate MarkAsTemplate MarkAsVM"
                                    + " DiskRandomAccess DiskRandomRead FileRandomAccess GetVmFiles PutVmFiles"),
                    group("VirtualMachine.GuestOperations", "Query Modify Execute"),
                    group(
                            "Resource",
                            "AssignVMToPool AssignVAppToPool ApplyRecommendation CreatePool RenamePool EditPool MovePool"
                                    + " DeletePool HotMigrate ColdMigrate QueryVMotion"),
                    group("Sessions", "GlobalMessage ValidateSession TerminateSession ImpersonateUser"),
                    group("Authorization", "ModifyPermissions ModifyRoles ReassignRolePermissions"),
                    group("Performance", "ModifyIntervals"),
                    group("Task", "Create Update"))
            .flatMap(ids -> ids)
            .toList();

    private Privileges() {}

    private static Stream<String> group(String name, String privileges) {
        return Stream.of(privileges.split(" ")).map(privilege -> name + "." + privilege);
    }
}
