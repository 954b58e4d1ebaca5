# SPDX-License-Identifier: Apache-2.0
"""What programs written with pyvmomi do on a host, one function each; on Hypervia's simulator as a foreign client.

usage: flows.py HOST PORT USER PASSWORD
Speaks plain HTTP. Prints a line "ok NAME" or "FAILED NAME: REASON" for each, and ends with 1 if one has failed.
"""

import datetime
import sys
import traceback

import files
import storage
from checks import find, holds, refused, same
from pyVim.connect import Disconnect, SmartConnect
from pyVim.task import WaitForTask
from pyVmomi import vim, vmodl

FLOWS = []


def flow(function):
    FLOWS.append(function)
    return function


@flow
def about_the_server(si):
    about = si.content.about
    same(about.apiType, "HostAgent")
    holds(about.fullName.startswith("VMware ESXi"), about.fullName)
    same(si.RetrieveContent().rootFolder._moId, "ha-folder-root")


@flow
def the_time(si):
    holds(abs((si.CurrentTime() - datetime.datetime.now(datetime.timezone.utc)).total_seconds()) < 60, "another time")
    holds(si.serverClock is not None, "no clock")


@flow
def the_session(si):
    manager = si.content.sessionManager
    same(manager.currentSession.userName, "root")
    holds(any(one.key == manager.currentSession.key for one in manager.sessionList), "the session is not listed")
    same(manager.defaultLocale, "en")


@flow
def the_tree_by_properties(si):
    datacenter = si.content.rootFolder.childEntity[0]
    same(datacenter.name, "ha-datacenter")
    resource = datacenter.hostFolder.childEntity[0]
    same([host.name for host in resource.host], [resource.name])
    same({one.name for one in datacenter.datastore}, {"datastore1", "nfs1"})
    holds(len(datacenter.network) == 2, "not two networks")
    holds(len(datacenter.vmFolder.childEntity) == 5, "not five machines")


@flow
def a_container_view(si):
    view = si.content.viewManager.CreateContainerView(si.content.rootFolder, [vim.VirtualMachine], True)
    same({vm.name for vm in view.view}, {"web01", "db01", "app01", "win01", "bsd01"})
    view.Destroy()


@flow
def a_list_view(si):
    vm = find(si.content, vim.VirtualMachine, "web01")
    view = si.content.viewManager.CreateListView(obj=[vm])
    same(view.view, [vm])
    same(list(view.Modify(remove=[vm])), [])
    same(list(view.view), [])
    view.Destroy()


@flow
def everything_about_each_machine(si):
    for vm in si.content.rootFolder.childEntity[0].vmFolder.childEntity:
        for part in (vm.summary, vm.config, vm.runtime, vm.guest, vm.capability, vm.layoutEx, vm.resourceConfig):
            holds(part is not None, "a part of %s is missing" % vm.name)
        repr(vm.config)
        holds(vm.config.hardware.device[0].deviceInfo.label, "no label")
        holds(vm.resourcePool is not None and vm.environmentBrowser is not None, "no surroundings")
        list(vm.datastore), list(vm.network), vm.snapshot, list(vm.rootSnapshot), vm.parent, list(vm.recentTask)


@flow
def everything_about_the_host(si):
    host = find(si.content, vim.HostSystem, "esx01.example.test")
    for part in (host.summary, host.hardware, host.runtime, host.capability, host.config, host.configManager):
        repr(part)
    same(host.hardware.cpuInfo.numCpuCores, 16)
    same(host.config.network.portgroup[0].spec.name, "VM Network")
    holds(host.config.storageDevice.scsiLun, "no disks")


@flow
def the_managers_of_the_host(si):
    managers = find(si.content, vim.HostSystem, "esx01.example.test").configManager
    holds(managers.dateTimeSystem.QueryDateTime(), "no time")
    holds(any(one.key == "TSM-SSH" for one in managers.serviceSystem.serviceInfo.service), "no SSH")
    managers.serviceSystem.StartService("TSM-SSH")
    holds(
        [one.running for one in managers.serviceSystem.serviceInfo.service if one.key == "TSM-SSH"] == [True],
        "SSH does not run",
    )
    managers.serviceSystem.StopService("TSM-SSH")
    holds(managers.advancedOption.QueryOptions("Mem."), "no options")
    holds(managers.firewallSystem.firewallInfo.ruleset, "no rules")
    same(managers.autoStartManager.config.defaults.startDelay, 120)


