// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.inventory;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.VimFault;
import org.jspecify.annotations.Nullable;

/** A task: queued or running, then success or error for ever. */
public final class Task extends Node {
    private final Tasks tasks;
    private final TaskRequest request;
    private final TaskWork work;
    private final int serial;
    private final Instant queued;
    private final Set<Object> blockers = new HashSet<>();
    private String state = "running";
    private boolean cancelled;
    private boolean cancelable;
    private @Nullable Integer progress;
    private @Nullable Object result;
    private @Nullable VimFault error;
    private @Nullable Instant completed;

    Task(Tasks tasks, Ref ref, int serial, TaskRequest request, TaskWork work) {
        super(request.target().inventory(), ref);
        this.tasks = tasks;
        this.serial = serial;
        this.request = request;
        this.work = work;
        this.queued = inventory().now();
        this.cancelable = work.cancelable();
    }

    /** What a host calls a task on an object. */
    static String id(Ref target, TaskRequest request, int serial) {
        return "haTask-" + target.id() + "-vim." + request.description() + "-" + serial;
    }

    /** What a host calls this task, if it calls the object by this reference. */
    public Ref named(Ref target) {
        return new Ref("Task", id(target, request, serial));
    }

    /** Who wanted what. */
    public TaskRequest request() {
        return request;
    }

    /** Whether it is over. */
    public boolean done() {
        return completed != null;
    }

    /** The state on the wire. */
    public String state() {
        return state;
    }

    /** Keeps the task running until {@link #unblock} with the same token. */
    public void block(Object token) {
        blockers.add(token);
    }

    /** Takes back one {@link #block}; when it was the last, the task goes on. */
    public void unblock(Object token) {
        if (blockers.remove(token) && blockers.isEmpty() && !done()) {
            tasks.complete(this);
        }
    }

    /** Whether it tells how far it is. */
    boolean measured() {
        return work.measured();
    }

    /** Tells how far it is, in percent. */
    public void progress(int percent) {
        progress = percent;
        touch();
    }

    /** Lets clients cancel it, or not. */
    public void cancelable(boolean allowed) {
        cancelable = allowed;
        touch();
    }

    /** Cancels it on a client's wish. */
    public void cancel() {
        if (done()) {
            throw Faults.invalidState();
        }
        if (!cancelable) {
            throw Faults.notSupported();
        }
        cancelled = true;
        fail(Faults.requestCanceled());
    }

    /** Ends it with a fault. */
    public void fail(VimFault fault) {
        if (!done()) {
            work.abandon();
            error = fault;
            end("error");
        }
    }

    void begin() {
        try {
            work.begin(this);
        } catch (VimFault fault) {
            error = fault;
            end("error");
        }
    }

    void refuse(VimFault fault) {
        error = fault;
        end("error");
    }

    void finish() {
        if (done() || !blockers.isEmpty()) {
            return;
        }
        try {
            result = work.finish();
            end("success");
        } catch (VimFault fault) {
            error = fault;
            end("error");
        }
    }

    private void end(String finalState) {
        state = finalState;
        progress = null;
        completed = inventory().now();
        blockers.clear();
        tasks.ended(this);
        touch();
    }

    @Override
    protected @Nullable Object property(String name) {
        return name.equals("info") ? info() : null;
    }

    /** The task as data. */
    public DataObject info() {
        Node target = request.target();
        return DataObject.of("TaskInfo")
                .set("key", ref().id())
                .set("task", ref())
                .set("name", request.method())
                .set("descriptionId", request.description())
                .set("entity", target instanceof Entity ? target.ref() : null)
                .set("entityName", target instanceof Entity entity ? entity.name() : null)
                .set("state", state)
                .set("cancelled", cancelled)
                .set("cancelable", cancelable && !done())
                .set("error", error == null ? null : error.localized())
                .set("result", result)
                .set("progress", progress)
                .set("reason", DataObject.of("TaskReasonUser").set("userName", request.user()))
                .set("queueTime", queued)
                .set("startTime", queued)
                .set("completeTime", completed)
                .set("eventChainId", serial)
                .build();
    }
}
