// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.center;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.HostState;
import org.hypervia.simulator.inventory.Entity;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.VimFault;

/** What stands in the way of a machine that is to go elsewhere. */
public final class MoveCheck {
    private final Machine machine;
    private final Destination destination;
    private final List<VimFault> errors = new ArrayList<>();
    private final List<VimFault> warnings = new ArrayList<>();

    private MoveCheck(Machine machine, Destination destination) {
        this.machine = machine;
        this.destination = destination;
    }

    /** Looks at a machine and at where it is to go. */
    static MoveCheck of(Machine machine, Destination destination, Host from) {
        MoveCheck check = new MoveCheck(machine, destination);
        check.hosts(from);
        check.networks();
        check.datastores();
        return check;
    }

    /** What makes it impossible. */
    public List<VimFault> errors() {
        return errors;
    }

    /** What should be thought of. */
    public List<VimFault> warnings() {
        return warnings;
    }

    private boolean running() {
        return machine.power() == PowerState.POWERED_ON;
    }

    private void hosts(Host from) {
        Host to = destination.host();
        HostState there = to.state();
        if (!there.connected()) {
            error(
                    DataObject.of("HostNotConnected"),
                    "Unable to communicate with the remote host, since it is disconnected.");
        } else if (there.maintenance()) {
            error(
                    DataObject.of("InvalidHostState").set("host", to.ref()),
                    "The operation is not allowed in the current state of the host.");
        }
        if (from.equals(to)) {
            return;
        }
        if (running()) {
            vmotion(from, true);
            vmotion(to, false);
            if (!from.state().processors().equals(there.processors())) {
                error(
                        DataObject.of("CpuIncompatible")
                                .set("level", 1)
                                .set("registerName", "ecx")
                                .set("host", to.ref()),
                        "The CPU of the host is incompatible with the CPU feature requirements of virtual machine "
                                + machine.name() + "; problem detected at CPUID level 0x1 register 'ecx'.");
            }
        }
        to.refusals().forEach(refusal -> (refusal.warning() ? warnings : errors).add(refusal.fault()));
    }

    private void vmotion(Host host, boolean source) {
        if (!host.state().vmotion()) {
            error(
                    DataObject.of("VMotionNotSupported")
                            .set("atSourceHost", source)
                            .set("failedHost", host.name())
                            .set("failedHostEntity", host.ref()),
                    "The vMotion feature is not licensed or not supported on " + (source ? "source" : "destination")
                            + " host '" + host.name() + "'.");
        }
    }

    /** A running machine needs its networks at once, and one that is off when it is started. */
    private void networks() {
        Map<String, Ref> known = new LinkedHashMap<>();
        for (Ref ref : machine.networks()) {
            known.put(machine.inventory().get(ref, Entity.class).name(), ref);
        }
        known.forEach((name, ref) -> {
            if (!destination.host().networks().contains(ref)) {
                VimFault fault = new VimFault(
                        DataObject.of("CannotAccessNetwork")
                                .set("device", "Network adapter 1")
                                .set("backing", name)
                                .set("connected", running())
                                .set("network", ref)
                                .build(),
                        "Currently connected network interface 'Network adapter 1' uses network '" + name
                                + "', which is not accessible.");
                (running() ? errors : warnings).add(fault);
            }
        });
    }

    private void datastores() {
        Ref host = destination.host().ref();
        Datastore chosen = destination.datastore();
        if (chosen != null) {
            unmounted(chosen, host);
            return;
        }
        for (Ref ref : machine.datastores()) {
            unmounted(machine.inventory().get(ref, Datastore.class), host);
        }
    }

    private void unmounted(Datastore datastore, Ref host) {
        if (!datastore.mounted(host)) {
            String file = machine.file().toString();
            VimFault inside = new VimFault(
                    DataObject.of("FileNotFound").set("file", file).build(), "File " + file + " was not found");
            error(
                    DataObject.of("CannotAccessVmDisk")
                            .set("device", "Hard disk 1")
                            .set("backing", "[" + datastore.name() + "]")
                            .set("connected", true)
                            .set("fault", inside.localized()),
                    "Virtual disk 'Hard disk 1' is not accessible on the host: datastore '" + datastore.name()
                            + "' is not there.");
        }
    }

    private void error(DataObject.Builder fault, String text) {
        errors.add(new VimFault(fault.build(), text));
    }
}
