// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainPlace;
import org.hypervia.api.domain.DomainPlacement;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.domain.SummaryPart;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.simulator.GivenDatacenter;
import org.hypervia.simulator.GivenDatacenter.Resource;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Folders in folders on all levels, with names that must be escaped, and two datacenters of one name, whose datastores have one
 * name and the same files.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class NestedInventoryTest {
    private static final String ODD = "/all%2f100%25/north/dc";
    private static final String PLAIN = "/south/dc";

    private final VcenterSimulator center = VcenterSimulator.start(VcenterOptions.of(
            GivenDatacenter.of("dc")
                    .in("all/100%", "north")
                    .with(Resource.cluster("c", SimulatedCenter.host("esx1", "ds", "north", "web"))
                            .in("rack 1", "left/upper"))
                    .with(Resource.alone(SimulatedCenter.host("esx2", "ds", "north", "db"))
                            .in("rack 1")),
            GivenDatacenter.of("dc").in("south").withHost(SimulatedCenter.host("esx3", "ds", "south", "web"))));

    @BeforeEach
    void furnish() {
        for (String host : List.of("esx1", "esx3")) {
            center.datastore(center.host(host), "ds").write("iso/of.iso", text("of " + host));
        }
        center.moveInto(center.host("esx1").machines().get(0), "shop", "front/back", "50%");
    }

    @AfterEach
    void end() {
        assertThat(center.endpoint().openSessions()).isZero();
        center.close();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> names(Hypervisor connection, DomainFilter filter) {
        return connection.domains().list(filter).orThrow().stream()
                .map(Domain::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "/,web db web",
        "/all%2f100%25,web db",
        "/all%2f100%25/north,web db",
        "/Datacenters/all%2f100%25/north,web db",
        ODD + ",web db",
        ODD + "/host/rack%201,web db",
        ODD + "/rack%201/left%2fupper,web",
        ODD + "/rack%201/left%252fupper/c,web",
        ODD + "/rack%201/left%2fupper/c/esx1,web",
        ODD + "/rack%201/esx2,db",
        ODD + "/rack%201/esx2/esx2,db",
        ODD + "/vm,web db",
        "/south,web",
        PLAIN + "/esx3,web",
    })
    void everyLevelIsAScope(String path, String machines) {
        try (Hypervisor connection = SimulatedCenter.connect(center, path)) {
            assertThat(names(connection, DomainFilter.all())).containsExactlyInAnyOrder(machines.split(" "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ODD, ODD + "/rack%201", ODD + "/rack%201/left%2fupper/c/esx1"})
    void aPlacementHasThePathsAsOneWouldWriteThem(String path) {
        DomainPlacement expected = new DomainPlacement(
                Optional.of("all%2f100%25/north/dc"),
                Optional.of("c"),
                Optional.of("esx1"),
                Optional.of("shop/front%2fback/50%25"),
                Optional.of(""));
        try (Hypervisor connection = SimulatedCenter.connect(center, path)) {
            assertThat(connection
                            .domains()
                            .summaries(DomainFilter.all(), Set.of(SummaryPart.PLACEMENT))
                            .orThrow())
                    .extracting(row -> row.placement().toOptional().orElseThrow())
                    .contains(expected);
            DomainFilter all = DomainFilter.all();
            assertThat(names(connection, all.in(DomainPlace.FOLDER, "shop"))).containsExactly("web");
            assertThat(names(connection, all.in(DomainPlace.FOLDER, "/shop/front%2fback/")))
                    .containsExactly("web");
            assertThat(names(connection, all.in(DomainPlace.FOLDER, "sho"))).isEmpty();
            assertThat(names(connection, all.in(DomainPlace.DATACENTER, "all%2f100%25/north/dc")))
                    .contains("web")
                    .hasSizeBetween(1, 2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/,north south",
        ODD + ",north",
        ODD + "/rack%201/left%2fupper/c,north",
        ODD + "/rack%201/left%2fupper/c/esx1,north",
        PLAIN + ",south"
    })
    void aDescriptionComesFromTheFilesOfItsOwnDatacenter(String path, String origins) {
        try (Hypervisor connection = SimulatedCenter.connect(center, path)) {
            List<String> texts = connection.domains().list().stream()
                    .filter(domain -> domain.name().equals("web"))
                    .map(domain -> domain.xml(Set.of()))
                    .toList();
            assertThat(texts)
                    .allSatisfy(text -> assertThat(text)
                            .contains(
                                    text.contains("of north")
                                            ? "<vmware:datacenterpath>all%2f100%25/north/dc<"
                                            : "<vmware:datacenterpath>south/dc<"));
            assertThat(texts.stream()
                            .map(text -> text.contains("of north") ? "north" : "south")
                            .sorted()
                            .collect(Collectors.joining(" ")))
                    .isEqualTo(origins);
        }
    }

    private static String content(StorageVolume volume) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        volume.download(Channels.newChannel(out), TransferOptions.defaults());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String upload(StoragePool pool, String content) {
        String xml = "<volume><name>iso/new.iso</name><capacity>" + content.length() + "</capacity></volume>";
        StorageVolume made = pool.createVolume(xml);
        made.upload(Channels.newChannel(new ByteArrayInputStream(text(content))), TransferOptions.defaults());
        return content(made);
    }

    @ParameterizedTest
    @CsvSource({
        "/,of esx1|of esx3",
        ODD + ",of esx1",
        ODD + "/rack%201,of esx1",
        ODD + "/rack%201/left%2fupper/c/esx1,of esx1",
        PLAIN + ",of esx3",
        PLAIN + "/esx3,of esx3"
    })
    void filesGoToAndFromTheirOwnDatacenter(String path, String contents) {
        try (Hypervisor connection = SimulatedCenter.connect(center, path)) {
            List<StoragePool> pools = connection.storagePools().list().orThrow();
            assertThat(pools.stream()
                            .map(pool -> content(pool.volume("iso/of.iso")))
                            .sorted()
                            .collect(Collectors.joining("|")))
                    .isEqualTo(contents);
            for (StoragePool pool : pools) {
                String whose = content(pool.volume("iso/of.iso"));
                assertThat(upload(pool, "new " + whose)).isEqualTo("new " + whose);
            }
            for (String host : List.of("esx1", "esx3")) {
                Optional<String> stored = center.datastore(center.host(host), "ds")
                        .read("iso/new.iso")
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
                assertThat(stored)
                        .isEqualTo(contents.contains(host) ? Optional.of("new of " + host) : Optional.empty());
            }
        }
    }

    @Test
    void theScreensOfNamesakesAreTheirOwn() throws Exception {
        try (Hypervisor connection = SimulatedCenter.connect(center, "/")) {
            Map<String, byte[]> screens = new HashMap<>();
            for (Domain domain : connection.domains().list().orThrow()) {
                domain.start();
                try (Screenshot picture = domain.screenshot()) {
                    screens.put(domain.identity().ref(), picture.content().readAllBytes());
                }
            }
            assertThat(screens).hasSize(3);
            assertThat(screens.values().stream().map(Arrays::hashCode).distinct())
                    .hasSize(3);
        }
    }
}
