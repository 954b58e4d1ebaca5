// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.util.List;
import java.util.function.Supplier;
import org.hypervia.simulator.host.Autostart;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;

/** What starts with a simulated host, for tests that look behind the client's back. Safe for concurrent use. */
public final class SimulatedAutostart {
    private final Inventory inventory;
    private final Autostart autostart;

    SimulatedAutostart(Inventory inventory, Autostart autostart) {
        this.inventory = inventory;
        this.autostart = autostart;
    }

    /** Turns the general switch on or off. */
    public void enabled(boolean on) {
        change(DataObject.of("HostAutoStartManagerConfig")
                .set(
                        "defaults",
                        DataObject.of("AutoStartDefaults").set("enabled", on).build())
                .build());
    }

    /**
     * Sets the entry of a machine, which does nothing at the host's stop.
     *
     * @param machine its managed object id
     * @param startAction such as {@code powerOn} or {@code none}
     * @param order when it starts; -1 for after all others
     * @param delay how long the host waits after it, in seconds; -1 for the host's own delay
     */
    public void entry(String machine, String startAction, int order, int delay) {
        change(DataObject.of("HostAutoStartManagerConfig")
                .set(
                        "powerInfo",
                        List.of(DataObject.of("AutoStartPowerInfo")
                                .set("key", new Ref("VirtualMachine", machine))
                                .set("startOrder", order)
                                .set("startDelay", delay)
                                .set("waitForHeartbeat", "systemDefault")
                                .set("startAction", startAction)
                                .set("stopDelay", -1)
                                .set("stopAction", "none")
                                .build()))
                .build());
    }

    /** The start action, order and delay of a machine, one blank between them; empty when it has no entry. */
    public String entry(String machine) {
        return read(() -> autostart
                .entry(new Ref("VirtualMachine", machine))
                .map(entry -> entry.get("startAction") + " " + entry.get("startOrder") + " " + entry.get("startDelay"))
                .orElse(""));
    }

    private void change(DataObject spec) {
        inventory.perform(() -> autostart.reconfigure(spec));
    }

    private <T> T read(Supplier<T> question) {
        return inventory.compute(question);
    }
}
