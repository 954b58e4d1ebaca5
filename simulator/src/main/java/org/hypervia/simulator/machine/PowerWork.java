// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.machine;

import static org.hypervia.simulator.device.PowerState.POWERED_OFF;
import static org.hypervia.simulator.device.PowerState.POWERED_ON;
import static org.hypervia.simulator.device.PowerState.SUSPENDED;

import org.hypervia.simulator.device.DiskNeed;
import org.hypervia.simulator.inventory.Task;
import org.hypervia.simulator.inventory.TaskWork;
import org.hypervia.simulator.value.Faults;
import org.jspecify.annotations.Nullable;

/** The tasks that change whether a machine runs, with the host's rules about what is possible from where. */
public final class PowerWork implements TaskWork {
    private final Machine machine;
    private final Kind kind;

    private PowerWork(Machine machine, Kind kind) {
        this.machine = machine;
        this.kind = kind;
    }

    /** What is to be done. */
    public enum Kind {
        /** Start, or go on after a suspend. */
        ON,
        /** Stop the hard way; a suspended machine loses its memory. */
        OFF,
        /** Put the memory on the disk and stop. */
        SUSPEND,
        /** Press the reset button. */
        RESET
    }

    /** The work of one power operation. */
    public static PowerWork of(Machine machine, Kind kind) {
        return new PowerWork(machine, kind);
    }

    @Override
    public void begin(Task task) {
        machine.vmx();
        if (machine.template() && kind == Kind.ON) {
            throw Faults.notSupported();
        }
        switch (kind) {
            case ON -> machine.require(POWERED_ON, POWERED_OFF, SUSPENDED);
            case OFF -> machine.require(POWERED_OFF, POWERED_ON, SUSPENDED);
            case SUSPEND -> machine.require(SUSPENDED, POWERED_ON);
            case RESET -> machine.require(POWERED_ON, POWERED_ON);
        }
        String missing = kind == Kind.ON ? DiskNeed.missing(machine) : null;
        if (missing != null) {
            throw Faults.fileNotFound(missing);
        }
        machine.questions().askBefore(task, kind == Kind.ON);
    }

    @Override
    public @Nullable Object finish() {
        switch (kind) {
            case ON -> machine.power(POWERED_ON);
            case OFF -> machine.power(POWERED_OFF);
            case SUSPEND -> machine.power(SUSPENDED);
            case RESET -> machine.restarted();
        }
        return null;
    }

    @Override
    public void abandon() {
        machine.questions().drop();
    }
}
