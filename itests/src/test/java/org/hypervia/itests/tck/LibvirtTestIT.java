// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.network.Network;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.tck.ProviderContract;
import org.hypervia.tck.TestHost;
import org.hypervia.tck.TestStorage;

/** Libvirt's own test hypervisor, whose domains live as long as a connection to it. */
class LibvirtTestIT extends ProviderContract {
    private static final Map<String, String> DEVIATIONS = new TreeMap<>(Map.of(
            "GUST-05", "libvirt's test driver has a picture of every domain",
            "LIFE-02", "libvirt's test driver says INTERNAL_ERROR",
            "LIFE-06", "libvirt's test driver says INTERNAL_ERROR",
            "LIFE-07", "libvirt's test driver says INTERNAL_ERROR",
            "VOLM-04", "libvirt's test driver says OPERATION_FAILED",
            "VOLM-07", "libvirt's test driver cannot resize a volume",
            "VOLM-10", "libvirt's test driver cannot wipe a volume"));

    @Override
    protected String name() {
        return "libvirt-test";
    }

    @Override
    protected TestHost newHost() {
        LibvirtPeer.need();
        return new Host(Hypervisors.fromServiceLoader());
    }

    private record Host(Hypervisors hypervisors) implements TestHost {
        @Override
        public ConnectionSpec.Builder spec() {
            return ConnectionSpec.builder("test:///default").provider("libvirt");
        }

        @Override
        public void prepare(Hypervisor connection) {
            connection.domains().define(Domains.test("tck-off", "aaaaaaaa-bbbb-cccc-dddd-eeeeffff0000"));
        }

        @Override
        public String running() {
            return "test";
        }

        @Override
        public String off() {
            return "tck-off";
        }

        @Override
        public String newDomain() {
            return Domains.test("tck-new", NEW_UUID);
        }

        @Override
        public Optional<TestStorage> storage() {
            return Optional.of(new Volumes("default-pool", "%s", "raw", true));
        }

        @Override
        public Optional<String> newNetwork() {
            return Optional.of("<network><name>tck-net</name></network>");
        }

        @Override
        public Map<String, String> deviations() {
            return DEVIATIONS;
        }

        @Override
        public void close() {
            // The host lives as long as a connection: whatever a rule left is gone with the last one.
            try (Hypervisor last = hypervisors.connect(spec().build())) {
                last.domains().list(DomainFilter.all()).items().stream()
                        .filter(domain -> !domain.name().equals("test"))
                        .forEach(domain -> domain.undefine(Set.of()));
                last.storagePools().byName("default-pool").volumes().forEach(StorageVolume::delete);
                last.networks().find("tck-net").ifPresent(Network::undefine);
            }
        }
    }
}
