// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.snapshot;

import java.util.ArrayList;
import java.util.List;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** The snapshots of a machine. */
public final class SnapshotTree {
    private static final int MAX_DEPTH = 32;

    private final Restorable machine;
    private final List<Snapshot> roots = new ArrayList<>();
    private @Nullable Snapshot current;
    private int count;

    /** A machine without snapshots. */
    public SnapshotTree(Restorable machine) {
        this.machine = machine;
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return roots.isEmpty();
    }

    /** Takes a snapshot below the current one and makes it the current one. */
    public Snapshot create(SnapshotRequest request) {
        if (current != null && current.depth() >= MAX_DEPTH) {
            throw Faults.plain("TooManySnapshotLevels", "Snapshot hierarchy is too deep.");
        }
        Snapshot snapshot = new Snapshot(machine, ++count, request);
        snapshot.parent(current);
        (current == null ? roots : current.children()).add(snapshot);
        machine.inventory().add(snapshot);
        current = snapshot;
        machine.touch();
        return snapshot;
    }

    /** Takes the machine back to what it was. */
    public void revert(Snapshot snapshot, boolean suppressPowerOn) {
        machine.reconfigured(snapshot.vmx().copy());
        PowerState state = snapshot.state();
        machine.power(suppressPowerOn && state == PowerState.POWERED_ON ? PowerState.POWERED_OFF : state);
        current = snapshot;
        machine.touch();
    }

    /** Takes the machine back to the current snapshot. */
    public void revertToCurrent(boolean suppressPowerOn) {
        if (current == null) {
            throw Faults.nothingFound("snapshot");
        }
        revert(current, suppressPowerOn);
    }

    /** Removes a snapshot; what hangs below it goes with it or moves up. */
    public void remove(Snapshot snapshot, boolean withChildren) {
        Snapshot above = snapshot.parent();
        List<Snapshot> siblings = above == null ? roots : above.children();
        int place = siblings.indexOf(snapshot);
        siblings.remove(snapshot);
        if (!withChildren) {
            snapshot.children().forEach(child -> child.parent(above));
            siblings.addAll(place, snapshot.children());
        }
        forget(snapshot, withChildren, above);
        machine.touch();
        if (above != null) {
            above.touch();
        }
    }

    /** Removes all snapshots. */
    public void removeAll() {
        List.copyOf(roots).forEach(root -> remove(root, true));
    }

    /** Gives a snapshot another name or description; null keeps the old one. */
    public void rename(Snapshot snapshot, @Nullable String name, @Nullable String description) {
        snapshot.rename(name, description);
        machine.touch();
    }

    private void forget(Snapshot snapshot, boolean withChildren, @Nullable Snapshot above) {
        Inventory inventory = machine.inventory();
        inventory.remove(snapshot.ref());
        if (snapshot == current) {
            current = above;
        }
        if (withChildren) {
            List.copyOf(snapshot.children()).forEach(child -> forget(child, true, above));
        }
    }

    /** {@code VirtualMachine.rootSnapshot}. */
    public List<Ref> roots() {
        return roots.stream().map(Node::ref).toList();
    }

    /** {@code VirtualMachine.snapshot}; null when there is none. */
    public @Nullable DataObject info() {
        if (roots.isEmpty()) {
            return null;
        }
        return DataObject.of("VirtualMachineSnapshotInfo")
                .set("currentSnapshot", current == null ? null : current.ref())
                .set("rootSnapshotList", roots.stream().map(Snapshot::tree).toList())
                .build();
    }
}
