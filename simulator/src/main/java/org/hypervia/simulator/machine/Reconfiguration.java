// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.machine;

import java.util.List;
import org.hypervia.simulator.device.DeviceChanges;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.inventory.TaskWork;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.vmx.GuestIds;
import org.hypervia.simulator.vmx.Vmx;

/** Applies a {@code VirtualMachineConfigSpec} to the VMX file, with the host's rules about a running machine. */
public final class Reconfiguration {
    private final Machine machine;
    private final DataObject spec;
    private final Vmx vmx;

    private Reconfiguration(Machine machine, DataObject spec) {
        this.machine = machine;
        this.spec = spec;
        this.vmx = machine.vmx().copy();
    }

    /** The task that does it. Nothing changes when a part of it is refused. */
    public static TaskWork work(Machine machine, DataObject spec) {
        return MachineWork.doing(machine, () -> {}, () -> new Reconfiguration(machine, spec).apply());
    }

    /** Applies it at once. */
    public static void apply(Machine machine, DataObject spec) {
        new Reconfiguration(machine, spec).apply();
    }

    private void apply() {
        processors();
        memory();
        allocation("cpuAllocation", "sched.cpu");
        allocation("memoryAllocation", "sched.mem");
        text("name", "displayName");
        text("annotation", "annotation");
        text("firmware", "firmware");
        if (spec.get("guestId") instanceof String guest) {
            vmx.set("guestOS", GuestIds.vmxName(guest));
        }
        uuid("uuid", "uuid.bios");
        uuid("instanceUuid", "vc.uuid");
        flag("memoryHotAddEnabled", "mem.hotadd");
        flag("cpuHotAddEnabled", "vcpu.hotadd");
        flag("cpuHotRemoveEnabled", "vcpu.hotremove");
        flag("nestedHVEnabled", "vhv.enable");
        options();
        DeviceChanges.apply(machine, vmx, spec);
        machine.reconfigured(vmx);
    }

    private boolean running() {
        return machine.power() != PowerState.POWERED_OFF;
    }

    private void processors() {
        if (spec.get("numCPUs") instanceof Number wanted) {
            int count = wanted.intValue();
            long old = vmx.number("numvcpus", 1);
            if (count < 1 || count > machine.site().maxVcpus()) {
                throw Faults.invalidArgument("configSpec.numCPUs");
            }
            boolean allowed = count >= old ? vmx.flag("vcpu.hotadd") : vmx.flag("vcpu.hotremove");
            if (running() && count != old && !allowed) {
                throw Faults.plain("CpuHotPlugNotSupported", "CPU hot plug is not supported for this virtual machine.");
            }
            vmx.set("numvcpus", String.valueOf(count));
        }
        if (spec.get("numCoresPerSocket") instanceof Number cores) {
            if (cores.intValue() < 1 || vmx.number("numvcpus", 1) % cores.intValue() != 0) {
                throw Faults.invalidArgument("configSpec.numCoresPerSocket");
            }
            vmx.set("cpuid.coresPerSocket", String.valueOf(cores));
        }
    }

    private void memory() {
        if (spec.get("memoryMB") instanceof Number wanted) {
            long size = wanted.longValue();
            if (size < 4 || size % 4 != 0) {
                throw Faults.invalidArgument("configSpec.memoryMB");
            }
            long old = vmx.number("memSize", 32);
            if (running() && size != old && !(size > old && vmx.flag("mem.hotadd"))) {
                throw Faults.plain(
                        "MemoryHotPlugNotSupported", "Memory hot plug is not supported for this virtual machine.");
            }
            vmx.set("memSize", String.valueOf(size));
        }
    }

    private void allocation(String field, String prefix) {
        if (!(spec.get(field) instanceof DataObject wanted)) {
            return;
        }
        long reservation = wanted.get("reservation") instanceof Number number
                ? number.longValue()
                : Math.max(0, vmx.number(prefix + ".min", vmx.number(prefix + ".minSize", 0)));
        long limit =
                wanted.get("limit") instanceof Number number ? number.longValue() : vmx.number(prefix + ".max", -1);
        if (reservation < 0) {
            throw Faults.invalidArgument("configSpec." + field + ".reservation");
        }
        if (limit < -1 || (limit >= 0 && limit < reservation)) {
            throw Faults.invalidArgument("configSpec." + field + ".limit");
        }
        if (wanted.get("reservation") != null) {
            vmx.set(prefix + ".min", String.valueOf(reservation));
            if (prefix.equals("sched.mem")) {
                vmx.set("sched.mem.minSize", String.valueOf(reservation));
            }
        }
        if (wanted.get("limit") != null) {
            vmx.set(prefix + ".max", limit < 0 ? "unlimited" : String.valueOf(limit));
        }
        if (wanted.get("shares") instanceof DataObject shares) {
            String level = String.valueOf(shares.get("level"));
            vmx.set(prefix + ".shares", level.equals("custom") ? String.valueOf(shares.get("shares")) : level);
        }
    }

    private void text(String field, String key) {
        if (spec.get(field) instanceof String value) {
            vmx.set(key, Vmx.escape(value));
        }
    }

    private void uuid(String field, String key) {
        if (spec.get(field) instanceof String value) {
            String uuid = Vmx.uuid(value);
            if (uuid == null) {
                throw Faults.invalidArgument("configSpec." + field);
            }
            vmx.set(key, Vmx.spaced(uuid));
        }
    }

    private void flag(String field, String key) {
        if (spec.get(field) instanceof Boolean value) {
            vmx.set(key, value ? "TRUE" : "FALSE");
        }
    }

    private void options() {
        if (spec.get("extraConfig") instanceof List<?> options) {
            for (Object item : options) {
                if (item instanceof DataObject option && option.get("key") instanceof String key) {
                    Object value = option.get("value");
                    if (value == null || value.equals("")) {
                        vmx.remove(key);
                    } else {
                        vmx.set(key, Vmx.escape(String.valueOf(value)));
                    }
                }
            }
        }
    }
}
