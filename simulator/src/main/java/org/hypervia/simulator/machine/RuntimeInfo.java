// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.machine;

import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.vmx.Vmx;

/** {@code VirtualMachine.runtime}. */
final class RuntimeInfo {
    private RuntimeInfo() {}

    static DataObject of(Machine machine) {
        Vmx vmx = machine.configuration();
        boolean on = machine.power() == PowerState.POWERED_ON;
        PendingQuestion question = machine.questions().pending();
        return DataObject.of("VirtualMachineRuntimeInfo")
                .set("host", machine.site().host())
                .set("connectionState", vmx == null ? "inaccessible" : "connected")
                .set("powerState", machine.power().literal())
                .set("vmFailoverInProgress", false)
                .set("faultToleranceState", "notConfigured")
                .set("toolsInstallerMounted", false)
                .set("suspendTime", machine.suspendTime())
                .set("bootTime", machine.bootTime())
                .set("suspendInterval", 0L)
                .set("question", question == null ? null : question.info())
                .set("memoryOverhead", on ? 40L << 20 : null)
                .set("maxCpuUsage", on && vmx != null ? (int) (vmx.number("numvcpus", 1) * 2600) : null)
                .set("maxMemoryUsage", on && vmx != null ? (int) vmx.number("memSize", 32) : null)
                .set("numMksConnections", 0)
                .set("recordReplayState", "inactive")
                .set("cleanPowerOff", !on)
                .set("onlineStandby", false)
                .set("consolidationNeeded", false)
                .set("vFlashCacheAllocation", 0L)
                .set("paused", false)
                .set("snapshotInBackground", false)
                .set("quiescedForkParent", false)
                .set("instantCloneFrozen", false)
                .build();
    }
}
