// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.vmx.Vmx;
import org.jspecify.annotations.Nullable;

/** A snapshot: a name, and what the machine was when it was taken. */
public final class Snapshot extends Node {
    private final Restorable machine;
    private final int number;
    private final Vmx vmx;
    private final PowerState state;
    private final boolean quiesced;
    private final Instant created;
    private final List<Snapshot> children = new ArrayList<>();
    private @Nullable Snapshot parent;
    private String name;
    private String description;

    Snapshot(Restorable machine, int number, SnapshotRequest request) {
        super(
                machine.inventory(),
                new Ref("VirtualMachineSnapshot", machine.ref().id() + "-snapshot-" + number));
        this.machine = machine;
        this.number = number;
        this.name = request.name();
        this.description = request.description();
        boolean memory = request.memory() && machine.power() == PowerState.POWERED_ON;
        boolean suspended = machine.power() == PowerState.SUSPENDED;
        this.state = memory ? PowerState.POWERED_ON : suspended ? PowerState.SUSPENDED : PowerState.POWERED_OFF;
        this.quiesced = request.quiesce() && machine.toolsRunning();
        this.vmx = machine.vmx().copy();
        this.created = inventory().now();
    }

    /** The machine it is of. */
    public Ref machine() {
        return machine.ref();
    }

    /** What going back to it brings back. */
    Vmx vmx() {
        return vmx;
    }

    /** Whether going back to it starts the machine. */
    PowerState state() {
        return state;
    }

    @Nullable
    Snapshot parent() {
        return parent;
    }

    void parent(@Nullable Snapshot above) {
        parent = above;
    }

    List<Snapshot> children() {
        return children;
    }

    void rename(@Nullable String newName, @Nullable String newDescription) {
        name = newName == null ? name : newName;
        description = newDescription == null ? description : newDescription;
        touch();
    }

    /** How many snapshots are above it, itself included. */
    int depth() {
        return parent == null ? 1 : parent.depth() + 1;
    }

    DataObject tree() {
        return DataObject.of("VirtualMachineSnapshotTree")
                .set("snapshot", ref())
                .set("vm", machine.ref())
                .set("name", name)
                .set("description", description)
                .set("id", number)
                .set("createTime", created)
                .set("state", state.literal())
                .set("quiesced", quiesced)
                .set(
                        "childSnapshotList",
                        children.isEmpty()
                                ? null
                                : children.stream().map(Snapshot::tree).toList())
                .set("replaySupported", false)
                .build();
    }

    @Override
    protected @Nullable Object property(String property) {
        return switch (property) {
            case "config" -> machine.config(vmx);
            case "childSnapshot" -> children.stream().map(Node::ref).toList();
            case "vm" -> machine.ref();
            default -> null;
        };
    }
}