@flow
def properties_of_many_by_the_collector(si):
    content = si.content
    view = content.viewManager.CreateContainerView(content.rootFolder, [vim.VirtualMachine], True)
    traversal = vmodl.query.PropertyCollector.TraversalSpec(name="t", path="view", skip=False, type=vim.view.ContainerView)
    spec = vmodl.query.PropertyCollector.FilterSpec(
        objectSet=[vmodl.query.PropertyCollector.ObjectSpec(obj=view, skip=True, selectSet=[traversal])],
        propSet=[
            vmodl.query.PropertyCollector.PropertySpec(
                type=vim.VirtualMachine, pathSet=["name", "runtime.powerState", "config.hardware.memoryMB"]
            )
        ],
    )
    options = vmodl.query.PropertyCollector.RetrieveOptions(maxObjects=2)
    page = content.propertyCollector.RetrievePropertiesEx([spec], options)
    objects = list(page.objects)
    while page.token:
        page = content.propertyCollector.ContinueRetrievePropertiesEx(page.token)
        objects += page.objects
    same(len(objects), 5)
    same({prop.name for prop in objects[0].propSet}, {"name", "runtime.powerState", "config.hardware.memoryMB"})
    view.Destroy()


@flow
def updates_by_a_filter(si):
    vm = find(si.content, vim.VirtualMachine, "bsd01")
    collector = si.content.propertyCollector.CreatePropertyCollector()
    spec = vmodl.query.PropertyCollector.FilterSpec(
        objectSet=[vmodl.query.PropertyCollector.ObjectSpec(obj=vm)],
        propSet=[
            vmodl.query.PropertyCollector.PropertySpec(
                type=vim.VirtualMachine, pathSet=["runtime.powerState", "snapshot", "snapshot.currentSnapshot"]
            )
        ],
    )
    collector.CreateFilter(spec, True)
    update = collector.WaitForUpdatesEx("", vmodl.query.PropertyCollector.WaitOptions(maxWaitSeconds=5))
    changes = {one.name: (one.op, one.val) for one in update.filterSet[0].objectSet[0].changeSet}
    same(changes["snapshot"], ("assign", None))
    same(changes["snapshot.currentSnapshot"][0], "indirectRemove")
    WaitForTask(vm.PowerOn())
    update = collector.WaitForUpdatesEx(update.version, vmodl.query.PropertyCollector.WaitOptions(maxWaitSeconds=5))
    same(update.filterSet[0].objectSet[0].changeSet[0].val, "poweredOn")
    WaitForTask(vm.PowerOff())
    collector.Destroy()


@flow
def searching(si):
    index = si.content.searchIndex
    vm = find(si.content, vim.VirtualMachine, "web01")
    same(index.FindByUuid(None, vm.config.uuid, True, False), vm)
    same(index.FindByUuid(None, vm.config.instanceUuid, True, True), vm)
    same(index.FindByInventoryPath("ha-datacenter/vm/web01"), vm)
    same(index.FindByIp(None, vm.guest.ipAddress, True), vm)
    same(index.FindByDnsName(None, vm.guest.hostName, True), vm)
    same(index.FindChild(vm.parent, "web01"), vm)
    same(index.FindByUuid(None, "00000000-0000-0000-0000-000000000000", True), None)


@flow
def power_in_all_directions(si):
    vm = find(si.content, vim.VirtualMachine, "app01")
    WaitForTask(vm.PowerOn())
    same(vm.runtime.powerState, "poweredOn")
    WaitForTask(vm.Suspend())
    WaitForTask(vm.PowerOn())
    WaitForTask(vm.Reset())
    WaitForTask(vm.PowerOff())
    same(vm.runtime.powerState, vim.VirtualMachine.PowerState.poweredOff)
    refused(vim.fault.InvalidPowerState, vm.PowerOff)


