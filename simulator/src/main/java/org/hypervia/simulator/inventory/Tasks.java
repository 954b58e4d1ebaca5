// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.inventory;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** Starts tasks and carries them to their end on a thread of its own. */
public final class Tasks implements AutoCloseable {
    /** Clients may look at a task that is over for this many further tasks. */
    private static final int REMEMBERED = 200;

    private static final Logger LOG = System.getLogger(Tasks.class.getName());

    private final Inventory inventory;
    private final Duration length;
    private final Ids ids;
    private final ScheduledThreadPoolExecutor worker;
    private final Deque<Ref> known = new ArrayDeque<>();
    private final List<TaskHold> holds = new ArrayList<>();
    private int serial;

    /** How a server calls its tasks. */
    public enum Ids {
        /** By object, operation and number, as a host does. */
        OF_A_HOST,
        /** By number, as a vCenter does. */
        NUMBERS
    }

    /**
     * Tasks of this inventory.
     *
     * @param length how long a task takes when nothing else holds it up
     * @param ids what they are called
     */
    public Tasks(Inventory inventory, Duration length, Ids ids) {
        this.inventory = inventory;
        this.length = length;
        this.ids = ids;
        this.worker = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "esx-simulator-tasks");
            thread.setDaemon(true);
            return thread;
        });
        worker.setRemoveOnCancelPolicy(true);
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Starts a task; the caller holds the lock. What goes wrong shows in the task, never here. */
    public Task start(TaskRequest request, TaskWork work) {
        serial++;
        Node target = request.target();
        String id = ids == Ids.NUMBERS ? "task-" + serial : Task.id(target.ref(), request, serial);
        Task task = new Task(this, new Ref("Task", id), serial, request, work);
        inventory.add(task);
        remember(task);
        Task other = target instanceof Entity entity && entity.exclusive() ? entity.activeTask() : null;
        if (other != null) {
            task.refuse(Faults.taskInProgress(other.ref()));
            return task;
        }
        if (target instanceof Entity entity) {
            entity.activeTask(task);
        }
        task.begin();
        if (!task.done()) {
            holdOrComplete(task);
        }
        return task;
    }

    /**
     * Does something later, on no client's task: what a guest does after it was asked.
     *
     * @param time how much later; null for as long as a task takes
     */
    public void later(@Nullable Duration time, Runnable work) {
        schedule(time == null ? length : time, work);
    }

    /** The tasks a client can look at, oldest first. */
    public List<Ref> known() {
        return List.copyOf(known);
    }

    /** Holds up every task of this method that starts from now on, until the hold is released. */
    public TaskHold hold(String method) {
        return inventory.compute(() -> {
            TaskHold hold = new TaskHold(inventory, method);
            holds.add(hold);
            return hold;
        });
    }

    /** The task goes on, if nothing holds it up. */
    void complete(Task task) {
        try {
            worker.execute(() -> guarded(task::finish));
        } catch (RejectedExecutionException e) {
            task.refuse(Faults.requestCanceled());
        }
    }

    void ended(Task task) {
        if (task.request().target() instanceof Entity entity && entity.activeTask() == task) {
            entity.activeTask(null);
        }
    }

    private void holdOrComplete(Task task) {
        Object clock = new Object();
        task.block(clock);
        for (TaskHold hold : holds) {
            hold.catchTask(task);
        }
        if (length.isZero()) {
            task.unblock(clock);
        } else {
            schedule(length, () -> task.unblock(clock));
            for (int quarter = 1; task.measured() && quarter < 4; quarter++) {
                int percent = quarter * 25;
                schedule(length.multipliedBy(quarter).dividedBy(4), () -> advance(task, percent));
            }
        }
    }

    private static void advance(Task task, int percent) {
        if (!task.done()) {
            task.progress(percent);
        }
    }

    private void schedule(Duration time, Runnable work) {
        ScheduledFuture<?> unused = worker.schedule(() -> guarded(work), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Runs on the task thread; nobody else would hear of a failure there. */
    private void guarded(Runnable work) {
        try {
            inventory.perform(work);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The simulator failed in a task", e);
        }
    }

    private void remember(Task task) {
        known.addLast(task.ref());
        if (task.request().target() instanceof Entity entity) {
            entity.remember(task);
        }
        if (known.size() > REMEMBERED) {
            Ref oldest = known.removeFirst();
            if (inventory.find(oldest) instanceof Task old && old.done()) {
                inventory.remove(oldest);
            } else {
                known.addFirst(oldest);
            }
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        try {
            if (!worker.awaitTermination(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The task thread of the simulator does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
