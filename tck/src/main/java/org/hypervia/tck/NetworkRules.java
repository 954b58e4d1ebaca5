// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.network.HostInterface;
import org.hypervia.api.network.InterfaceCondition;
import org.hypervia.api.network.Network;
import org.hypervia.api.network.NetworkCondition;
import org.hypervia.api.network.NetworkSummary;

/** Networks, and the host's own interfaces. */
abstract class NetworkRules extends Rules {
    private static final String NETWORKS = "network.networks";
    private static final String DEFINE = "network.define";
    private static final String INTERFACES = "network.interfaces";
    private static final String NAME = "tck-net";

    NetworkRules(ProviderContract contract) {
        super(contract);
    }

    private String newNetwork() {
        return host().newNetwork().orElseGet(() -> abort("this host takes no new network"));
    }

    private List<String> names() {
        return connection().networks().list().stream().map(Network::name).toList();
    }

    @Rule(id = "NETW-01", value = "every listed network is found by its name and by its UUID", needs = NETWORKS)
    void findsNetworks() {
        for (Network network : connection().networks().list().orThrow()) {
            assertThat(connection().networks().byName(network.name())).isEqualTo(network);
            assertThat(connection().networks().byUuid(network.uuid()).uuid()).isEqualTo(network.uuid());
            assertThat(network.xml())
                    .contains("<name>" + network.name() + "</name>")
                    .contains("<uuid>" + network.uuid() + "</uuid>");
        }
    }

    @Rule(id = "NETW-02", value = "a network that is not there is NO_NETWORK, or empty for find", needs = NETWORKS)
    void missingNetworks() {
        fails(ErrorCode.NO_NETWORK, () -> connection().networks().byName("no such network"));
        fails(ErrorCode.NO_NETWORK, () -> connection().networks().byUuid(new UUID(4711, 4712)));
        assertThat(connection().networks().find("no such network")).isEmpty();
    }

    @Rule(id = "NETW-03", value = "rows and filters agree with what networks say of themselves", needs = NETWORKS)
    void networkFilters() {
        for (NetworkSummary row : connection().networks().summaries()) {
            Network network = connection().networks().byName(row.identity().name());
            assertThat(row.active()).isEqualTo(network.isActive());
            assertThat(row.persistent()).isEqualTo(network.isPersistent());
            assertThat(row.autostart()).isEqualTo(network.autostart());
            assertThat(row.bridge()).isEqualTo(network.bridge());
            assertThat(listed(network, NetworkCondition.ACTIVE)).isEqualTo(row.active());
            assertThat(listed(network, NetworkCondition.INACTIVE)).isNotEqualTo(row.active());
            assertThat(listed(network, NetworkCondition.TRANSIENT)).isNotEqualTo(row.persistent());
            assertThat(listed(network, NetworkCondition.AUTOSTART)).isEqualTo(row.autostart());
        }
    }

    private boolean listed(Network network, NetworkCondition condition) {
        return connection().networks().list(EnumSet.of(condition)).stream().anyMatch(network::equals);
    }

    @Rule(id = "NETW-04", value = "a defined network is listed, and gone again once undefined", needs = DEFINE)
    void definesNetworks() {
        List<String> before = names();
        Network made = connection().networks().define(newNetwork());
        assertThat(made.name()).isEqualTo(NAME);
        assertThat(names()).containsAll(before).hasSize(before.size() + 1).contains(NAME);
        assertThat(made.isPersistent()).isTrue();
        made.undefine();
        assertThat(names()).containsExactlyInAnyOrderElementsOf(before);
        fails(ErrorCode.NO_NETWORK, made::xml);
        fails(ErrorCode.NO_NETWORK, made::undefine);
    }

    @Rule(id = "NETW-05", value = "XML that is no network is refused, and nothing is defined", needs = DEFINE)
    void refusesBadXml() {
        List<String> before = names();
        fails(ErrorCode.XML_DETAIL, () -> connection().networks().define("<network"));
        fails(ErrorCode.NO_NAME, () -> connection().networks().define("<network/>"));
        assertThat(names()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Rule(id = "NETW-06", value = "a read-only connection changes no network", needs = DEFINE)
    void readOnly() {
        Network made = connection().networks().define(newNetwork());
        try (Hypervisor reader =
                host().hypervisors().connect(host().spec().readOnly(true).build())) {
            fails(ErrorCode.OPERATION_DENIED, () -> reader.networks().define(newNetwork()));
            fails(
                    ErrorCode.OPERATION_DENIED,
                    () -> reader.networks().byName(NAME).undefine());
        }
        made.undefine();
    }

    @Rule(
            id = "IFCE-01",
            value = "every listed interface is found by its name and by its MAC address",
            needs = INTERFACES)
    void findsInterfaces() {
        List<HostInterface> all = connection().hostInterfaces().list().orThrow();
        for (HostInterface card : all) {
            assertThat(connection().hostInterfaces().byName(card.name())).isEqualTo(card);
            assertThat(card.xml()).contains("name='" + card.name() + "'");
            boolean unique =
                    all.stream().filter(other -> other.mac().equals(card.mac())).count() == 1;
            if (unique && !card.mac().isEmpty()) {
                assertThat(connection().hostInterfaces().byMac(card.mac())).isEqualTo(card);
                assertThat(connection().hostInterfaces().byMac(card.mac().toUpperCase(Locale.ROOT)))
                        .isEqualTo(card);
            }
        }
    }

    @Rule(id = "IFCE-02", value = "an interface that is not there is NO_INTERFACE", needs = INTERFACES)
    void missingInterfaces() {
        fails(ErrorCode.NO_INTERFACE, () -> connection().hostInterfaces().byName("no such card"));
        fails(ErrorCode.NO_INTERFACE, () -> connection().hostInterfaces().byMac("02:00:00:47:11:00"));
    }

    @Rule(id = "IFCE-03", value = "filters of interfaces choose by whether they are up", needs = INTERFACES)
    void interfaceFilters() {
        for (HostInterface card : connection().hostInterfaces().list()) {
            boolean active = connection().hostInterfaces().list(EnumSet.of(InterfaceCondition.ACTIVE)).stream()
                    .anyMatch(card::equals);
            assertThat(active).isEqualTo(card.isActive());
        }
    }
}
