// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.libvirt.Libvirt.assertFails;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.network.HostInterface;
import org.hypervia.api.network.HostInterfaceIdentity;
import org.hypervia.api.network.HostInterfaceSummary;
import org.hypervia.api.network.InterfaceCondition;
import org.hypervia.api.network.InterfaceXmlFlag;
import org.hypervia.api.network.Network;
import org.hypervia.api.network.NetworkCondition;
import org.hypervia.api.network.NetworkDefineFlag;
import org.hypervia.api.network.NetworkIdentity;
import org.hypervia.api.network.NetworkSummary;
import org.hypervia.api.network.NetworkXmlFlag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation on networks and interfaces that libvirt's own test hypervisor has. */
class TestDriverNetworkTest {
    private static final UUID NETWORK_UUID = UUID.fromString("dd8fe884-6c02-601e-7551-cca97df1c5df");

    private final Hypervisor connection = Libvirt.test();
    private final Network network = connection.networks().byName("default");
    private final HostInterface card = connection.hostInterfaces().byName("eth1");

    @AfterEach
    void end() {
        connection.close();
        assertThat(Libvirt.PROVIDER.handles()).as("native handles").isZero();
    }

    private static String networkXml(String name) {
        return "<network><name>" + name + "</name><forward mode='none'/></network>";
    }

    @Test
    void aNetworkIsListed() {
        assertThat(connection.networks().summaries().orThrow())
                .containsExactly(new NetworkSummary(
                        new NetworkIdentity(NETWORK_UUID.toString(), "default", NETWORK_UUID),
                        true,
                        true,
                        false,
                        Optional.of("virbr0")));
        assertThat(connection.networks().list().orThrow()).containsExactly(network);
    }

    @ParameterizedTest
    @EnumSource(NetworkCondition.class)
    void aConditionFindsThoseThatMeetIt(NetworkCondition condition) {
        boolean met = Set.of(NetworkCondition.ACTIVE, NetworkCondition.PERSISTENT, NetworkCondition.NO_AUTOSTART)
                .contains(condition);
        assertThat(connection.networks().list(Set.of(condition)).orThrow()).hasSize(met ? 1 : 0);
    }

    @Test
    void aNetworkTellsWhatItIs() {
        assertThat(connection.networks().byUuid(NETWORK_UUID)).isEqualTo(network);
        assertThat(network.xml()).startsWith("<network>").contains("<name>default</name>");
        assertFails(ErrorCode.INVALID_ARG, () -> network.xml(Set.of(NetworkXmlFlag.INACTIVE)))
                .contains("unsupported flags (0x1)");
        assertThat(network.isActive()).isTrue();
        assertThat(network.isPersistent()).isTrue();
        assertThat(network.bridge()).contains("virbr0");
        network.setAutostart(true);
        assertThat(network.autostart()).isTrue();
        network.setAutostart(false);
        assertThat(network.autostart()).isFalse();
    }

    @Test
    void aNetworkIsDefinedAndRemoved() {
        Network made = connection.networks().define(networkXml("größe & co".replace("&", "&amp;")));
        assertThat(made.name()).isEqualTo("größe & co");
        assertThat(connection.networks().byName("größe & co")).isEqualTo(made);
        assertThat(connection.networks().list(Set.of(NetworkCondition.INACTIVE)).orThrow())
                .containsExactly(made);
        assertThat(made.isActive()).isFalse();
        made.undefine();
        assertFails(ErrorCode.NO_NETWORK, made::xml);
        assertThat(connection.networks().list().orThrow()).containsExactly(network);
    }

    @Test
    void whatLibvirtRefusesArrivesWithItsCode() {
        assertFails(ErrorCode.NO_NAME, () -> connection.networks().define("<network/>"));
        assertFails(ErrorCode.XML_ERROR, () -> connection.networks().define("<network>"));
        assertFails(
                ErrorCode.XML_INVALID_SCHEMA,
                () -> connection
                        .networks()
                        .define("<network><nonsense/><name>x</name></network>", Set.of(NetworkDefineFlag.VALIDATE)));
        assertFails(ErrorCode.NO_NETWORK, () -> connection.networks().byName("nosuch"))
                .contains("'nosuch'");
        assertFails(ErrorCode.NO_NETWORK, () -> connection.networks().byUuid(new UUID(1, 2)));
        assertThat(connection.networks().find("nosuch")).isEmpty();
        assertThat(connection.networks().list().orThrow()).containsExactly(network);
    }

    @Test
    void anInterfaceIsListedAndTellsWhatItIs() {
        HostInterfaceIdentity identity = new HostInterfaceIdentity("eth1", "eth1", "aa:bb:cc:dd:ee:ff");
        assertThat(connection.hostInterfaces().summaries(Set.of()).orThrow())
                .containsExactly(new HostInterfaceSummary(identity, true));
        assertThat(connection.hostInterfaces().list(Set.of(InterfaceCondition.ACTIVE)).orThrow())
                .containsExactly(card);
        assertThat(connection.hostInterfaces().list(Set.of(InterfaceCondition.INACTIVE)).orThrow())
                .isEmpty();
        assertThat(connection.hostInterfaces().byMac("AA:bb:cc:dd:ee:ff")).isEqualTo(card);
        assertThat(card.xml()).startsWith("<interface type='ethernet' name='eth1'>");
        assertThat(card.isActive()).isTrue();
    }

    @Test
    void anInterfaceThatIsNotThereIsNotFound() {
        assertFails(ErrorCode.NO_INTERFACE, () -> connection.hostInterfaces().byName("nosuch"));
        assertFails(ErrorCode.NO_INTERFACE, () -> connection.hostInterfaces().byMac("00:00:00:00:00:00"));
        assertFails(ErrorCode.INVALID_ARG, () -> card.xml(Set.of(InterfaceXmlFlag.INACTIVE)))
                .contains("unsupported flags (0x1)");
    }
}