@flow
def what_a_task_tells(si):
    vm = find(si.content, vim.VirtualMachine, "app01")
    task = vm.PowerOn()
    WaitForTask(task)
    info = task.info
    same(info.entity, vm)
    same(info.entityName, "app01")
    same(info.state, "success")
    same(info.descriptionId, "VirtualMachine.powerOn")
    holds(info.queueTime and info.startTime and info.completeTime, "no times")
    holds(task in si.content.taskManager.recentTask, "not among the recent tasks")
    WaitForTask(vm.PowerOff())
    file = si.content.fileManager.DeleteFile("[datastore1] nothing/here", si.content.rootFolder.childEntity[0])
    refused(vim.fault.FileNotFound, lambda: WaitForTask(file))
    same(file.info.entity, None)


@flow
def the_guest_is_asked(si):
    vm = find(si.content, vim.VirtualMachine, "web01")
    same(vm.guest.toolsRunningStatus, "guestToolsRunning")
    vm.RebootGuest()
    vm.ShutdownGuest()
    for _ in range(100):
        if vm.runtime.powerState == "poweredOff":
            break
        si.content.propertyCollector.WaitForUpdatesEx(
            "", vmodl.query.PropertyCollector.WaitOptions(maxWaitSeconds=1)
        )
    same(vm.runtime.powerState, "poweredOff")
    refused(vim.fault.InvalidPowerState, vm.ShutdownGuest)
    WaitForTask(vm.PowerOn())


@flow
def a_machine_is_made(si):
    datacenter = si.content.rootFolder.childEntity[0]
    pool = datacenter.hostFolder.childEntity[0].resourcePool
    controller = vim.vm.device.ParaVirtualSCSIController(
        key=-101, busNumber=0, sharedBus=vim.vm.device.VirtualSCSIController.Sharing.noSharing
    )
    disk = vim.vm.device.VirtualDisk(
        key=-102,
        controllerKey=-101,
        unitNumber=0,
        capacityInKB=1 << 20,
        backing=vim.vm.device.VirtualDisk.FlatVer2BackingInfo(diskMode="persistent", thinProvisioned=True, fileName=""),
    )
    card = vim.vm.device.VirtualVmxnet3(
        key=-103,
        backing=vim.vm.device.VirtualEthernetCard.NetworkBackingInfo(
            deviceName="VM Network", network=datacenter.network[0]
        ),
        addressType="generated",
    )
    add = vim.vm.device.VirtualDeviceSpec.Operation.add
    spec = vim.vm.ConfigSpec(
        name="made",
        memoryMB=512,
        numCPUs=2,
        guestId="debian12_64Guest",
        files=vim.vm.FileInfo(vmPathName="[datastore1]"),
        extraConfig=[vim.option.OptionValue(key="guestinfo.colour", value="blue")],
        deviceChange=[
            vim.vm.device.VirtualDeviceSpec(operation=add, device=controller),
            vim.vm.device.VirtualDeviceSpec(operation=add, device=disk, fileOperation="create"),
            vim.vm.device.VirtualDeviceSpec(operation=add, device=card),
        ],
    )
    task = datacenter.vmFolder.CreateVM_Task(config=spec, pool=pool)
    WaitForTask(task)
    vm = task.info.result
    same(vm.name, "made")
    same(vm.config.files.vmPathName, "[datastore1] made/made.vmx")
    kinds = [type(device) for device in vm.config.hardware.device]
    holds(vim.vm.device.VirtualVmxnet3 in kinds and vim.vm.device.ParaVirtualSCSIController in kinds, str(kinds))
    same([o.value for o in vm.config.extraConfig if o.key == "guestinfo.colour"], ["blue"])
    WaitForTask(vm.PowerOn())
    WaitForTask(vm.PowerOff())


@flow
def a_machine_is_changed(si):
    vm = find(si.content, vim.VirtualMachine, "made")
    spec = vim.vm.ConfigSpec(memoryMB=1024, numCPUs=4, annotation="two\nlines & more", name="made again")
    spec.extraConfig = [vim.option.OptionValue(key="guestinfo.size", value="large")]
    WaitForTask(vm.ReconfigVM_Task(spec))
    same((vm.config.hardware.memoryMB, vm.config.hardware.numCPU), (1024, 4))
    same((vm.config.annotation, vm.name), ("two\nlines & more", "made again"))
    refused(vmodl.fault.InvalidArgument, vm.ReconfigVM_Task, vim.vm.ConfigSpec(memoryMB=3))
    WaitForTask(vm.Rename("made"))


