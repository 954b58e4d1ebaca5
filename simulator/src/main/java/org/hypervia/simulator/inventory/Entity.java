// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.inventory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** A managed entity: something with a name and a place in the tree. */
public abstract class Entity extends Node {
    /** A host remembers few tasks; clients that look at each of them pay a round trip each. */
    private static final int REMEMBERED_TASKS = 5;

    private final Deque<Ref> recentTasks = new ArrayDeque<>();
    private @Nullable Ref parent;
    private String name;
    private String overallStatus = "green";
    private String configStatus = "green";
    private @Nullable Task activeTask;

    /** An entity below this parent. */
    protected Entity(Inventory inventory, Ref ref, @Nullable Ref parent, String name) {
        super(inventory, ref);
        this.parent = parent;
        this.name = name;
    }

    /** The entity above, null at the root. */
    public final @Nullable Ref parent() {
        return parent;
    }

    /** Puts it below another entity. */
    public final void moveBelow(Ref above) {
        parent = above;
        touch();
    }

    /** The name as the API shows it, with {@code %} escapes. */
    public final String name() {
        return name;
    }

    /** Gives it another name. */
    public void rename(String newName) {
        name = newName;
        touch();
    }

    /** The traffic light of its configuration. */
    public final void configStatus(String status) {
        configStatus = status;
        touch();
    }

    /** The traffic light of the whole. */
    public final void overallStatus(String status) {
        overallStatus = status;
        touch();
    }

    /** The traffic light of the whole. */
    protected final String overallStatus() {
        return overallStatus;
    }

    /** Whether it takes one task at a time. */
    protected boolean exclusive() {
        return false;
    }

    /** The task at work on it, or null. */
    public final @Nullable Task activeTask() {
        return activeTask;
    }

    final void activeTask(@Nullable Task task) {
        activeTask = task;
        touch();
    }

    final void remember(Task task) {
        recentTasks.addLast(task.ref());
        if (recentTasks.size() > REMEMBERED_TASKS) {
            // The one at work stays, however many were refused because of it.
            Ref busy = activeTask == null ? task.ref() : activeTask.ref();
            recentTasks.stream().filter(ref -> !ref.equals(busy)).findFirst().ifPresent(recentTasks::remove);
        }
        touch();
    }

    @Override
    protected @Nullable Object property(String property) {
        return switch (property) {
            case "name" -> name;
            case "parent" -> parent;
            case "overallStatus" -> overallStatus;
            case "configStatus" -> configStatus;
            case "recentTask" -> List.copyOf(recentTasks);
            case "effectiveRole" -> List.of(-1);
            case "alarmActionsEnabled" -> true;
            case "configIssue",
                    "permission",
                    "disabledMethod",
                    "declaredAlarmState",
                    "triggeredAlarmState",
                    "tag",
                    "value",
                    "customValue",
                    "availableField" -> List.of();
            default -> null;
        };
    }
}
