// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
import org.hypervia.simulator.GivenDatacenter;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Storage and definitions where two datacenters have a datastore of one name. */
class EsxScopesStorageTest {
    private final VcenterSimulator vcenter = VcenterSimulator.start(VcenterOptions.of(
            GivenDatacenter.of("east")
                    .withCluster(
                            "cluster",
                            SimulatedCenter.host("esx1", "shared common", "east", "two"),
                            SimulatedCenter.host("esx2", "shared common", "east"))
                    .withHost(SimulatedCenter.host("esx3", "local common", "east")),
            GivenDatacenter.of("west").withHost(SimulatedCenter.host("esx4", "shared", "west", "two"))));

    @AfterEach
    void end() {
        vcenter.close();
    }

    private Hypervisor connect(String path) {
        return SimulatedCenter.connect(vcenter, path);
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
        try (Hypervisor connection = connect("/")) {
            Domain made = connection.domains().define(xml("new", "local"));

            assertThat(placement(connection, made).host()).contains("esx3");
        }
        try (Hypervisor connection = connect("/east")) {
            Domain made = connection.domains().define(xml("other", "shared"));

            assertThat(placement(connection, made).cluster()).contains("cluster");
        }
    }

    @Test
    void aPlaceThatIsNotClearIsRefusedWithTheChoices() {
        try (Hypervisor connection = connect("/")) {
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
        try (Hypervisor connection = connect("/")) {
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
        try (Hypervisor connection = connect("/")) {
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
        try (Hypervisor connection = connect("/east/cluster")) {
            assertThat(connection.storagePools().list().orThrow())
                    .extracting(StoragePool::name)
                    .containsExactlyInAnyOrder("shared", "common");
        }
    }

    @Test
    void aVolumeStaysInItsOwnDatacenter() {
        String volume = "<volume><name>iso/new.iso</name><capacity>0</capacity></volume>";
        try (Hypervisor connection = connect("/")) {
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
}