@flow
def devices_come_and_go(si):
    vm = find(si.content, vim.VirtualMachine, "made")
    ide = next(d for d in vm.config.hardware.device if isinstance(d, vim.vm.device.VirtualIDEController))
    cdrom = vim.vm.device.VirtualCdrom(
        key=-1,
        controllerKey=ide.key,
        backing=vim.vm.device.VirtualCdrom.RemotePassthroughBackingInfo(deviceName="", exclusive=False),
        connectable=vim.vm.device.VirtualDevice.ConnectInfo(
            startConnected=False, allowGuestControl=True, connected=False
        ),
    )
    change = vim.vm.device.VirtualDeviceSpec(operation="add", device=cdrom)
    WaitForTask(vm.ReconfigVM_Task(vim.vm.ConfigSpec(deviceChange=[change])))
    added = next(d for d in vm.config.hardware.device if isinstance(d, vim.vm.device.VirtualCdrom))
    same(added.deviceInfo.label, "CD/DVD drive 1")
    change = vim.vm.device.VirtualDeviceSpec(operation="remove", device=added)
    WaitForTask(vm.ReconfigVM_Task(vim.vm.ConfigSpec(deviceChange=[change])))
    holds(not any(isinstance(d, vim.vm.device.VirtualCdrom) for d in vm.config.hardware.device), "still there")
    disk = next(d for d in vm.config.hardware.device if isinstance(d, vim.vm.device.VirtualDisk))
    same(disk.deviceInfo.label, "Hard disk 1")
    disk.capacityInKB = 2 << 20
    change = vim.vm.device.VirtualDeviceSpec(operation="edit", device=disk)
    WaitForTask(vm.ReconfigVM_Task(vim.vm.ConfigSpec(deviceChange=[change])))
    disk = next(d for d in vm.config.hardware.device if isinstance(d, vim.vm.device.VirtualDisk))
    same(disk.capacityInKB, 2 << 20)


@flow
def snapshots(si):
    vm = find(si.content, vim.VirtualMachine, "made")
    same(vm.snapshot, None)
    WaitForTask(vm.CreateSnapshot_Task("one", "first", False, False))
    WaitForTask(vm.CreateSnapshot_Task("two", "", False, False))
    root = vm.snapshot.rootSnapshotList[0]
    same((root.name, root.childSnapshotList[0].name), ("one", "two"))
    same(vm.snapshot.currentSnapshot, root.childSnapshotList[0].snapshot)
    WaitForTask(root.snapshot.RevertToSnapshot_Task())
    same(vm.snapshot.currentSnapshot, root.snapshot)
    root.snapshot.RenameSnapshot("uno", "changed")
    same(vm.snapshot.rootSnapshotList[0].name, "uno")
    WaitForTask(vm.snapshot.rootSnapshotList[0].childSnapshotList[0].snapshot.RemoveSnapshot_Task(False))
    WaitForTask(vm.RemoveAllSnapshots_Task())
    same(vm.snapshot, None)


@flow
def only_a_centre_clones(si):
    vm = find(si.content, vim.VirtualMachine, "made")
    spec = vim.vm.CloneSpec(location=vim.vm.RelocateSpec(), powerOn=False, template=False)
    refused(vmodl.fault.NotSupported, vm.CloneVM_Task, vm.parent, "copy", spec)
    refused(vmodl.fault.NotSupported, vm.RelocateVM_Task, vim.vm.RelocateSpec())


@flow
def a_missing_disk_stops_the_start(si):
    datacenter = si.content.rootFolder.childEntity[0]
    vm = find(si.content, vim.VirtualMachine, "made")
    disk = next(d for d in vm.config.hardware.device if isinstance(d, vim.vm.device.VirtualDisk))
    name = disk.backing.fileName
    manager = si.content.virtualDiskManager
    WaitForTask(manager.CopyVirtualDisk_Task(name, datacenter, "[datastore1] kept.vmdk", datacenter))
    WaitForTask(manager.DeleteVirtualDisk_Task(name, datacenter))
    refused(vim.fault.FileNotFound, vm.PowerOn)
    WaitForTask(manager.CopyVirtualDisk_Task("[datastore1] kept.vmdk", datacenter, name, datacenter))
    WaitForTask(vm.PowerOn())
    WaitForTask(vm.PowerOff())
    WaitForTask(manager.DeleteVirtualDisk_Task("[datastore1] kept.vmdk", datacenter))


