// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hypervia.simulator.datastore.Content;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated host is set up. Immutable; made with {@link #builder()}.
 *
 * <p>Without any choice: HTTPS on a free port of 127.0.0.1, user {@code root} with password {@code simulator}, five
 * made-up machines on one datastore, tasks that end at once.
 */
public final class SimulatorOptions {
    /** The user when none is chosen. */
    public static final String DEFAULT_USER = "root";
    /** The password when none is chosen; it protects nothing. */
    public static final String DEFAULT_PASSWORD = "simulator";

    private static final int DEFAULT_MACHINES = 5;

    private final Builder chosen;

    private SimulatorOptions(Builder chosen) {
        this.chosen = chosen;
    }

    /** Starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    String address() {
        return chosen.address;
    }

    int port() {
        return chosen.port;
    }

    boolean tls() {
        return chosen.tls;
    }

    String user() {
        return chosen.user;
    }

    String password() {
        return chosen.password;
    }

    int machines() {
        Integer wanted = chosen.machines;
        return wanted != null ? wanted : chosen.vmx.isEmpty() ? DEFAULT_MACHINES : 0;
    }

    List<VmxFile> vmx() {
        return List.copyOf(chosen.vmx);
    }

    int datastores() {
        return chosen.datastores;
    }

    int pageSize() {
        return chosen.pageSize;
    }

    Duration latency() {
        return chosen.latency;
    }

    Duration taskTime() {
        return chosen.taskTime;
    }

    Duration loginDelay() {
        return chosen.loginDelay;
    }

    HostManner manner() {
        return chosen.manner;
    }

    List<String> datastoreNames() {
        List<String> names = new ArrayList<>(chosen.datastoreNames);
        for (int i = 1; names.isEmpty() || (chosen.datastoreNames.isEmpty() && i <= chosen.datastores); i++) {
            names.add("datastore" + i);
        }
        return names;
    }

    List<GivenDatastore> furnishedDatastores() {
        return List.copyOf(chosen.furnished);
    }

    boolean showcase() {
        return chosen.showcase;
    }

    GuestManner guests() {
        return chosen.guests;
    }

    @Nullable
    Path certificateFile() {
        return chosen.certificateFile;
    }

    HostIdentity identity() {
        return chosen.identity;
    }

    Clock clock() {
        return chosen.clock;
    }

    @Nullable
    List<String> privileges() {
        return chosen.privileges;
    }

    List<String> certificateNames() {
        return List.copyOf(chosen.certificateNames);
    }

    Instant certificateFrom() {
        Instant from = chosen.certificateFrom;
        return from != null ? from : Instant.now().minus(Duration.ofDays(1));
    }

    Instant certificateUntil() {
        Instant until = chosen.certificateUntil;
        return until != null ? until : Instant.now().plus(Duration.ofDays(365));
    }

    /** Collects choices. Not safe for concurrent use. */
    public static final class Builder {
        private String address = "127.0.0.1";
        private int port;
        private boolean tls = true;
        private String user = DEFAULT_USER;
        private String password = DEFAULT_PASSWORD;
        private @Nullable Integer machines;
        private List<VmxFile> vmx = new ArrayList<>();
        private int datastores = 1;
        private int pageSize = 100;
        private Duration latency = Duration.ZERO;
        private Duration taskTime = Duration.ZERO;
        private Duration loginDelay = Duration.ZERO;
        private HostManner manner = HostManner.SINCE_6_0;
        private List<String> datastoreNames = List.of();
        private List<GivenDatastore> furnished = new ArrayList<>();
        private boolean showcase;
        private GuestManner guests = GuestManner.WILLING;
        private @Nullable Path certificateFile;
        private HostIdentity identity = HostIdentity.ESXI_8;
        private Clock clock = Clock.systemUTC();
        private List<String> certificateNames = List.of("localhost", "127.0.0.1", "::1");
        private @Nullable List<String> privileges;
        private @Nullable Instant certificateFrom;
        private @Nullable Instant certificateUntil;

        private Builder() {}

        /** Listens on this address, a name or a number without brackets; port 0 takes a free one. */
        public Builder listen(String host, int onPort) {
            address = host;
            port = onPort;
            return this;
        }

        /** Speaks TLS, or plain HTTP. */
        public Builder tls(boolean secured) {
            tls = secured;
            return this;
        }

        /** The one user there is. */
        public Builder credentials(String name, String secret) {
            user = name;
            password = secret;
            return this;
        }

        /** Lets the user have these privileges only, and what every role has, instead of all. */
        public Builder privileges(List<String> ids) {
            privileges = List.copyOf(ids);
            return this;
        }

        /** Makes up so many machines; without this choice five, or none when VMX files are given. */
        public Builder machines(int count) {
            machines = count;
            return this;
        }

        /** Adds a machine with this VMX file, in a folder named after its {@code displayName}. */
        public Builder vmx(String text) {
            vmx.add(new VmxFile("", Content.of(text)));
            return this;
        }

