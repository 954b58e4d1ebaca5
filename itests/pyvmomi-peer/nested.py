# SPDX-License-Identifier: Apache-2.0
"""Puts machines deep into the inventory of a vCenter that has one datacenter with a host that stands alone.

usage: nested.py HOST PORT USER PASSWORD
Speaks HTTPS and trusts anybody. Makes the folder "in/ner" in "outer" of machines with the machine "plain" in it, and there the vApp
"shop" with the machine "till", and in the host's pool the pool gold/fine with the machine "ring"; the host then goes into a
folder "racks". Prints "ok" when all is there.
"""

import sys

from pyVim.connect import Disconnect, SmartConnect
from pyVim.task import WaitForTask
from pyVmomi import vim


def share():
    return vim.ResourceAllocationInfo(
        reservation=0, expandableReservation=True, limit=-1, shares=vim.SharesInfo(level="normal", shares=0)
    )


def resources():
    return vim.ResourceConfigSpec(cpuAllocation=share(), memoryAllocation=share())


def machine(name):
    files = vim.vm.FileInfo(vmPathName="[LocalDS_0]")
    return vim.vm.ConfigSpec(name=name, memoryMB=64, numCPUs=1, guestId="otherGuest", files=files)


def fill(si):
    datacenter = si.content.rootFolder.childEntity[0]
    compute = [one for one in datacenter.hostFolder.childEntity if type(one) is vim.ComputeResource][0]
    host = compute.host[0]
    inner = datacenter.vmFolder.CreateFolder("outer").CreateFolder("in/ner")
    WaitForTask(inner.CreateVM_Task(machine("plain"), compute.resourcePool, host))
    shop = compute.resourcePool.CreateVApp("shop", resources(), vim.vApp.VAppConfigSpec(), inner)
    WaitForTask(shop.CreateChildVM_Task(machine("till"), host))
    fine = compute.resourcePool.CreateResourcePool("gold", resources()).CreateResourcePool("fine", resources())
    WaitForTask(datacenter.vmFolder.CreateVM_Task(machine("ring"), fine, host))
    WaitForTask(datacenter.hostFolder.CreateFolder("racks").MoveIntoFolder_Task([compute]))
    print("ok")


if __name__ == "__main__":
    connection = SmartConnect(
        protocol="https",
        host=sys.argv[1],
        port=int(sys.argv[2]),
        user=sys.argv[3],
        pwd=sys.argv[4],
        disableSslCertValidation=True,
    )
    try:
        fill(connection)
    finally:
        Disconnect(connection)