@flow
def register_and_forget(si):
    datacenter = si.content.rootFolder.childEntity[0]
    vm = find(si.content, vim.VirtualMachine, "made")
    path = vm.config.files.vmPathName
    vm.UnregisterVM()
    refused(vmodl.fault.ManagedObjectNotFound, lambda: vm.name)
    pool = datacenter.hostFolder.childEntity[0].resourcePool
    task = datacenter.vmFolder.RegisterVM_Task(path=path, asTemplate=False, pool=pool)
    WaitForTask(task)
    same(task.info.result.name, "made")


@flow
def files_of_a_datastore(si):
    datacenter = si.content.rootFolder.childEntity[0]
    datastore = datacenter.datastore[0]
    repr(datastore.summary), repr(datastore.info), list(datastore.host), list(datastore.vm)
    spec = vim.host.DatastoreBrowser.SearchSpec(
        matchPattern=["*.vmx"], details=vim.host.DatastoreBrowser.FileInfo.Details(fileSize=True, modification=True)
    )
    task = datastore.browser.SearchDatastoreSubFolders_Task("[datastore1]", spec)
    WaitForTask(task)
    found = [file.path for folder in task.info.result for file in folder.file]
    holds("web01.vmx" in found, str(found))
    manager = si.content.fileManager
    manager.MakeDirectory("[datastore1] a/b", datacenter, True)
    WaitForTask(manager.MoveDatastoreFile_Task("[datastore1] a/b", datacenter, "[datastore1] c", datacenter, False))
    WaitForTask(manager.DeleteDatastoreFile_Task("[datastore1] c", datacenter))


@flow
def uploads_and_downloads(si):
    cookie = si._stub.cookie
    place = "/folder/web01/note.txt?dcPath=%2Fha-datacenter&dsName=datastore1"
    same(files.put(si._stub.host, place, cookie, b"remember"), 201)
    same(files.get(si._stub.host, place, cookie), b"remember")


@flow
def counters(si):
    manager = si.content.perfManager
    ids = {c.groupInfo.key + "." + c.nameInfo.key: c.key for c in manager.perfCounter}
    vm = find(si.content, vim.VirtualMachine, "web01")
    metric = vim.PerformanceManager.MetricId(counterId=ids["cpu.usage"], instance="")
    query = vim.PerformanceManager.QuerySpec(entity=vm, metricId=[metric], intervalId=20, maxSample=3)
    samples = manager.QueryPerf([query])
    same(len(samples[0].value[0].value), 3)
    same(manager.QueryPerfProviderSummary(vm).refreshRate, 20)
    holds(manager.QueryAvailablePerfMetric(vm), "no metrics")


@flow
def roles_and_permissions(si):
    manager = si.content.authorizationManager
    role = manager.AddAuthorizationRole("operators", ["VirtualMachine.Interact.PowerOn"])
    holds(any(one.roleId == role for one in manager.roleList), "the role is missing")
    vm = find(si.content, vim.VirtualMachine, "web01")
    manager.SetEntityPermissions(
        vm, [vim.AuthorizationManager.Permission(principal="joe", group=False, roleId=role, propagate=True)]
    )
    same([one.principal for one in manager.RetrieveEntityPermissions(vm, False)], ["joe"])
    holds(len(manager.RetrieveAllPermissions()) == 2, "not two permissions")
    manager.RemoveAuthorizationRole(role, False)


@flow
def licences_and_settings(si):
    same(si.content.licenseManager.licenses[0].name, "Evaluation Mode")
    setting = si.content.setting
    holds(setting.QueryOptions("Config.HostAgent."), "no settings")
    setting.UpdateOptions([vim.option.OptionValue(key="Config.HostAgent.log.level", value="verbose")])
    same(setting.QueryOptions("Config.HostAgent.log.level")[0].value, "verbose")
    refused(vim.fault.InvalidName, setting.QueryOptions, "no.such.setting")


@flow
def events(si):
    manager = si.content.eventManager
    vm = find(si.content, vim.VirtualMachine, "web01")
    manager.LogUserEvent(vm, "seen")
    entity = vim.event.EventFilterSpec.ByEntity(entity=vm, recursion="self")
    found = manager.QueryEvents(vim.event.EventFilterSpec(entity=entity))
    same(found[-1].fullFormattedMessage, "seen")
    collector = manager.CreateCollectorForEvents(vim.event.EventFilterSpec())
    holds(collector.latestPage, "no events")
    collector.DestroyCollector()


