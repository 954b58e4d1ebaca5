// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.time.Duration;
import org.hypervia.simulator.inventory.TaskHold;
import org.hypervia.simulator.value.Faults;

/** Tasks that keep running until a test lets them go. Safe for concurrent use. */
public final class HeldTasks implements AutoCloseable {
    private final TaskHold hold;

    HeldTasks(TaskHold hold) {
        this.hold = hold;
    }

    /**
     * Waits until so many tasks are held.
     *
     * @return false when the time was over first
     */
    public boolean await(int count, Duration limit) {
        return hold.await(count, limit);
    }

    /** Shows this progress, in percent, on the held tasks. */
    public void progress(int percent) {
        hold.progress(percent);
    }

    /** Lets clients cancel the held tasks, or not. */
    public void cancelable(boolean allowed) {
        hold.cancelable(allowed);
    }

    /** Ends the held tasks with a fault of this type, and holds no more. */
    public void fail(String faultType, String message) {
        hold.fail(Faults.plain(faultType, message));
    }

    /** Lets the held tasks go on, and holds no more. */
    public void release() {
        hold.release();
    }

    /** Same as {@link #release()}. */
    @Override
    public void close() {
        release();
    }
}
