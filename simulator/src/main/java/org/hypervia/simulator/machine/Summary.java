// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hypervia.simulator.device.Disks;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.vmx.GuestIds;
import org.hypervia.simulator.vmx.Slot;
import org.hypervia.simulator.vmx.Vmx;
import org.jspecify.annotations.Nullable;

/** {@code VirtualMachine.summary}. */
final class Summary {
    private Summary() {}

    static DataObject of(Machine machine, String status) {
        Vmx vmx = machine.configuration();
        return DataObject.of("VirtualMachineSummary")
                .set("vm", machine.ref())
                .set("runtime", machine.value("runtime"))
                .set("guest", guest(machine, vmx))
                .set("config", config(machine, vmx))
                .set("storage", vmx == null ? null : Layout.storage(machine))
                .set("quickStats", quickStats(machine, vmx))
                .set("overallStatus", status)
                .build();
    }

    private static DataObject guest(Machine machine, @Nullable Vmx vmx) {
        Guest guest = machine.guest();
        String id = vmx == null ? null : GuestIds.id(vmx.get("guestOS", "other"));
        List<List<String>> addresses = guest.addresses();
        return DataObject.of("VirtualMachineGuestSummary")
                .set("guestId", guest.toolsRunning() ? id : null)
                .set("guestFullName", guest.toolsRunning() && id != null ? GuestIds.fullName(id) : null)
                .set("toolsStatus", guest.toolsStatus())
                .set("toolsVersionStatus", guest.versionStatus())
                .set("toolsVersionStatus2", guest.versionStatus())
                .set("toolsRunningStatus", guest.runningStatus())
                .set("hostName", guest.currentHostName())
                .set("ipAddress", addresses.isEmpty() ? null : addresses.get(0).get(0))
                .build();
    }

    private static DataObject config(Machine machine, @Nullable Vmx vmx) {
        DataObject.Builder summary = DataObject.of("VirtualMachineConfigSummary")
                .set("name", machine.name())
                .set("template", machine.template())
                .set("vmPathName", machine.file().toString());
        if (vmx != null) {
            String id = GuestIds.id(vmx.get("guestOS", "other"));
            summary.set("memorySizeMB", (int) vmx.number("memSize", 32))
                    .set("cpuReservation", (int) vmx.number("sched.cpu.min", 0))
                    .set("memoryReservation", (int) vmx.number("sched.mem.min", 0))
                    .set("numCpu", (int) vmx.number("numvcpus", 1))
                    .set("numEthernetCards", Slot.present(vmx, "ethernet").size())
                    .set("numVirtualDisks", Disks.slots(vmx).size())
                    .set("uuid", ConfigInfo.uuid(machine, vmx))
                    .set("instanceUuid", ConfigInfo.instanceUuid(machine, vmx))
                    .set("guestId", id)
                    .set("guestFullName", GuestIds.fullName(id))
                    .set("annotation", Vmx.unescape(vmx.get("annotation", "")))
                    .set("installBootRequired", false)
                    .set("tpmPresent", vmx.flag("vtpm.present"))
                    .set("numVmiopBackings", 0)
                    .set("hwVersion", ConfigInfo.hardwareVersion(vmx));
        }
        return summary.build();
    }

    private static DataObject quickStats(Machine machine, @Nullable Vmx vmx) {
        boolean on = machine.power() == PowerState.POWERED_ON && vmx != null;
        int memory = vmx == null ? 0 : (int) vmx.number("memSize", 32);
        return DataObject.of("VirtualMachineQuickStats")
                .set(
                        "overallCpuUsage",
                        on ? 50 + Math.floorMod(machine.ref().id().hashCode(), 200) : 0)
                .set("overallCpuDemand", on ? 60 : 0)
                .set("guestMemoryUsage", on ? memory / 8 : 0)
                .set("hostMemoryUsage", on ? memory / 2 : 0)
                .set("guestHeartbeatStatus", machine.guest().heartbeat())
                .set("privateMemory", on ? memory / 2 : 0)
                .set("sharedMemory", 0)
                .set("swappedMemory", 0)
                .set("balloonedMemory", 0)
                .set("consumedOverheadMemory", on ? 30 : 0)
                .set("compressedMemory", 0L)
                .set("uptimeSeconds", on ? uptime(machine) : 0)
                .build();
    }

    private static int uptime(Machine machine) {
        Instant boot = machine.bootTime();
        return boot == null
                ? 0
                : (int) Duration.between(boot, machine.inventory().now()).toSeconds();
    }
}
