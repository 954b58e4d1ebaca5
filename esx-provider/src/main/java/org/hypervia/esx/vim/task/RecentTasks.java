// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;
import org.hypervia.esx.vim.value.XsdDateTime;

/**
 * {@code VirtualMachine.recentTask}: the tasks that work on a machine or did so a moment ago, with the server's own clock.
 *
 * @param tasks the tasks in the host's order
 * @param serverTime what the server's clock shows; empty if it does not tell
 */
public record RecentTasks(List<Recent> tasks, Optional<Instant> serverTime) {
    private static final ManagedObjectRef SERVICE = new ManagedObjectRef("ServiceInstance", "ServiceInstance");
    private static final String CLOCK = "serverClock";
    private static final String TASK = "Task";
    private static final String INFO = "info";

    /**
     * One task.
     *
     * @param task by what the server knows it
     * @param info how far it is
     */
    public record Recent(ManagedObjectRef task, TaskInfo info) {}

    public RecentTasks {
        tasks = List.copyOf(tasks);
    }

    /** Asks for them, and for the machine itself. The host forgets tasks at any time, also while it answers. */
    public static PropertyQuery query(ManagedObjectRef machine) {
        return new PropertyQuery()
                .take(machine.type(), EntityName.PATH)
                .take(TASK, INFO)
                .take(SERVICE.type(), CLOCK)
                .from(machine, new Step("tasks", "VirtualMachine", "recentTask", List.of()))
                .from(SERVICE)
                .toleratingGone();
    }

    /** Takes what {@link #query} found. */
    public static RecentTasks of(List<ObjectContent> found) {
        return new RecentTasks(
                found.stream()
                        .filter(object -> object.object().type().equals(TASK))
                        .flatMap(task ->
                                task.value(INFO).map(info -> new Recent(task.object(), TaskInfo.of(info))).stream())
                        .toList(),
                found.stream()
                        .flatMap(object -> object.text(CLOCK).stream())
                        .flatMap(text -> XsdDateTime.parse(text).stream())
                        .findFirst());
    }
}
