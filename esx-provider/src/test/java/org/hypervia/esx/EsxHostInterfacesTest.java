// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hypervia.esx.Simulated.assertFails;
import static org.hypervia.esx.Simulated.costOf;

import java.util.Set;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.network.HostInterface;
import org.hypervia.api.network.InterfaceCondition;
import org.hypervia.api.network.InterfaceXmlFlag;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.GivenCard;
import org.hypervia.simulator.TrafficCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is expected of XML was printed by virsh 9.0 and 12.8, which find an interface by its MAC address only. */
class EsxHostInterfacesTest {
    private static final String MAC = "00:0C:29:aa:bb:cc";

    private final EsxSimulator host = Simulated.host(1);
    private final Hypervisor connection = Simulated.connect(host);

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private HostInterface given(GivenCard card) {
        host.network().card(card);
        return connection.hostInterfaces().byName(card.device());
    }

    private static GivenCard card() {
        return GivenCard.of("vmnic2", MAC);
    }

    @Test
    void aListingIsOneRoundTrip() {
        host.network().card(card());

        TrafficCounts cost = costOf(
                host, () -> assertThat(connection.hostInterfaces().summaries(Set.of()).orThrow())
                        .extracting(
                                row -> row.identity().name(), row -> row.identity().mac(), row -> row.active())
                        .containsExactly(
                                tuple("vmnic0", "02:00:5e:10:00:00", true),
                                tuple("vmnic1", "02:00:5e:10:00:01", true),
                                tuple("vmnic2", MAC, true)));

        assertThat(cost.requests()).containsOnlyKeys("RetrievePropertiesEx");
        assertThat(cost.total()).isEqualTo(1);
        assertThat(connection.capabilities()).contains(Capability.HOST_INTERFACES);
    }

    @Test
    void allAreActiveAndOthersCostNothing() {
        HostInterface card = connection.hostInterfaces().byName("vmnic0");

        TrafficCounts cost = costOf(host, () -> {
            assertThat(card.isActive()).isTrue();
            assertThat(connection.hostInterfaces().list(Set.of(InterfaceCondition.INACTIVE)))
                    .isEmpty();
        });

        assertThat(cost.total()).isZero();
        assertThat(connection.hostInterfaces().list(Set.of(InterfaceCondition.values())))
                .hasSize(2);
    }

    /** Libvirt compares the name with MAC addresses. */
    @ParameterizedTest
    @ValueSource(strings = {"", "&compat=9.0"})
    void aNameIsANameWhateverTheDialect(String parameters) {
        try (Hypervisor other = Simulated.connect(host, parameters)) {
            HostInterface found = other.hostInterfaces().byName("vmnic1");

            assertThat(found.mac()).isEqualTo("02:00:5e:10:00:01");
            assertThat(costOf(host, () -> other.hostInterfaces().byName("vmnic1"))
                            .total())
                    .isEqualTo(1);
            assertFails(ErrorCode.NO_INTERFACE, () -> other.hostInterfaces().byName("VMNIC1"));
            assertFails(ErrorCode.NO_INTERFACE, () -> other.hostInterfaces().byName("02:00:5e:10:00:01"))
                    .contains("02:00:5e:10:00:01");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00:0C:29:aa:bb:cc",
                "00:0c:29:AA:BB:CC",
                "00-0c-29-aa-bb-cc",
                "000c.29aa.bbcc",
                "000c29AABBCC",
                "0:c:29:aa:bb:cc"
            })
    void anAddressIsFoundHoweverItIsWritten(String mac) {
        host.network().card(card());

        assertThat(connection.hostInterfaces().byMac(mac).name()).isEqualTo("vmnic2");
        assertThat(connection.hostInterfaces().byMac(mac).mac()).isEqualTo(MAC);
    }

    @Test
    void anAddressThatNoneOrSeveralHaveIsAnError() {
        assertFails(ErrorCode.NO_INTERFACE, () -> connection.hostInterfaces().byMac("00:00:00:00:00:01"))
                .contains("00:00:00:00:00:01");
        assertFails(ErrorCode.NO_INTERFACE, () -> connection.hostInterfaces().byMac("vmnic0"));
        assertFails(ErrorCode.NO_INTERFACE, () -> connection.hostInterfaces().byMac(""));
        host.network().card(card());
        host.network().card(GivenCard.of("vmnic3", "00:0c:29:AA:BB:CC"));
        assertFails(ErrorCode.MULTIPLE_INTERFACES, () -> connection.hostInterfaces().byMac(MAC))
                .contains("vmnic2", "vmnic3");
    }

    private static String xml(String protocol) {
        return "<interface type='ethernet' name='vmnic2'>\n  <start mode='onboot'/>\n" + protocol
                + "  <mac address='" + MAC + "'/>\n</interface>\n";
    }

    private static String protocol(String... elements) {
        return "  <protocol family='ipv4'>\n    " + String.join("\n    ", elements) + "\n  </protocol>\n";
    }

    @Test
    void addressesAreShownAsLibvirtDoes() {
        Set<InterfaceXmlFlag> inactive = Set.of(InterfaceXmlFlag.INACTIVE);
        String dhcp = "<dhcp peerdns='no'/>";

        assertThat(given(card()).xml()).isEqualTo(xml(""));
        assertThat(given(card().unconfigured()).xml()).isEqualTo(xml(""));
        HostInterface fixed = given(card().withAddress("10.0.0.5", "255.255.0.0"));
        assertThat(fixed.xml()).isEqualTo(xml(protocol("<ip address='10.0.0.5' prefix='16'/>")));
        assertThat(fixed.xml(inactive)).isEqualTo(fixed.xml());
        HostInterface both = given(card().withDhcp().withAddress("10.0.0.6", "255.255.255.0"));
        assertThat(both.xml()).isEqualTo(xml(protocol(dhcp, "<ip address='10.0.0.6' prefix='24'/>")));
        assertThat(both.xml(inactive)).isEqualTo(xml(protocol(dhcp)));
        assertThat(given(card().withDhcp()).xml()).isEqualTo(xml(protocol(dhcp)));
        assertThat(given(card().withAddress("10.0.0.7", "0.0.0.0")).xml())
                .isEqualTo(xml(protocol("<ip address='10.0.0.7'/>")));
        assertThat(given(card().withAddress("10.0.0.7", "255.255.255.255")).xml())
                .isEqualTo(xml(protocol("<ip address='10.0.0.7' prefix='32'/>")));
        assertThat(given(card().withAddress("10.0.0.7", "")).xml()).isEqualTo(xml(""));
        assertThat(costOf(host, both::xml).total()).isEqualTo(1);
    }

    /** Libvirt shows a prefix of -1, or ends without an error. */
    @ParameterizedTest
    @ValueSource(strings = {"255.0.255.0", "255.255.255", "255.255.255.256", "nonsense", "255.255.255.0.0", "0.0.0.255"})
    void aMaskThatIsNoneIsAnError(String mask) {
        HostInterface card = given(card().withAddress("10.0.0.7", mask));

        assertFails(ErrorCode.INTERNAL_ERROR, card::xml).contains("'" + mask + "'", "vmnic2");
        assertThat(connection.hostInterfaces().list()).hasSize(3);
    }

    @Test
    void anInterfaceThatIsGoneIsNoInterface() {
        HostInterface card = given(card());
        host.network().removeCard("vmnic2");

        assertFails(ErrorCode.NO_INTERFACE, card::xml).contains("vmnic2");
    }
}
