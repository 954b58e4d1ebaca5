// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainPlace;
import org.hypervia.api.domain.DomainPlacement;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.domain.SummaryPart;
import org.hypervia.api.value.Listing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are about more than one host, with vCenters that others have made or recorded. */
@Timeout(300)
class WholeCenterIT {
    private static Hypervisor govmomi(GovmomiPeer peer, String path) {
        String uri = peer.uri().replace("/DC0/DC0_H0", path);
        return Hypervisors.connect(uri, Credentials.of(GovmomiPeer.USER, Secret.of(GovmomiPeer.PASSWORD)));
    }

    private static Hypervisor recorded(Replay server, String path) {
        String uri = server.uri().replaceFirst("(vpx://[^/]+/)[^?]*", "$1" + path);
        return Hypervisors.connect(uri, Credentials.of(Replay.USER, Secret.of(Replay.PASSWORD)));
    }

    private static List<String> names(Hypervisor hypervisor) {
        return hypervisor.domains().list().orThrow().stream().map(Domain::name).toList();
    }

    @ParameterizedTest
    @CsvSource({"/,3", "/DC0,3", "/Datacenters/DC0/host,3", "/DC0/vm,3", "/DC0/DC0_C0,0", "/DC0/DC0_H0,3"})
    void govmomisCenterIsListedFromEveryPath(String path, int domains) throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.start("-vpx", "-vms", "3");
                Hypervisor hypervisor = govmomi(peer, path)) {
            assertThat(peer.counters().calls("total")).isLessThanOrEqualTo(3);
            peer.resetCounters();
            assertThat(names(hypervisor)).hasSize(domains);
            assertThat(peer.counters().calls("total")).isEqualTo(1);
        }
    }

    @Test
    void govmomisCenterTellsPlacements() throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.start("-vpx", "-vms", "2");
                Hypervisor hypervisor = govmomi(peer, "/")) {
            Listing<DomainSummary> rows =
                    hypervisor.domains().summaries(DomainFilter.all(), Set.of(SummaryPart.PLACEMENT));
            assertThat(rows.items()).hasSize(2).allSatisfy(row -> {
                DomainPlacement placement = row.placement().toOptional().orElseThrow();
                assertThat(placement.datacenter()).contains("DC0");
                assertThat(placement.host()).contains("DC0_H0");
                assertThat(placement.cluster()).isEmpty();
            });
            assertThat(hypervisor
                            .domains()
                            .list(DomainFilter.all().in(DomainPlace.HOST, "DC0_C0_H0"))
                            .items())
                    .isEmpty();
        }
    }

    @Test
    void govmomisMachinesAreDescribedAndStartedFromTheWhole() throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.start("-vpx", "-vms", "2", "-power", "off");
                Hypervisor hypervisor = govmomi(peer, "/")) {
            Domain domain = hypervisor.domains().list().items().get(0);
            assertThat(domain.xml(Set.of())).contains("<vmware:datacenterpath>DC0</vmware:datacenterpath>");
            domain.start();
            assertThat(domain.info().state().isActive()).isTrue();
        }
    }

    /** Folders in folders, a vApp, pools in pools, and a host in a folder: made by pyvmomi on govmomi's vCenter. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/DC0", "/DC0/racks", "/DC0/racks/DC0_H0"})
    void whatIsDeepInAnInventoryIsFoundAndPlaced(String path, @TempDir Path folder) throws Exception {
        try (GovmomiPeer peer = GovmomiPeer.start("-vpx", "-vms", "1")) {
            Path script = Path.of(System.getProperty("hypervia.root"), "itests", "pyvmomi-peer", "nested.py");
            String port = String.valueOf(URI.create(peer.uri()).getPort());
            Command.Result made = new Command(
                            folder, List.of(Peers.pyvmomi().toString(), "-B", script.toString()), Map.of())
                    .run("127.0.0.1", port, GovmomiPeer.USER, GovmomiPeer.PASSWORD);
            assertThat(made.out().strip()).as(made.err()).isEqualTo("ok");
            try (Hypervisor hypervisor = govmomi(peer, path)) {
                assertThat(hypervisor
                                .domains()
                                .summaries(DomainFilter.all(), Set.of(SummaryPart.PLACEMENT))
                                .orThrow())
                        .extracting(
                                row -> row.identity().name(),
                                row -> row.placement()
                                        .toOptional()
                                        .orElseThrow()
                                        .folder(),
                                row -> row.placement()
                                        .toOptional()
                                        .orElseThrow()
                                        .resourcePool(),
                                row -> row.placement()
                                        .toOptional()
                                        .orElseThrow()
                                        .host())
                        .contains(
                                tuple("plain", Optional.of("outer/in%2fner"), Optional.of(""), Optional.of("DC0_H0")),
                                tuple(
                                        "till",
                                        Optional.of("outer/in%2fner"),
                                        Optional.of("shop"),
                                        Optional.of("DC0_H0")),
                                tuple("ring", Optional.of(""), Optional.of("gold/fine"), Optional.of("DC0_H0")));
                assertThat(in(hypervisor, DomainPlace.FOLDER, "outer")).containsExactlyInAnyOrder("plain", "till");
                assertThat(in(hypervisor, DomainPlace.RESOURCE_POOL, "gold")).containsExactly("ring");
                assertThat(in(hypervisor, DomainPlace.RESOURCE_POOL, "shop")).containsExactly("till");
                Domain till = hypervisor.domains().byName("till");
                till.start();
                assertThat(in(hypervisor, DomainPlace.RESOURCE_POOL, "shop")).containsExactly("till");
                assertThat(till.info().state().isActive()).isTrue();
            }
        }
    }

    /**
     * What a recorded vCenter lets one see of its 64 and 3 machines. The tests that were recorded on the older one asked for
     * {@code summary.runtime.host} and never for {@code runtime.host}, so that no machine there has a host; what it is in is
     * told by its resource pool all the same. Of the newer one a single host was recorded, and one of the three machines says
     * that it is on another; the folder and the resource pool of all three were not, so that only a host tells what they are
     * in.
     */
    @ParameterizedTest
    @CsvSource({
        // scenario, host, its machines; of the whole, of the datacenter; by placement: in datacenter, cluster, on host
        "VC55,DC0/DC0_C1/DC0_C1_H0,4,64,32,32,16,0",
        "VC803,DataCenter/cls/10.218.43.170,3,3,3,2,2,2"
    })
    void recordedCentersAreListedAsAWhole(ArgumentsAccessor row) throws Exception {
        String host = row.getString(1);
        String[] place = host.split("/");
        try (Replay server = Replay.of(row.get(0, Replay.Scenario.class));
                Hypervisor one = recorded(server, host);
                Hypervisor all = recorded(server, "");
                Hypervisor datacenter = recorded(server, place[0])) {
            assertThat(names(one)).hasSize(row.getInteger(2)).doesNotHaveDuplicates();
            assertThat(names(all)).hasSize(row.getInteger(3)).containsAll(names(one));
            assertThat(names(datacenter)).hasSize(row.getInteger(4)).containsAll(names(one));
            assertThat(in(all, DomainPlace.DATACENTER, place[0]))
                    .hasSize(row.getInteger(5))
                    .isSubsetOf(names(datacenter));
            assertThat(in(all, DomainPlace.CLUSTER, place[1])).hasSize(row.getInteger(6));
            assertThat(in(all, DomainPlace.HOST, place[2]))
                    .hasSize(row.getInteger(7))
                    .isSubsetOf(names(one));
        }
    }

    private static List<String> in(Hypervisor hypervisor, DomainPlace place, String name) {
        return hypervisor.domains().list(DomainFilter.all().in(place, name)).orThrow().stream()
                .map(Domain::name)
                .toList();
    }
}
