# SPDX-License-Identifier: Apache-2.0
"""Storage and networks of a host: the flows that need a host with something of each kind."""

from checks import find, holds, refused, same
from pyVim.task import WaitForTask
from pyVmomi import vim, vmodl

FLOWS = []


def flow(function):
    FLOWS.append(function)
    return function


def the_host(si):
    return find(si.content, vim.HostSystem, si.content.rootFolder.childEntity[0].hostFolder.childEntity[0].name)


def search(si, store, path, query):
    details = vim.host.DatastoreBrowser.FileInfo.Details(
        fileType=True, fileSize=True, modification=True, fileOwner=False
    )
    spec = vim.host.DatastoreBrowser.SearchSpec(query=[query], details=details)
    task = find(si.content, vim.Datastore, store).browser.SearchDatastoreSubFolders_Task(path, spec)
    WaitForTask(task)
    return [(one.folderPath, each) for one in task.info.result for each in one.file]


@flow
def datastores_of_two_kinds(si):
    stores = {one.name: one for one in the_host(si).datastore}
    same(sorted(stores), ["datastore1", "nfs1"])
    holds(isinstance(stores["datastore1"].info, vim.host.VmfsDatastoreInfo), "no VMFS")
    nas = stores["nfs1"].info.nas
    same((nas.type, nas.remoteHost, nas.remotePath), ("NFS", "nas.example.test", "/export/images"))
    mount = stores["nfs1"].host[0]
    same(mount.key._moId, "ha-host")
    same(stores["nfs1"].summary.url, "ds://" + mount.mountInfo.path + "/")
    volumes = the_host(si).configManager.storageSystem.fileSystemVolumeInfo.mountInfo
    same(sorted(one.volume.name for one in volumes), ["datastore1", "nfs1"])


@flow
def disks_and_images_are_found(si):
    flags = vim.host.DatastoreBrowser.VmDiskQuery.Details(
        diskType=True, capacityKb=True, hardwareVersion=True, controllerType=True, diskExtents=True, thin=True
    )
    disks = search(si, "nfs1", "[nfs1]", vim.host.DatastoreBrowser.VmDiskQuery(details=flags))
    found = {folder + disk.path: disk for folder, disk in disks}
    same(sorted(found), ["[nfs1] templates/large.vmdk", "[nfs1] templates/small.vmdk"])
    small = found["[nfs1] templates/small.vmdk"]
    same((small.thin, small.capacityKb, small.fileSize), (True, 8 << 20, 0))
    same(small.diskType, vim.vm.device.VirtualDisk.FlatVer2BackingInfo)
    same(small.diskExtents, ["[nfs1] templates/small-flat.vmdk"])
    same(found["[nfs1] templates/large.vmdk"].fileSize, 64 << 30)
    images = search(si, "nfs1", "[nfs1] iso", vim.host.DatastoreBrowser.IsoImageQuery())
    same([image.path for _, image in images], ["debian-12.iso", "windows server 2022.iso"])


@flow
def a_disk_lives(si):
    manager = si.content.virtualDiskManager
    center = si.content.rootFolder.childEntity[0]
    spec = vim.VirtualDiskManager.FileBackedVirtualDiskSpec(diskType="thin", adapterType="lsiLogic", capacityKb=2048)
    name = "[nfs1] made/a.vmdk"
    refused(vim.fault.FileNotFound, manager.CreateVirtualDisk_Task, name, center, spec)
    si.content.fileManager.MakeDirectory("[nfs1] made", center, True)
    WaitForTask(manager.CreateVirtualDisk_Task(name, center, spec))
    refused(vim.fault.FileAlreadyExists, manager.CreateVirtualDisk_Task, name, center, spec)
    spec.capacityKb = 100 << 30
    spec.diskType = "preallocated"
    refused(vim.fault.NoDiskSpace, manager.CreateVirtualDisk_Task, "[nfs1] made/b.vmdk", center, spec)
    WaitForTask(manager.ExtendVirtualDisk_Task(name, center, 4096, False))
    refused(vmodl.fault.InvalidArgument, manager.ExtendVirtualDisk_Task, name, center, 2048, False)
    same(manager.QueryVirtualDiskGeometry(name, center).head, 255)
    manager.SetVirtualDiskUuid(name, center, "60 00 c2 90 00 11 22 33-44 55 66 77 88 99 aa bb")
    same(manager.QueryVirtualDiskUuid(name, center), "60 00 c2 90 00 11 22 33-44 55 66 77 88 99 aa bb")
    WaitForTask(manager.ShrinkVirtualDisk_Task(name, center, False))
    WaitForTask(manager.ZeroFillVirtualDisk_Task(name, center))
    WaitForTask(manager.CopyVirtualDisk_Task(name, center, "[datastore1] c.vmdk", center, None, False))
    WaitForTask(manager.MoveVirtualDisk_Task("[datastore1] c.vmdk", center, "[nfs1] made/d.vmdk", center, False))
    WaitForTask(manager.InflateVirtualDisk_Task("[nfs1] made/d.vmdk", center))
    for disk in (name, "[nfs1] made/d.vmdk"):
        WaitForTask(manager.DeleteVirtualDisk_Task(disk, center))
    refused(vim.fault.FileNotFound, manager.DeleteVirtualDisk_Task, name, center)
    WaitForTask(si.content.fileManager.DeleteDatastoreFile_Task("[nfs1] made", center))


