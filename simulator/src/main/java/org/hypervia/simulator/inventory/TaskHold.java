// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.inventory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hypervia.simulator.value.VimFault;

/** Keeps tasks of one method running until it is released. */
public final class TaskHold {
    private final Inventory inventory;
    private final String method;
    private final List<Task> caught = new ArrayList<>();
    private boolean released;

    TaskHold(Inventory inventory, String method) {
        this.inventory = inventory;
        this.method = method;
    }

    /** Called under the lock when a task starts. */
    void catchTask(Task task) {
        if (!released && task.request().method().equals(method)) {
            task.block(this);
            caught.add(task);
        }
    }

    /** Waits until that many tasks have been caught; false when the time is over first. */
    public boolean await(int count, Duration limit) {
        return inventory.compute(() -> {
            long left = limit.toNanos();
            while (caught.size() < count && left > 0) {
                left = inventory.await(left);
            }
            return caught.size() >= count;
        });
    }

    /** Shows progress on the caught tasks. */
    public void progress(int percent) {
        inventory.perform(() -> caught.forEach(task -> task.progress(percent)));
    }

    /** Lets clients cancel the caught tasks, or not. */
    public void cancelable(boolean allowed) {
        inventory.perform(() -> caught.forEach(task -> task.cancelable(allowed)));
    }

    /** Ends the caught tasks with a fault, and catches no more. */
    public void fail(VimFault fault) {
        inventory.perform(() -> {
            released = true;
            caught.forEach(task -> task.fail(fault));
        });
    }

    /** Lets the caught tasks go on, and catches no more. */
    public void release() {
        inventory.perform(() -> {
            released = true;
            caught.forEach(task -> task.unblock(this));
        });
    }
}