        /**
         * Adds a machine with the VMX file at this path, byte for byte, in a folder named after the file.
         *
         * @throws IOException when it cannot be read, or is larger than 16 MiB
         */
        public Builder vmx(Path file) throws IOException {
            String name = String.valueOf(file.getFileName());
            vmx.add(new VmxFile(name.replaceFirst("\\.[^.]*$", ""), Content.of(GivenFile.read(file))));
            return this;
        }

        /** Has so many datastores, {@code datastore1}, {@code datastore2}, …; machines are dealt out among them. */
        public Builder datastores(int count) {
            datastores = count;
            return this;
        }

        /** Has datastores of these names instead of {@code datastore1} and so on. */
        public Builder datastores(List<String> names) {
            datastoreNames = List.copyOf(names);
            return this;
        }

        /** Has this datastore beside those of the machines, which are never on it. */
        public Builder datastore(GivenDatastore given) {
            furnished.add(given);
            return this;
        }

        /**
         * Has something of each kind to look at, as a demonstration needs it: beside the machines an NFS datastore {@code
         * nfs1} with ISO images and disks, an iSCSI target with a disk, and a switch {@code vSwitch1} with a port group in
         * a VLAN.
         */
        public Builder showcase(boolean wanted) {
            showcase = wanted;
            return this;
        }

        /** Answers in this manner where hosts of different releases differ. */
        public Builder manner(HostManner ways) {
            manner = ways;
            return this;
        }

        /** Has machines whose guests behave in this manner, as long as a machine is not told otherwise. */
        public Builder guests(GuestManner ways) {
            guests = ways;
            return this;
        }

        /** Puts at most so many objects into one answer of {@code RetrievePropertiesEx}. */
        public Builder pageSize(int objects) {
            pageSize = objects;
            return this;
        }

        /** Lets every answer take this much longer. */
        public Builder latency(Duration time) {
            latency = time;
            return this;
        }

        /** Lets every task take this long. */
        public Builder taskTime(Duration time) {
            taskTime = time;
            return this;
        }

        /** Lets a refused login take this long. */
        public Builder loginDelay(Duration time) {
            loginDelay = time;
            return this;
        }

        /** Says it is this host. */
        public Builder identity(HostIdentity host) {
            identity = host;
            return this;
        }

        /** Takes the time it tells from this clock; waiting still takes real time. */
        public Builder clock(Clock time) {
            clock = time;
            return this;
        }

        /** Shows a certificate for these names and numeric addresses instead of loopback's. */
        public Builder certificateFor(List<String> names) {
            certificateNames = List.copyOf(names);
            return this;
        }

        /**
         * Shows the certificate of this file, so that clients can trust it from one start to the next: PEM with a
         * certificate and its private key (PKCS #8). A file that does not exist is made, with a fresh certificate in it.
         */
        public Builder certificate(Path pem) {
            certificateFile = pem;
            return this;
        }

        /** Shows a certificate that is valid from and until these times only. */
        public Builder certificateValid(Instant from, Instant until) {
            certificateFrom = from;
            certificateUntil = until;
            return this;
        }

        /**
         * Finishes the options.
         *
         * @throws IllegalArgumentException when a number makes no sense
         */
        public SimulatorOptions build() {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
            }
            if (datastores < 1) {
                throw new IllegalArgumentException("a host needs at least one datastore, not " + datastores);
            }
            if (pageSize < 1) {
                throw new IllegalArgumentException("a page needs at least one object, not " + pageSize);
            }
            List<String> names = new ArrayList<>(datastoreNames);
            furnished.forEach(given -> names.add(given.name()));
            if (Set.copyOf(names).size() < names.size()
                    || names.stream().anyMatch(name -> name.isBlank() || name.matches(".*[\\[\\]/].*"))) {
                throw new IllegalArgumentException("datastores need names that differ, without brackets and slashes");
            }
            if (machines != null && machines < 0) {
                throw new IllegalArgumentException("there cannot be " + machines + " machines");
            }
            if (certificateNames.isEmpty()) {
                throw new IllegalArgumentException("a certificate needs at least one name");
            }
            Builder copy = new Builder();
            copy.take(this);
            return new SimulatorOptions(copy);
        }

        private void take(Builder other) {
            address = other.address;
            port = other.port;
            tls = other.tls;
            user = other.user;
            password = other.password;
            privileges = other.privileges;
            machines = other.machines;
            vmx = List.copyOf(other.vmx);
            datastores = other.datastores;
            pageSize = other.pageSize;
            latency = other.latency;
            taskTime = other.taskTime;
            loginDelay = other.loginDelay;
            manner = other.manner;
            datastoreNames = other.datastoreNames;
            furnished = List.copyOf(other.furnished);
            showcase = other.showcase;
            guests = other.guests;
            certificateFile = other.certificateFile;
            identity = other.identity;
            clock = other.clock;
            certificateNames = other.certificateNames;
            certificateFrom = other.certificateFrom;
            certificateUntil = other.certificateUntil;
        }
    }
}