@flow
def a_disk_of_a_running_machine_is_locked(si):
    machine = find(si.content, vim.VirtualMachine, "db01")
    if machine.runtime.powerState != "poweredOn":
        WaitForTask(machine.PowerOnVM_Task())
    disk = next(one for one in machine.config.hardware.device if isinstance(one, vim.vm.device.VirtualDisk))
    center = si.content.rootFolder.childEntity[0]
    refused(
        vim.fault.FileLocked, si.content.virtualDiskManager.DeleteVirtualDisk_Task, disk.backing.fileName, center
    )


@flow
def an_iscsi_target_has_a_disk(si):
    system = the_host(si).configManager.storageSystem
    system.RescanHba("vmhba64")
    refused(vim.fault.NotFound, system.RescanHba, "vmhba99")
    system.RescanAllHba()
    system.RefreshStorageSystem()
    devices = system.storageDeviceInfo
    hba = next(one for one in devices.hostBusAdapter if isinstance(one, vim.host.InternetScsiHba))
    target = hba.configuredStaticTarget[0]
    same((target.iScsiName, target.port), ("iqn.2001-04.com.example:storage.disk1", 3260))
    topology = next(one for one in devices.scsiTopology.adapter if one.adapter == hba.key)
    same(topology.target[0].transport.iScsiName, target.iScsiName)
    lun = next(one for one in devices.scsiLun if one.key == topology.target[0].lun[0].scsiLun)
    same(lun.capacity.block * lun.capacity.blockSize, 100 << 30)


@flow
def a_switch_lives(si):
    host = the_host(si)
    system = host.configManager.networkSystem
    spec = vim.host.VirtualSwitch.Specification(numPorts=64)
    system.AddVirtualSwitch("inner", spec)
    refused(vim.fault.AlreadyExists, system.AddVirtualSwitch, "inner", spec)
    spec.bridge = vim.host.VirtualSwitch.BondBridge(nicDevice=["vmnic0"])
    refused(vim.fault.ResourceInUse, system.UpdateVirtualSwitch, "inner", spec)
    shaping = vim.host.NetworkPolicy.TrafficShapingPolicy(
        enabled=True, averageBandwidth=8000, peakBandwidth=16000, burstSize=1024
    )
    policy = vim.host.NetworkPolicy(shapingPolicy=shaping)
    group = vim.host.PortGroup.Specification(name="inside", vlanId=9, vswitchName="inner", policy=policy)
    system.AddPortGroup(group)
    refused(vim.fault.AlreadyExists, system.AddPortGroup, group)
    group.vlanId = 10
    system.UpdatePortGroup("inside", group)
    shown = next(one for one in system.networkInfo.portgroup if one.spec.name == "inside")
    same((shown.spec.vlanId, shown.computedPolicy.shapingPolicy.peakBandwidth), (10, 16000))
    same([one.key for one in host.config.network.portgroup], [one.key for one in system.networkInfo.portgroup])
    holds(any(one.name == "inside" for one in host.network), "no network of the port group")
    refused(vim.fault.NotFound, system.RemovePortGroup, "outside")
    refused(vim.fault.ResourceInUse, system.RemoveVirtualSwitch, "vSwitch0")
    system.RemovePortGroup("inside")
    system.RemoveVirtualSwitch("inner")
    refused(vim.fault.NotFound, system.RemoveVirtualSwitch, "inner")
    holds(all(one.name != "inside" for one in host.network), "the network is still there")


@flow
def cards_of_the_host(si):
    cards = the_host(si).config.network.pnic
    same([one.device for one in cards], ["vmnic0", "vmnic1"])
    same((cards[0].linkSpeed.speedMb, cards[0].spec.ip.dhcp), (10000, False))
