// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.Map;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.machine.MachineWork;
import org.hypervia.simulator.snapshot.Snapshot;
import org.hypervia.simulator.snapshot.SnapshotRequest;

/** Snapshots. */
final class SnapshotMethods {
    private final TaskStarter tasks;

    SnapshotMethods(Center center) {
        this.tasks = new TaskStarter(center);
    }

    void addTo(Map<String, Method> table) {
        table.put("CreateSnapshot_Task", call -> create(call, call.flag("quiesce")));
        table.put("CreateSnapshotEx_Task", call -> create(call, call.has("quiesceSpec")));
        table.put("RemoveAllSnapshots_Task", this::removeAll);
        table.put("RevertToCurrentSnapshot_Task", this::revertToCurrent);
        table.put("RevertToSnapshot_Task", this::revert);
        table.put("RemoveSnapshot_Task", this::remove);
        table.put("RenameSnapshot", this::rename);
    }

    private Reply create(Call call, boolean quiesce) {
        Machine machine = call.target(Machine.class);
        SnapshotRequest request =
                new SnapshotRequest(call.text("name"), call.text("description", ""), call.flag("memory"), quiesce);
        return tasks.onMachine(
                call,
                "createSnapshot",
                MachineWork.of(
                        machine,
                        () -> {},
                        () -> machine.snapshots().create(request).ref()));
    }

    private Reply removeAll(Call call) {
        Machine machine = call.target(Machine.class);
        return tasks.onMachine(
                call,
                "removeAllSnapshots",
                MachineWork.doing(machine, () -> {}, () -> machine.snapshots().removeAll()));
    }

    private Reply revertToCurrent(Call call) {
        Machine machine = call.target(Machine.class);
        boolean stopped = call.flag("suppressPowerOn");
        return tasks.onMachine(
                call,
                "revertToCurrentSnapshot",
                MachineWork.doing(machine, () -> {}, () -> machine.snapshots().revertToCurrent(stopped)));
    }

    private Reply revert(Call call) {
        Snapshot snapshot = call.target(Snapshot.class);
        Machine machine = call.object(snapshot.machine(), Machine.class);
        boolean stopped = call.flag("suppressPowerOn");
        Runnable step = () -> machine.snapshots().revert(snapshot, stopped);
        return tasks.start(call, "vm.Snapshot.revert", machine, MachineWork.doing(machine, () -> {}, step));
    }

    private Reply remove(Call call) {
        Snapshot snapshot = call.target(Snapshot.class);
        Machine machine = call.object(snapshot.machine(), Machine.class);
        boolean children = call.flag("removeChildren");
        Runnable step = () -> machine.snapshots().remove(snapshot, children);
        return tasks.start(call, "vm.Snapshot.remove", machine, MachineWork.doing(machine, () -> {}, step));
    }

    private Reply rename(Call call) {
        Snapshot snapshot = call.target(Snapshot.class);
        call.object(snapshot.machine(), Machine.class)
                .snapshots()
                .rename(
                        snapshot,
                        call.has("name") ? call.text("name") : null,
                        call.has("description") ? call.text("description") : null);
        return Reply.NOTHING;
    }
}
