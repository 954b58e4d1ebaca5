// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.HostnameSource;
import org.hypervia.api.domain.UndefineFlag;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.network.Network;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.itests.qemu.Guests;
import org.hypervia.itests.qemu.QemuHost;
import org.hypervia.libvirt.LibvirtProvider;
import org.hypervia.tck.Disturbance;
import org.hypervia.tck.TestHost;
import org.hypervia.tck.TestStorage;

/** QEMU's domains for one rule. */
record QemuTestHost(QemuHost qemu, LibvirtProvider provider, Hypervisors hypervisors, Map<String, String> deviations)
        implements TestHost {
    private static final String RUNNING = "tck-running";
    private static final String OFF = "tck-off";
    static final String POOL = "tck-pool";

    @Override
    public ConnectionSpec.Builder spec() {
        return ConnectionSpec.builder(qemu.uri());
    }

    @Override
    public void prepare(Hypervisor connection) {
        Domain running = connection.domains().list(DomainFilter.all()).items().stream()
                .filter(domain -> domain.name().equals(RUNNING))
                .findFirst()
                .orElseGet(() -> connection
                        .domains()
                        .define(Guests.full(RUNNING, "aaaaaaaa-bbbb-cccc-dddd-eeeeffff0001", "52:54:00:00:00:01")));
        if (running.status().state() == DomainState.SHUTOFF) {
            running.start();
            qemu.awaitAgent(() -> answers(running));
        }
        connection.domains().define(Guests.withDisk(OFF, "aaaaaaaa-bbbb-cccc-dddd-eeeeffff0002", qemu.newImage(OFF)));
    }

    private static boolean answers(Domain domain) {
        try {
            return !domain.guest().hostname(Set.of(HostnameSource.AGENT)).isEmpty();
        } catch (HypervisorException e) {
            return false;
        }
    }

    @Override
    public String running() {
        return RUNNING;
    }

    @Override
    public String off() {
        return OFF;
    }

    @Override
    public String newDomain() {
        return Guests.withDisk("tck-new", NEW_UUID, qemu.newImage("tck-new"));
    }

    @Override
    public Optional<String> newDisk() {
        return Optional.of("<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='"
                + qemu.newImage("tck-spare") + "'/><target dev='vdb' bus='virtio'/></disk>");
    }

    @Override
    public Optional<TestStorage> storage() {
        return Optional.of(new Volumes(POOL, "%s", "raw", true));
    }

    @Override
    public Optional<String> newNetwork() {
        return Optional.of("<network><name>tck-net</name></network>");
    }

    @Override
    public Optional<Disturbance> disturbance() {
        return Optional.of(new Disturbance() {
            @Override
            public void silence() {
                qemu.silence();
            }

            @Override
            public void speak() {
                qemu.speak();
            }

            @Override
            public void drop() {
                qemu.restart();
            }
        });
    }

    @Override
    public OptionalInt handles() {
        return OptionalInt.of(provider.handles());
    }

    @Override
    public void close() {
        try (Hypervisor last = hypervisors.connect(spec().build())) {
            last.storagePools().byName(POOL).volumes().forEach(StorageVolume::delete);
            last.networks().find("tck-net").ifPresent(Network::undefine);
            List<Domain> domains = last.domains().list(DomainFilter.all()).items();
            for (Domain domain : domains) {
                if (!domain.name().equals(RUNNING)) {
                    if (domain.status().state() != DomainState.SHUTOFF) {
                        domain.destroy();
                    }
                    domain.undefine(Set.of(UndefineFlag.SNAPSHOTS_METADATA, UndefineFlag.MANAGED_SAVE));
                } else if (domain.status().state() == DomainState.PAUSED) {
                    domain.resume();
                }
            }
        }
    }
}
