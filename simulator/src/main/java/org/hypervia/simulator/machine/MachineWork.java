// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.machine;

import java.util.function.Supplier;
import org.hypervia.simulator.inventory.Task;
import org.hypervia.simulator.inventory.TaskWork;
import org.jspecify.annotations.Nullable;

/** A task on a machine that looks whether it can be done, waits for a pending question, and then does one thing. */
public final class MachineWork implements TaskWork {
    private final Machine machine;
    private final Runnable check;
    private final Supplier<? extends @Nullable Object> step;

    private MachineWork(Machine machine, Runnable check, Supplier<? extends @Nullable Object> step) {
        this.machine = machine;
        this.check = check;
        this.step = step;
    }

    /**
     * A task of one step.
     *
     * @param check faults when it cannot be done; runs at the start
     * @param step does it and gives the task's result, or null
     */
    public static MachineWork of(Machine machine, Runnable check, Supplier<? extends @Nullable Object> step) {
        return new MachineWork(machine, check, step);
    }

    /** A task of one step without a result. */
    public static MachineWork doing(Machine machine, Runnable check, Runnable step) {
        return new MachineWork(machine, check, () -> {
            step.run();
            return null;
        });
    }

    @Override
    public void begin(Task task) {
        machine.vmx();
        check.run();
        machine.questions().askBefore(task, false);
    }

    @Override
    public @Nullable Object finish() {
        return step.get();
    }
}
