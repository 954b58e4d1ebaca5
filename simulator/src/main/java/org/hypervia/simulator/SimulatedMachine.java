// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.VimFault;
import org.jspecify.annotations.Nullable;

/**
 * A machine of a simulated host, for tests that look behind the client's back. Changes show to clients at once, without
 * a task. Safe for concurrent use.
 */
public final class SimulatedMachine {
    private final Center center;
    private final Machine machine;

    SimulatedMachine(Center center, Machine machine) {
        this.center = center;
        this.machine = machine;
    }

    Machine machine() {
        return machine;
    }

    /** The name of the host it is on. */
    public String hostName() {
        return read(
                () -> center.inventory().get(machine.site().host(), Host.class).name());
    }

    /** The managed object id, a small number on a host. */
    public String id() {
        return machine.ref().id();
    }

    /** The name as the API shows it, with {@code %} escapes. */
    public String name() {
        return read(machine::name);
    }

    /** The BIOS uuid; empty when the host has lost the configuration. */
    public String biosUuid() {
        return uuid("uuid");
    }

    /** The instance uuid; empty when the host has lost the configuration. */
    public String instanceUuid() {
        return uuid("instanceUuid");
    }

    private String uuid(String field) {
        return read(
                () -> machine.value("config") instanceof DataObject config ? String.valueOf(config.get(field)) : "");
    }

    /** Where its VMX file is, as {@code [datastore] folder/file.vmx}. */
    public String vmxPath() {
        return machine.file().toString();
    }

    /** The text of its VMX file as it is now. */
    public String vmx() {
        return read(() -> new String(machine.vmx().bytes(), StandardCharsets.UTF_8));
    }

    /** Whether it runs. */
    public MachineState state() {
        return switch (read(machine::power)) {
            case POWERED_ON -> MachineState.RUNNING;
            case POWERED_OFF -> MachineState.OFF;
            case SUSPENDED -> MachineState.SUSPENDED;
        };
    }

    /** Puts it into a state, as if somebody else had done it. */
    public void state(MachineState state) {
        change(() -> machine.power(
                switch (state) {
                    case RUNNING -> PowerState.POWERED_ON;
                    case OFF -> PowerState.POWERED_OFF;
                    case SUSPENDED -> PowerState.SUSPENDED;
                }));
    }

    /** Sets an entry of the VMX file; null removes it. */
    public void entry(String key, @Nullable String value) {
        change(() -> {
            var changed = machine.vmx().copy();
            machine.reconfigured(value == null ? changed.remove(key) : changed.set(key, value));
        });
    }

    /** Marks it as a template, or as none. */
    public void template(boolean marked) {
        change(() -> machine.template(marked));
    }

    /** Asks at the next power-on; called twice, the second question comes at the power-on after it. */
    public void askAtNextPowerOn(SimulatedQuestion question) {
        change(() -> machine.questions().askAtNextPowerOn(question.internal()));
    }

    /** Asks now: a task at work waits for the answer, and so do those that start before it. */
    public void ask(SimulatedQuestion question) {
        change(() -> machine.questions().ask(question.internal()));
    }

    /** Has VMware Tools, or not; without them the guest cannot be asked for anything. */
    public void tools(boolean installed) {
        change(() -> machine.guest().toolsInstalled(installed));
    }

    /** Lets the guest do what it is asked to, or hang. */
    public void guestObeys(boolean willing) {
        change(() -> machine.guest().obeys(willing));
    }

    /** Lets the guest take this long to shut down or to start anew; null for as long as a task of the host. */
    public void guestReaction(@Nullable Duration time) {
        change(() -> machine.guest().reaction(time));
    }

    /** Gives the guest a host name; null for one made of the machine's name. */
    public void guestHostName(@Nullable String name) {
        change(() -> machine.guest().hostName(name));
    }

    /** Lets the host lose the configuration: {@code config} is unset, the machine inaccessible. */
    public void loseConfiguration() {
        change(() -> machine.configurationReadable(false));
    }

    /** Lets the host find the configuration again. */
    public void findConfiguration() {
        change(() -> machine.configurationReadable(true));
    }

    /** Makes a property, and all below it, unreadable: clients find it in the {@code missingSet} with this fault. */
    public void unreadable(String path, String faultType) {
        VimFault fault = faultType.equals("NoPermission")
                ? Faults.noPermission(machine.ref(), "System.Read")
                : Faults.plain(faultType, "The property " + path + " cannot be read.");
        change(() -> machine.makeUnreadable(path, fault));
    }

    /** Makes all properties readable again. */
    public void readable() {
        change(machine::makeReadable);
    }

    /** Sets the traffic light of its configuration: {@code green}, {@code yellow}, {@code red} or {@code gray}. */
    public void configStatus(String color) {
        change(() -> machine.configStatus(color));
    }

    /** Registers it anew under an id of the caller's choice, and returns what it is then. */
    public SimulatedMachine moveToId(String id) {
        return center.inventory().compute(() -> {
            PowerState state = machine.power();
            Datacenter datacenter = center.of(machine);
            Host host = center.inventory().get(machine.site().host(), Host.class);
            datacenter.unregister(machine);
            Machine moved = datacenter.register(host, machine.file(), id);
            moved.power(state);
            return new SimulatedMachine(center, moved);
        });
    }

    /** Takes it out of the inventory in whatever state it is; its files stay. */
    public void unregister() {
        change(() -> center.of(machine).unregister(machine));
    }

    private <T> T read(Supplier<T> reader) {
        return center.inventory().compute(reader);
    }

    private void change(Runnable change) {
        center.inventory().perform(change);
    }
}
