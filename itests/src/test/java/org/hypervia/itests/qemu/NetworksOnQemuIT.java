// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.network.HostInterface;
import org.hypervia.api.network.InterfaceCondition;
import org.hypervia.api.network.Network;
import org.hypervia.api.network.NetworkCondition;
import org.hypervia.api.network.NetworkDefineFlag;
import org.hypervia.api.network.NetworkXmlFlag;
import org.hypervia.itests.peer.Virsh;
import org.hypervia.libvirt.LibvirtProvider;
import org.hypervia.spi.registry.ProviderRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Networks and the interfaces of the host on a real libvirtd, beside virsh. */
@Timeout(180)
class NetworksOnQemuIT {
    @TempDir
    private static Path folder;

    private static QemuHost host;
    private static Virsh virsh;

    private final LibvirtProvider provider = new LibvirtProvider();
    private Hypervisor connection;

    @BeforeAll
    static void start() throws IOException {
        host = QemuHost.start();
        virsh = Virsh.at(Files.createDirectories(folder.resolve("virsh")), host.uri(), "nobody", "nothing");
    }

    @AfterAll
    static void end() {
        if (host != null) {
            host.close();
        }
    }

    @BeforeEach
    void connect() {
        connection = new ProviderRegistry(() -> List.of(provider))
                .connect(ConnectionSpec.builder(host.uri()).build());
    }

    @AfterEach
    void nothingIsLeft() {
        connection.close();
        assertThat(provider.handles()).as("native handles").isZero();
    }

    private static void fails(ErrorCode code, String words, ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        assertThat(error.getMessage()).contains(words);
    }

    private static String shown(String command) {
        return virsh.output(command).stripTrailing() + "\n";
    }

    @Test
    void theNetworkThatRunsIsAsVirshShowsIt() {
        Network network = connection.networks().byName("default");
        assertThat(network.xml()).isEqualTo(shown("net-dumpxml default"));
        assertThat(network.xml(Set.of(NetworkXmlFlag.INACTIVE))).isEqualTo(shown("net-dumpxml default --inactive"));
        assertThat(network.uuid()).hasToString(virsh.output("net-uuid default").strip());
        assertThat(network.bridge()).contains("virbr0");
        assertThat(connection.networks().byUuid(network.uuid())).isEqualTo(network);
        assertThat(connection.networks().list(Set.of(NetworkCondition.ACTIVE)).orThrow())
                .containsExactly(network);
    }

    @Test
    void aNetworkIsDefinedChangedAndRemoved() {
        Network made = connection.networks().define("""
                <network>
                  <name>größe &amp; co</name>
                  <portgroup name='Backup'><vlan><tag id='7'/></vlan></portgroup>
                  <forward mode='bridge'/><bridge name='br7'/><virtualport type='openvswitch'/>
                </network>
                """);
        assertThat(virsh.output("net-list --all --name")).contains("größe & co");
        assertThat(connection.networks().list(Set.of(NetworkCondition.INACTIVE)).orThrow())
                .containsExactly(made);
        assertThat(made.xml()).isEqualTo(shown("net-dumpxml " + made.uuid())).contains("<tag id='7'/>");
        assertThat(made.isActive()).isFalse();
        assertThat(made.isPersistent()).isTrue();
        made.setAutostart(true);
        assertThat(made.autostart()).isTrue();
        assertThat(virsh.output("net-list --all --autostart --name")).contains("größe & co");
        made.setAutostart(false);
        made.undefine();
        fails(ErrorCode.NO_NETWORK, made.uuid().toString(), made::xml);
        assertThat(connection.networks().find("größe & co")).isEmpty();
    }

    /** One without a bridge says so as an error to libvirt, which is none here. */
    @Test
    void aNetworkWithoutABridgeHasNone() {
        Network made = connection
                .networks()
                .define("<network><name>hostdev</name><forward mode='hostdev' managed='yes'/></network>");
        try {
            assertThat(made.bridge()).isEmpty();
            assertThat(connection.networks().summaries().orThrow()).anySatisfy(row -> {
                assertThat(row.identity()).isEqualTo(made.identity());
                assertThat(row.bridge()).isEmpty();
            });
        } finally {
            made.undefine();
        }
    }

    @Test
    void whatLibvirtRefusesArrivesWithItsCode() {
        fails(
                ErrorCode.XML_INVALID_SCHEMA,
                "nonsense",
                () -> connection
                        .networks()
                        .define("<network><name>x</name><nonsense/></network>", Set.of(NetworkDefineFlag.VALIDATE)));
        fails(
                ErrorCode.OPERATION_FAILED,
                "already exists",
                () -> connection
                        .networks()
                        .define(
                                "<network><name>default</name><uuid>00000000-0000-0000-0000-000000000001</uuid></network>"));
        fails(ErrorCode.NO_NETWORK, "'nosuch'", () -> connection.networks().byName("nosuch"));
        assertThat(virsh.output("net-list --all --name").strip()).isEqualTo("default");
    }

    @Test
    void theHostsInterfacesAreThoseThatVirshShows() {
        List<String> expected = virsh.output("iface-list --all")
                .lines()
                .skip(2)
                .map(line -> line.strip().replaceAll(" +", " "))
                .filter(line -> !line.isEmpty())
                .toList();
        assertThat(connection.hostInterfaces().summaries(Set.of()).orThrow())
                .extracting(row -> row.identity().name() + " " + (row.active() ? "active" : "inactive") + " "
                        + row.identity().mac())
                .containsExactlyInAnyOrderElementsOf(expected)
                .anyMatch(row -> row.startsWith("lo "));
        HostInterface loop = connection.hostInterfaces().byName("lo");
        assertThat(loop.xml()).isEqualTo(shown("iface-dumpxml lo"));
        assertThat(Stream.of(InterfaceCondition.values())
                        .flatMap(condition -> connection.hostInterfaces().list(Set.of(condition)).stream())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        connection.hostInterfaces().list().orThrow());
        fails(
                ErrorCode.NO_INTERFACE,
                "nosuch",
                () -> connection.hostInterfaces().byName("nosuch"));
        fails(ErrorCode.NO_INTERFACE, "", () -> connection.hostInterfaces().byMac("02:00:00:00:00:99"));
    }
}
