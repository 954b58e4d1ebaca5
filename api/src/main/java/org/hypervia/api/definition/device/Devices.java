// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.ArrayList;
import java.util.List;

/**
 * The devices of a domain, each kind in its order.
 *
 * @param disks the disks
 * @param controllers the controllers
 * @param filesystems the shared directories
 * @param interfaces the network cards
 * @param serialPorts the serial ports
 * @param parallelPorts the parallel ports
 * @param consoles the consoles
 * @param tpms the trusted platform modules
 * @param graphics the ways the screen is shown
 * @param videos the video cards
 */
public record Devices(
        List<Disk> disks,
        List<Controller> controllers,
        List<Filesystem> filesystems,
        List<NetworkInterface> interfaces,
        List<SerialPort> serialPorts,
        List<ParallelPort> parallelPorts,
        List<Console> consoles,
        List<Tpm> tpms,
        List<Graphics> graphics,
        List<Video> videos) {
    public Devices {
        disks = List.copyOf(disks);
        controllers = List.copyOf(controllers);
        filesystems = List.copyOf(filesystems);
        interfaces = List.copyOf(interfaces);
        serialPorts = List.copyOf(serialPorts);
        parallelPorts = List.copyOf(parallelPorts);
        consoles = List.copyOf(consoles);
        tpms = List.copyOf(tpms);
        graphics = List.copyOf(graphics);
        videos = List.copyOf(videos);
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
        builder.disks.addAll(disks);
        builder.controllers.addAll(controllers);
        builder.filesystems.addAll(filesystems);
        builder.interfaces.addAll(interfaces);
        builder.serialPorts.addAll(serialPorts);
        builder.parallelPorts.addAll(parallelPorts);
        builder.consoles.addAll(consoles);
        builder.tpms.addAll(tpms);
        builder.graphics.addAll(graphics);
        builder.videos.addAll(videos);
        return builder;
    }

    /**
     * Makes a list without any device.
     *
     * @return the empty list
     */
    public static Devices none() {
        return builder().build();
    }

    /** Collects a {@link Devices}. Not safe for concurrent use. */
    public static final class Builder {
        private final List<Disk> disks = new ArrayList<>();
        private final List<Controller> controllers = new ArrayList<>();
        private final List<Filesystem> filesystems = new ArrayList<>();
        private final List<NetworkInterface> interfaces = new ArrayList<>();
        private final List<SerialPort> serialPorts = new ArrayList<>();
        private final List<ParallelPort> parallelPorts = new ArrayList<>();
        private final List<Console> consoles = new ArrayList<>();
        private final List<Tpm> tpms = new ArrayList<>();
        private final List<Graphics> graphics = new ArrayList<>();
        private final List<Video> videos = new ArrayList<>();

        private Builder() {}

        /**
         * Adds to the disks.
         *
         * @param value what comes next
         * @return this
         */
        public Builder addDisk(Disk value) {
            disks.add(value);
            return this;
        }

        /**
         * Replaces the disks.
         *
         * @param values the new ones
         * @return this
         */
        public Builder disks(List<Disk> values) {
            disks.clear();
            disks.addAll(values);
            return this;
        }

        /**
         * Adds to the controllers.
         *
         * @param value what comes next
         * @return this
         */
        public Builder addController(Controller value) {
            controllers.add(value);
            return this;
        }

        /**
         * Replaces the controllers.
         *
         * @param values the new ones
         * @return this
         */
        public Builder controllers(List<Controller> values) {
            controllers.clear();
            controllers.addAll(values);
            return this;
        }

        /**
         * Adds to the shared directories.
         *
         * @param value what comes next
         * @return this
         */
        public Builder addFilesystem(Filesystem value) {
            filesystems.add(value);
            return this;
        }

        /**
         * Replaces the shared directories.
         *
         * @param values the new ones
         * @return this
         */
        public Builder filesystems(List<Filesystem> values) {
            filesystems.clear();
            filesystems.addAll(values);
            return this;
        }

        /**
         * Adds to the network cards.
         *
         * @param value what comes next
         * @return this
         */
        public Builder addInterface(NetworkInterface value) {
            interfaces.add(value);
            return this;
        }

        /**
         * Replaces the network cards.
         *
         * @param values the new ones
         * @return this
         */
        public Builder interfaces(List<NetworkInterface> values) {
            interfaces.clear();
            interfaces.addAll(values);
            return this;
        }

        /**
         * Adds to the serial ports.
         *
         * @param value what comes next
         * @return this
         */
        public Builder addSerialPort(SerialPort value) {
            serialPorts.add(value);
            return this;
        }

        /**
         * Replaces the serial ports.
         *
         * @param values the new ones
         * @return this
         */
        public Builder serialPorts(List<SerialPort> values) {
            serialPorts.clear();
            serialPorts.addAll(values);
            return this;
        }

        /**
         * Adds to the parallel ports.
         *
         * @param value what comes next
         * @return this
         */
        public Builder addParallelPort(ParallelPort value) {
            parallelPorts.add(value);
            return this;
        }

        /**
         * Replaces the parallel ports.
         *
         * @param values the new ones
         * @return this
         */
        public Builder parallelPorts(List<ParallelPort> values) {
            parallelPorts.clear();
            parallelPorts.addAll(values);
            return this;
        }

        /**
         * Adds to the consoles.
         *
         * @param value what comes next
         * @return this
         */
        public Builder addConsole(Console value) {
            consoles.add(value);
            return this;
        }

        /**
         * Replaces the consoles.
         *
         * @param values the new ones
         * @return this
         */
        public Builder consoles(List<Console> values) {
            consoles.clear();
            consoles.addAll(values);
            return this;
        }

        /**
         * Adds to the trusted platform modules.
         *
         * @param value what comes next
         * @return this
         */
        public Builder addTpm(Tpm value) {
            tpms.add(value);
            return this;
        }

        /**
         * Replaces the trusted platform modules.
         *
         * @param values the new ones
         * @return this
         */
        public Builder tpms(List<Tpm> values) {
            tpms.clear();
            tpms.addAll(values);
            return this;
        }

        /**
         * Adds to the ways the screen is shown.
         *
         * @param value what comes next
         * @return this
         */
        public Builder addGraphics(Graphics value) {
            graphics.add(value);
            return this;
        }

        /**
         * Replaces the ways the screen is shown.
         *
         * @param values the new ones
         * @return this
         */
        public Builder graphics(List<Graphics> values) {
            graphics.clear();
            graphics.addAll(values);
            return this;
        }

        /**
         * Adds to the video cards.
         *
         * @param value what comes next
         * @return this
         */
        public Builder addVideo(Video value) {
            videos.add(value);
            return this;
        }

        /**
         * Replaces the video cards.
         *
         * @param values the new ones
         * @return this
         */
        public Builder videos(List<Video> values) {
            videos.clear();
            videos.addAll(values);
            return this;
        }

        /**
         * Makes the value.
         *
         * @return the value
         */
        public Devices build() {
            return new Devices(
                    disks,
                    controllers,
                    filesystems,
                    interfaces,
                    serialPorts,
                    parallelPorts,
                    consoles,
                    tpms,
                    graphics,
                    videos);
        }
    }
}
