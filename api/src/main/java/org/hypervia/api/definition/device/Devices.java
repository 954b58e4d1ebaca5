// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The devices of a domain, grouped by kind, each kind in its order. How the kinds were mixed when they were added makes no
 * difference.
 *
 * @param list all of them
 */
public record Devices(List<Device> list) {
    private static final List<Class<?>> KINDS = List.of(Device.class.getPermittedSubclasses());

    public Devices {
        list = list.stream().sorted(Comparator.comparingInt(Devices::kind)).toList();
    }

    private static int kind(Device device) {
        Objects.requireNonNull(device, "device");
        int kind = 0;
        while (!KINDS.get(kind).isInstance(device)) {
            kind++;
        }
        return kind;
    }

    /**
     * Returns the devices of a kind.
     *
     * @param kind the class or interface of the kind
     * @param <D> the kind
     * @return those devices in their order, unmodifiable
     */
    public <D extends Device> List<D> all(Class<D> kind) {
        return list.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Returns the disks. */
    public List<Disk> disks() {
        return all(Disk.class);
    }

    /** Returns the controllers. */
    public List<Controller> controllers() {
        return all(Controller.class);
    }

    /** Returns the shared directories. */
    public List<Filesystem> filesystems() {
        return all(Filesystem.class);
    }

    /** Returns the network cards. */
    public List<NetworkInterface> interfaces() {
        return all(NetworkInterface.class);
    }

    /** Returns the serial ports. */
    public List<SerialPort> serialPorts() {
        return all(SerialPort.class);
    }

    /** Returns the parallel ports. */
    public List<ParallelPort> parallelPorts() {
        return all(ParallelPort.class);
    }

    /** Returns the consoles. */
    public List<Console> consoles() {
        return all(Console.class);
    }

    /** Returns the trusted platform modules. */
    public List<Tpm> tpms() {
        return all(Tpm.class);
    }

    /** Returns the ways the screen is shown. */
    public List<Graphics> graphics() {
        return all(Graphics.class);
    }

    /** Returns the video cards. */
    public List<Video> videos() {
        return all(Video.class);
    }

    /** Returns the PCI devices of the host that are passed through. */
    public List<HostDevice> hostDevices() {
        return all(HostDevice.class);
    }

    /** Returns the same without what a viewer of a screen must know. */
    public Devices withoutSecrets() {
        return toBuilder()
                .replace(
                        Graphics.class,
                        graphics().stream().map(Graphics::withoutPassword).toList())
                .build();
    }

    /**
     * Starts a new value.
     *
     * @return a builder with nothing else set
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts from this value.
     *
     * @return a builder with everything set as here
     */
    public Builder toBuilder() {
        var builder = new Builder();
        builder.devices.addAll(list);
        return builder;
    }

    /**
     * Makes a list without any device.
     *
     * @return the empty list
     */
    public static Devices none() {
        return new Devices(List.of());
    }

    /** Collects a {@link Devices}. Not safe for concurrent use. */
    public static final class Builder {
        private final List<Device> devices = new ArrayList<>();

        private Builder() {}

        /**
         * Adds a device behind the others of its kind.
         *
         * @param device what comes next
         * @return this
         */
        public Builder add(Device device) {
            devices.add(Objects.requireNonNull(device, "device"));
            return this;
        }

        /**
         * Replaces all devices of a kind.
         *
         * @param kind the class or interface of the kind
         * @param replacements the new ones, none to remove the kind
         * @param <D> the kind
         * @return this
         */
        public <D extends Device> Builder replace(Class<D> kind, List<? extends D> replacements) {
            List<D> added = List.copyOf(replacements);
            devices.removeIf(kind::isInstance);
            devices.addAll(added);
            return this;
        }

        /**
         * Makes the value.
         *
         * @return the value
         */
        public Devices build() {
            return new Devices(devices);
        }
    }
}
