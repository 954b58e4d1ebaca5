// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;
import java.util.Optional;

/** What is behind a serial port, parallel port or console. */
public sealed interface CharacterSource {
    /**
     * Returns libvirt's word for the kind of source.
     *
     * @return the word, such as {@code dev} or {@code tcp}
     */
    String type();

    /**
     * A device of the host.
     *
     * @param path the device, or empty if none is named
     */
    record Device(Optional<String> path) implements CharacterSource {
        public Device {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public String type() {
            return "dev";
        }
    }

    /**
     * A file of the host.
     *
     * @param path the file
     * @param append whether new output goes to the end of the file, if stated
     */
    record File(String path, Optional<Boolean> append) implements CharacterSource {
        public File {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(append, "append");
        }

        /**
         * Makes a file source that says nothing about appending.
         *
         * @param path the file
         */
        public File(String path) {
            this(path, Optional.empty());
        }

        @Override
        public String type() {
            return "file";
        }
    }

    /**
     * A named pipe of the host.
     *
     * @param path the pipe, or empty if none is named
     */
    record Pipe(Optional<String> path) implements CharacterSource {
        public Pipe {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public String type() {
            return "pipe";
        }
    }

    /**
     * A TCP connection.
     *
     * @param mode which end the hypervisor is
     * @param host the host name or address, without brackets; it may be empty
     * @param service the port number or the name of the service
     * @param protocol what is spoken
     */
    record Tcp(TcpMode mode, String host, String service, TcpProtocol protocol) implements CharacterSource {
        public Tcp {
            Objects.requireNonNull(mode, "mode");
            Objects.requireNonNull(host, "host");
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(protocol, "protocol");
        }

        @Override
        public String type() {
            return "tcp";
        }
    }

    /** Nothing: output is dropped, there is no input. */
    record Null() implements CharacterSource {
        @Override
        public String type() {
            return "null";
        }
    }

    /**
     * A source of a kind of which the model keeps the name only.
     *
     * @param type libvirt's word for the kind, such as {@code pty}, {@code unix} or {@code udp}
     */
    record Other(String type) implements CharacterSource {
        public Other {
            Objects.requireNonNull(type, "type");
        }
    }
}