@flow
def pools(si):
    root = si.content.rootFolder.childEntity[0].hostFolder.childEntity[0].resourcePool
    share = vim.ResourceAllocationInfo(
        reservation=0, limit=2000, expandableReservation=True, shares=vim.SharesInfo(level="normal", shares=4000)
    )
    pool = root.CreateResourcePool("some", vim.ResourceConfigSpec(cpuAllocation=share, memoryAllocation=share))
    same(pool.config.cpuAllocation.limit, 2000)
    holds(pool in root.resourcePool, "not below the root")
    WaitForTask(pool.Destroy())
    holds(pool not in root.resourcePool, "still below the root")


@flow
def hardware_that_machines_may_have(si):
    vm = find(si.content, vim.VirtualMachine, "web01")
    browser = vm.environmentBrowser
    keys = [descriptor.key for descriptor in browser.QueryConfigOptionDescriptor()]
    holds("vmx-13" in keys and "vmx-19" in keys, keys)
    option = browser.QueryConfigOption(key="vmx-13", host=vm.runtime.host)
    same(option.version, "vmx-13")
    holds("debian12_64Guest" in [guest.id for guest in option.guestOSDescriptor], "no Debian")
    holds(32 in option.hardwareOptions.numCPU, option.hardwareOptions.numCPU)
    target = browser.QueryConfigTarget(host=None)
    holds("datastore1" in [store.name for store in target.datastore], "no datastore1")
    same(target.datastore[0].datastore.accessible, True)
    holds("VM Network" in [network.name for network in target.network], "no VM Network")


@flow
def a_guest_lets_nobody_in_whom_it_does_not_know(si):
    vm = find(si.content, vim.VirtualMachine, "web01")
    manager = si.content.guestOperationsManager
    auth = vim.vm.guest.NamePasswordAuthentication(username="joe", password="wrong")
    refused(vim.fault.InvalidGuestLogin, lambda: manager.authManager.ValidateCredentialsInGuest(vm, auth))
    refused(vim.fault.InvalidGuestLogin, lambda: manager.processManager.ListProcessesInGuest(vm, auth))
    spec = vim.vm.guest.ProcessManager.ProgramSpec(programPath="/bin/true", arguments="")
    refused(vim.fault.InvalidGuestLogin, lambda: manager.processManager.StartProgramInGuest(vm, auth, spec))
    off = find(si.content, vim.VirtualMachine, "app01")
    refused(vim.fault.InvalidPowerState, lambda: manager.fileManager.ListFilesInGuest(off, auth, "/tmp"))


@flow
def what_is_gone_is_gone(si):
    vm = find(si.content, vim.VirtualMachine, "made")
    WaitForTask(vm.Destroy_Task())
    same(find(si.content, vim.VirtualMachine, "made"), None)
    refused(vmodl.fault.ManagedObjectNotFound, lambda: vm.config)


@flow
def a_wrong_password_is_refused(si):
    host, port = si._stub.host.split(":")
    refused(
        vim.fault.InvalidLogin, lambda: SmartConnect(protocol="http", host=host, port=int(port), user="root", pwd="no")
    )


@flow
def an_old_client_is_served(si):
    host, port = si._stub.host.split(":")
    old = SmartConnect(
        protocol="http",
        host=host,
        port=int(port),
        user=sys.argv[3],
        pwd=sys.argv[4],
        preferredApiVersions=["vim.version.version10"],
    )
    same(old._stub.version, "vim.version.version10")
    same(old.content.about.apiType, "HostAgent")
    holds(find(old.content, vim.VirtualMachine, "web01").config.hardware.numCPU == 2, "not two processors")
    Disconnect(old)


def main():
    host, port, user, password = sys.argv[1:5]
    si = SmartConnect(protocol="http", host=host, port=int(port), user=user, pwd=password)
    failures = 0
    for function in FLOWS + storage.FLOWS:
        try:
            function(si)
            print("ok", function.__name__)
        except Exception as e:  # whatever a flow meets is its failure, and the next one is tried
            failures += 1
            print("FAILED %s: %s %s" % (function.__name__, type(e).__name__, getattr(e, "msg", None) or e))
            traceback.print_exc()
    Disconnect(si)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
