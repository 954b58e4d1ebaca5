// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import org.hypervia.api.Hypervisor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * All rules. Each runs on a fresh host, through the public API; afterwards no session, native handle or thread may be left.
 */
@ExtendWith(RuleRun.class)
public abstract class ProviderContract {

    private @Nullable TestHost host;
    private @Nullable Hypervisor connection;

    /** Returns the name of the run, which is also that of its report. */
    protected abstract String name();

    /** Makes a fresh host. */
    protected abstract TestHost newHost() throws Exception;

    void open() {
        try {
            host = newHost();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("no host: " + e.getMessage(), e);
        }
        connection = connect();
        host().prepare(connection);
    }

    void disconnect() {
        if (connection != null) {
            connection.close();
        }
    }

    final TestHost host() {
        if (host == null) {
            throw new IllegalStateException("there is no host yet");
        }
        return host;
    }

    final Hypervisor connection() {
        if (connection == null) {
            throw new IllegalStateException("there is no connection yet");
        }
        return connection;
    }

    final Hypervisor connect() {
        return host().hypervisors().connect(host().spec().build());
    }

    /** Opening, closing, and what a connection tells of itself. */
    @Nested
    @DisplayName("connection")
    class Connection extends ConnectionRules {
        Connection() {
            super(ProviderContract.this);
        }
    }

    /** The host. */
    @Nested
    @DisplayName("host")
    class Host extends HostRules {
        Host() {
            super(ProviderContract.this);
        }
    }

    /** Finding domains. */
    @Nested
    @DisplayName("lookup")
    class Lookup extends LookupRules {
        Lookup() {
            super(ProviderContract.this);
        }
    }

    /** What is known of one domain. */
    @Nested
    @DisplayName("queries")
    class Query extends QueryRules {
        Query() {
            super(ProviderContract.this);
        }
    }

    /** Power. */
    @Nested
    @DisplayName("lifecycle")
    class Lifecycle extends LifecycleRules {
        Lifecycle() {
            super(ProviderContract.this);
        }
    }

    /** Definitions. */
    @Nested
    @DisplayName("definitions")
    class Definition extends DefinitionRules {
        Definition() {
            super(ProviderContract.this);
        }
    }

    /** Memory and CPUs. */
    @Nested
    @DisplayName("resources")
    class Resource extends ResourceRules {
        Resource() {
            super(ProviderContract.this);
        }
    }

    /** Snapshots. */
    @Nested
    @DisplayName("snapshots")
    class Snapshot extends SnapshotRules {
        Snapshot() {
            super(ProviderContract.this);
        }
    }

    /** Devices that come and go. */
    @Nested
    @DisplayName("devices")
    class Device extends DeviceRules {
        Device() {
            super(ProviderContract.this);
        }
    }

    /** The task that works on a domain. */
    @Nested
    @DisplayName("jobs")
    class Job extends JobRules {
        Job() {
            super(ProviderContract.this);
        }
    }

    /** Domains that go to another host. */
    @Nested
    @DisplayName("migration")
    class Migration extends MigrationRules {
        Migration() {
            super(ProviderContract.this);
        }
    }

    /** A host that falls silent or ends connections. */
    @Nested
    @DisplayName("disturbance")
    class Disturbed extends DisturbanceRules {
        Disturbed() {
            super(ProviderContract.this);
        }
    }

    /** The guest, its screen. */
    @Nested
    @DisplayName("guest")
    class Guest extends GuestRules {
        Guest() {
            super(ProviderContract.this);
        }
    }

    /** Pools and volumes. */
    @Nested
    @DisplayName("storage")
    class Storage extends StorageRules {
        Storage() {
            super(ProviderContract.this);
        }
    }

    /** Content of volumes on its way. */
    @Nested
    @DisplayName("transfers")
    class Transfer extends TransferRules {
        Transfer() {
            super(ProviderContract.this);
        }
    }

    /** Networks and interfaces of the host. */
    @Nested
    @DisplayName("networks")
    class Network extends NetworkRules {
        Network() {
            super(ProviderContract.this);
        }
    }
}
