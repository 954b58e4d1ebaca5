# SPDX-License-Identifier: Apache-2.0
"""What programs written with pyvmomi do at a vCenter, one function each; on Hypervia's simulator as a foreign client.

usage: vcenter.py HOST PORT USER PASSWORD
Speaks plain HTTP. Expects two datacenters, in each a cluster of two hosts and a host that stands alone, two machines on each
host. Prints a line "ok NAME" or "FAILED NAME: REASON" for each, and ends with 1 if one has failed.
"""

import sys
import traceback

from checks import find, holds, refused, same
from pyVim.connect import Disconnect, SmartConnect
from pyVim.task import WaitForTask
from pyVmomi import vim

FLOWS = []


def flow(function):
    FLOWS.append(function)
    return function


def all_of(si, kind):
    view = si.content.viewManager.CreateContainerView(si.content.rootFolder, [kind], True)
    try:
        return list(view.view)
    finally:
        view.Destroy()


@flow
def about_the_server(si):
    same(si.content.about.apiType, "VirtualCenter")
    same(si.content.rootFolder._moId, "group-d1")


@flow
def the_tree_by_properties(si):
    datacenters = si.content.rootFolder.childEntity
    same([one.name for one in datacenters], ["dc1", "dc2"])
    for datacenter in datacenters:
        same([type(one) for one in datacenter.hostFolder.childEntity], [vim.ClusterComputeResource, vim.ComputeResource])
        same([len(one.host) for one in datacenter.hostFolder.childEntity], [2, 1])
        same(len(datacenter.vmFolder.childEntity), 6)


@flow
def every_machine_by_a_view(si):
    machines = all_of(si, vim.VirtualMachine)
    same(len(machines), 12)
    by_hosts = [vm for host in all_of(si, vim.HostSystem) for vm in host.vm]
    same({vm._moId for vm in by_hosts}, {vm._moId for vm in machines})


@flow
def a_host_by_its_path(si):
    found = si.content.searchIndex.FindByInventoryPath("dc2/host/cluster2/esx03.example.test")
    same(found.name, "esx03.example.test")
    same(found.parent.name, "cluster2")


@flow
def privileges(si):
    manager = si.content.authorizationManager
    key = si.content.sessionManager.currentSession.key
    wanted = ["Resource.HotMigrate", "VirtualMachine.Interact.PowerOn"]
    answer = manager.HasPrivilegeOnEntities([si.content.rootFolder], key, wanted)
    same([(one.privId, one.isGranted) for one in answer[0].privAvailability], [(name, True) for name in wanted])
    answer = manager.FetchUserPrivilegeOnEntities([si.content.rootFolder], "nobody")
    same(list(answer[0].privileges), [])


@flow
def the_session_by_a_ticket(si):
    manager = si.content.sessionManager
    key = manager.currentSession.key
    holds(manager.SessionIsActive(key, manager.currentSession.userName), "the own session is not active")
    holds(manager.AcquireCloneTicket().startswith("cst-"), "no ticket")


@flow
def migrate_to_another_host(si):
    machine = find(si.content, vim.HostSystem, "esx01.example.test").vm[0]
    target = find(si.content, vim.HostSystem, "esx02.example.test")
    WaitForTask(machine.MigrateVM_Task(None, target, vim.VirtualMachine.MovePriority.defaultPriority, None))
    same(machine.runtime.host.name, "esx02.example.test")
    holds(machine in target.vm, "the host does not show it")


@flow
def relocate_to_a_host_that_stands_alone(si):
    machine = find(si.content, vim.HostSystem, "esx02.example.test").vm[0]
    target = find(si.content, vim.HostSystem, "esx05.example.test")
    store = next(one for one in target.datastore if one.name == "local-esx05")
    spec = vim.vm.RelocateSpec(host=target, pool=target.parent.resourcePool, datastore=store)
    WaitForTask(machine.RelocateVM_Task(spec))
    same(machine.runtime.host.name, "esx05.example.test")
    same([one.name for one in machine.datastore], ["local-esx05"])
    holds(machine.config.files.vmPathName.startswith("[local-esx05] "), machine.config.files.vmPathName)


@flow
def nowhere_to_go(si):
    machine = find(si.content, vim.HostSystem, "esx05.example.test").vm[0]
    priority = vim.VirtualMachine.MovePriority.defaultPriority
    refused(vim.fault.VimFault, machine.MigrateVM_Task, None, find(si.content, vim.HostSystem, "esx01.example.test"), priority, vim.VirtualMachine.PowerState.suspended)


def main():
    host, port, user, password = sys.argv[1:5]
    si = SmartConnect(protocol="http", host=host, port=int(port), user=user, pwd=password)
    failures = 0
    for function in FLOWS:
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
