// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.Refusal;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.VimFault;

/** A host of a simulated vCenter. Changes show to clients at once, without a task. Safe for concurrent use. */
public final class SimulatedHost {
    private final Center center;
    private final Host host;
    private final SimulatedEndpoint vcenter;
    private final SimulatedEndpoint agent;
    private final List<Refusal> refusals = new ArrayList<>();

    SimulatedHost(Center center, Host host, SimulatedEndpoint vcenter, SimulatedEndpoint agent) {
        this.center = center;
        this.host = host;
        this.vcenter = vcenter;
        this.agent = agent;
    }

    /** Its name, such as {@code esx01.example.test}. */
    public String name() {
        return host.name();
    }

    /** What its vCenter calls it, such as {@code host-12}. */
    public String id() {
        return host.ref().id();
    }

    /** The URI of it at its vCenter, such as {@code vpx://administrator@127.0.0.1:40123/dc1/cluster1/esx01?no_verify=1}. */
    public URI uri() {
        return center.inventory().compute(() -> vcenter.uri(HostPath.of(center, host)));
    }

    /** The address it answers at by itself. */
    public SimulatedEndpoint agent() {
        return agent;
    }

    /** Its virtual switches, port groups and physical cards. */
    public SimulatedNetworking network() {
        return new SimulatedNetworking(center, host);
    }

    /** What starts with it. */
    public SimulatedAutostart autostart() {
        return new SimulatedAutostart(center.inventory(), host.autostart());
    }

    /** The machines on it. */
    public List<SimulatedMachine> machines() {
        return center.inventory()
                .compute(() -> host.machines().stream()
                        .map(ref ->
                                new SimulatedMachine(center, center.inventory().get(ref, Machine.class)))
                        .toList());
    }

    /** Sends it into maintenance mode, or brings it back. */
    public void maintenanceMode(boolean entered) {
        center.inventory().perform(() -> host.maintenance(entered));
    }

    /** Lets its vCenter lose it, or hear from it again. */
    public void connected(boolean heard) {
        center.inventory().perform(() -> host.change(state -> state.withConnected(heard)));
    }

    /** Lets running machines come and go, which they may at first, or not. */
    public void vmotionSupported(boolean able) {
        center.inventory().perform(() -> host.change(state -> state.withVmotion(able)));
    }

    /** Gives it other processors; running machines go between hosts with the same word only, at first an empty one. */
    public void processors(String word) {
        center.inventory().perform(() -> host.change(state -> state.withProcessors(word)));
    }

    /**
     * Refuses each machine that is to come, with this fault.
     *
     * @param type the type of the fault, such as {@code DisallowedMigrationDeviceAttached}
     */
    public void refuseMachines(String type, String message) {
        refuse(type, message, false);
    }

    /** Warns of each machine that is to come, with this fault. */
    public void warnOfMachines(String type, String message) {
        refuse(type, message, true);
    }

    private void refuse(String type, String message, boolean warning) {
        VimFault fault = new VimFault(DataObject.of(type).build(), message);
        center.inventory().perform(() -> {
            refusals.add(new Refusal(fault, warning));
            host.refuse(refusals);
        });
    }

    /** Takes back all refusals and warnings. */
    public void welcomeMachines() {
        center.inventory().perform(() -> {
            refusals.clear();
            host.refuse(refusals);
        });
    }

    Host host() {
        return host;
    }
}
