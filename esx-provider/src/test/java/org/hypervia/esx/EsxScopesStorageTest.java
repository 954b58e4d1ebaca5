// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainPlacement;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.SummaryPart;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.value.MemorySize;
import org.hypervia.simulator.center.Datacenter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Storage and definitions where two datacenters have a datastore of one name. */
class EsxScopesStorageTest {
    private final CenterFixture vcenter = new CenterFixture();
    private CenterFixture.Place far;

    @BeforeEach
    void fill() {
        Datacenter east = vcenter.datacenter("east");
        Datacenter west = vcenter.datacenter("west");
        CenterFixture.Place cluster = vcenter.cluster(east, "cluster", "esx1", "esx2");
        CenterFixture.Place alone = vcenter.host(east, "esx3");
        far = vcenter.host(west, "esx4");
        vcenter.datastore("shared", cluster);
        vcenter.datastore("local", alone);
        vcenter.datastore("common", cluster, alone);
        vcenter.datastore("shared", far);
        vcenter.machine(cluster, 0, "shared", "two");
        vcenter.machine(far, 0, "shared", "two");
    }

    @AfterEach
    void end() {
        vcenter.close();
    }

    private static String xml(String name, String datastore) {
        return """
                <domain type='vmware'><name>%s</name><memory unit='MiB'>512</memory><vcpu>1</vcpu>
                <os><type arch='x86_64'>hvm</type></os>
                <devices><disk type='file' device='disk'><source file='[%s] %s/%s.vmdk'/><target dev='hda' bus='ide'/></disk>
                </devices></domain>""".formatted(name, datastore, name, name);
    }

    private static DomainPlacement placement(Hypervisor connection, Domain domain) {
        return connection.domains().summaries(DomainFilter.all(), Set.of(SummaryPart.PLACEMENT)).stream()
                .filter(row -> row.identity().ref().equals(domain.identity().ref()))
                .map(DomainSummary::placement)
                .findFirst()
                .orElseThrow()
                .toOptional()
                .orElseThrow();
    }

    @Test
    void aNewDomainIsPutWhereItsFirstDiskIs() {
        try (Hypervisor connection = vcenter.connect("/")) {
            Domain made = connection.domains().define(xml("new", "local"));

            assertThat(placement(connection, made).host()).contains("esx3");
        }
        try (Hypervisor connection = vcenter.connect("/east")) {
            Domain made = connection.domains().define(xml("other", "shared"));

            assertThat(placement(connection, made).cluster()).contains("cluster");
        }
    }

    @Test
    void aPlaceThatIsNotClearIsRefusedWithTheChoices() {
        try (Hypervisor connection = vcenter.connect("/")) {
            Simulated.assertFails(
                            ErrorCode.INVALID_ARG, () -> connection.domains().define(xml("new", "shared")))
                    .contains("'shared'", "vpx://vcenter/east/", "vpx://vcenter/west/[CLUSTER/]esx4");
            Simulated.assertFails(
                            ErrorCode.INVALID_ARG, () -> connection.domains().define(xml("new", "common")))
                    .contains("esx1", "esx3");
            Simulated.assertFails(
                            ErrorCode.INVALID_ARG, () -> connection.domains().define(xml("new", "nowhere")))
                    .contains("no host has it");
            assertThat(connection.domains().find("new")).isEmpty();
        }
    }

    @Test
    void aRedefinedDomainIsTheOneOfItsOwnDatacenter() {
        try (Hypervisor connection = vcenter.connect("/")) {
            List<Domain> namesakes = connection.domains().list().orThrow();
            Domain west = namesakes.stream()
                    .filter(domain -> placement(connection, domain)
                            .host()
                            .filter("esx4"::equals)
                            .isPresent())
                    .findFirst()
                    .orElseThrow();

            connection.domains().define(west.xml(Set.of()).replace(">524288<", ">1048576<"));

            for (Domain domain : namesakes) {
                assertThat(domain.info().maxMemory())
                        .isEqualTo(MemorySize.ofMebibytes(domain.identity().equals(west.identity()) ? 1024 : 512));
            }
        }
    }

    @Test
    void aDatastoreOfManyHostsIsOnePool() {
        try (Hypervisor connection = vcenter.connect("/")) {
            assertThat(connection.storagePools().list().orThrow())
                    .extracting(StoragePool::name)
                    .containsExactlyInAnyOrder("shared", "local", "common", "shared");
            Simulated.assertFails(
                            ErrorCode.INVALID_ARG,
                            () -> connection.storagePools().byName("shared"))
                    .contains("2 storage pools", "UUID");
            assertThat(connection.storagePools().byName("local").info().capacity())
                    .isPositive();
        }
        try (Hypervisor connection = vcenter.connect("/east/cluster")) {
            assertThat(connection.storagePools().list().orThrow())
                    .extracting(StoragePool::name)
                    .containsExactlyInAnyOrder("shared", "common");
        }
    }

    @Test
    void aVolumeStaysInItsOwnDatacenter() {
        String volume = "<volume><name>iso/new.iso</name><capacity>0</capacity></volume>";
        try (Hypervisor connection = vcenter.connect("/")) {
            List<StoragePool> shared = connection.storagePools().list().stream()
                    .filter(pool -> pool.name().equals("shared"))
                    .toList();
            StorageVolume made = shared.get(1).createVolume(volume);

            assertThat(shared.get(0).volumes().orThrow())
                    .extracting(StorageVolume::name)
                    .doesNotContain("iso/new.iso");
            assertThat(shared.get(1).volumes().orThrow())
                    .extracting(StorageVolume::name)
                    .contains("iso/new.iso");
            assertThat(made.path()).isEqualTo("[shared] iso/new.iso");
            assertThat(made.pool().identity()).isEqualTo(shared.get(1).identity());
            assertThat(made.info().capacity()).isZero();
            Simulated.assertFails(
                            ErrorCode.INVALID_ARG,
                            () -> connection.storagePools().volumeByPath("[shared] iso/new.iso"))
                    .contains("another datacenter");
            made.delete();
            assertThat(shared.get(1).volumes().orThrow()).isEmpty();
        }
    }

    @Test
    void theWholeOfManyHostsIsListedInAsManyRoundTripsAsOne() {
        try (CenterFixture large = new CenterFixture()) {
            for (int place = 0; place < 8; place++) {
                CenterFixture.Place cluster = large.cluster(
                        large.datacenter("dc" + place),
                        "cluster",
                        "a" + place,
                        "b" + place,
                        "c" + place,
                        "d" + place,
                        "e" + place);
                large.datastore("shared", cluster);
                for (int i = 0; i < 625; i++) {
                    large.machine(cluster, i % 5, "shared", "m" + place + "-" + i);
                }
            }
            try (Hypervisor connection = large.connect("/")) {
                large.costs();
                assertThat(connection.domains().summaries().orThrow()).hasSize(5000);
                // A thousand rows a page, and one row more, by which an empty answer is told from a lost session.
                Map<String, Long> pages = Map.of("RetrievePropertiesEx", 1L, "ContinueRetrievePropertiesEx", 5L);
                assertThat(large.costs()).isEqualTo(pages);
                assertThat(connection
                                .domains()
                                .summaries(DomainFilter.all(), Set.of(SummaryPart.PLACEMENT))
                                .orThrow())
                        .hasSize(5000);
                assertThat(large.costs()).isEqualTo(pages);
            }
        }
    }
}
