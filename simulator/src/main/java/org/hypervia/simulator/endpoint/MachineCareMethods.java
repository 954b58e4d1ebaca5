// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.machine.MachineWork;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;

/** What is done to machines beside changing and running them: upgrades, tickets, tools, the keyboard. */
final class MachineCareMethods {
    private static final int LATEST = 20;

    private final TaskStarter tasks;
    private final Center center;

    MachineCareMethods(Center center) {
        this.center = center;
        this.tasks = new TaskStarter(center);
    }

    void addTo(Map<String, Method> table) {
        table.put("UpgradeVM_Task", this::upgrade);
        table.put("ConsolidateVMDisks_Task", call -> {
            Machine machine = call.target(Machine.class);
            return tasks.onMachine(call, "consolidateDisks", MachineWork.doing(machine, () -> {}, () -> {}));
        });
        table.put("UpgradeTools_Task", call -> {
            Machine machine = call.target(Machine.class);
            return tasks.onMachine(
                    call, "upgradeTools", MachineWork.doing(machine, () -> requireTools(machine), () -> {}));
        });
        for (String method : List.of("MountToolsInstaller", "UnmountToolsInstaller")) {
            table.put(method, call -> {
                requireRunning(call.target(Machine.class));
                return Reply.NOTHING;
            });
        }
        for (String method : List.of("RefreshStorageInfo", "ResetGuestInformation")) {
            table.put(method, call -> {
                call.target(Machine.class).touch();
                return Reply.NOTHING;
            });
        }
        table.put("StandbyGuest", call -> {
            Machine machine = call.target(Machine.class);
            requireRunning(machine);
            requireTools(machine);
            machine.site().tasks().later(null, () -> machine.power(PowerState.SUSPENDED));
            return Reply.NOTHING;
        });
        table.put("MarkAsVirtualMachine", call -> {
            Machine machine = call.target(Machine.class);
            if (!machine.template()) {
                throw Faults.invalidState();
            }
            Ref pool = call.ref("pool");
            if (center.of(machine).ofPool(pool) == null) {
                throw Faults.invalidArgument("pool");
            }
            machine.template(false);
            return Reply.NOTHING;
        });
        table.put("AcquireTicket", MachineCareMethods::ticket);
        table.put("AcquireMksTicket", MachineCareMethods::oldTicket);
        table.put("PutUsbScanCodes", call -> {
            requireRunning(call.target(Machine.class));
            DataObject spec = call.object("spec", "UsbScanCodeSpec");
            return Reply.of("int", spec.get("keyEvents") instanceof List<?> events ? events.size() : 0);
        });
    }

    private Reply upgrade(Call call) {
        Machine machine = call.target(Machine.class);
        String wanted = call.text("version", "vmx-" + LATEST);
        Runnable check = () -> {
            if (machine.power() != PowerState.POWERED_OFF) {
                throw Faults.invalidPowerState(
                        PowerState.POWERED_OFF.literal(), machine.power().literal());
            }
            if (!wanted.matches("vmx-\\d{2}") || number(wanted) > LATEST) {
                throw Faults.invalidArgument("version");
            }
            if (number(wanted) <= machine.vmx().number("virtualHW.version", 8)) {
                throw Faults.plain("AlreadyUpgraded", "The virtual machine compatibility is already up-to-date.");
            }
        };
        return tasks.onMachine(
                call,
                "upgradeVirtualHardware",
                MachineWork.doing(
                        machine,
                        check,
                        () -> machine.reconfigured(
                                machine.vmx().copy().set("virtualHW.version", String.valueOf(number(wanted))))));
    }

    private static int number(String version) {
        return Integer.parseInt(version.substring("vmx-".length()));
    }

    private static void requireRunning(Machine machine) {
        if (machine.power() != PowerState.POWERED_ON) {
            throw Faults.invalidPowerState(
                    PowerState.POWERED_ON.literal(), machine.power().literal());
        }
    }

    private static void requireTools(Machine machine) {
        if (!machine.toolsRunning()) {
            throw Faults.toolsUnavailable();
        }
    }

    private static Reply ticket(Call call) {
        Machine machine = call.target(Machine.class);
        requireRunning(machine);
        return Reply.of(
                "VirtualMachineTicket",
                DataObject.of("VirtualMachineTicket")
                        .set("ticket", UUID.randomUUID().toString())
                        .set("cfgFile", machine.file().toString())
                        .set("port", 902)
                        .build());
    }

    private static Reply oldTicket(Call call) {
        Machine machine = call.target(Machine.class);
        requireRunning(machine);
        return Reply.of(
                "VirtualMachineMksTicket",
                DataObject.of("VirtualMachineMksTicket")
                        .set("ticket", UUID.randomUUID().toString())
                        .set("cfgFile", machine.file().toString())
                        .set("port", 902)
                        .build());
    }
}
