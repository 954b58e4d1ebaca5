// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.network.HostInterface;
import org.hypervia.api.network.Network;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The networks and interfaces of real hosts, as they have answered: through virsh and through ours. */
@Timeout(300)
class RecordedNetworksIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"ESXI51", "ESXI65", "VC803"})
    void networksAndInterfacesAreThoseOfVirsh(Replay.Scenario scenario) throws Exception {
        try (Replay server = Replay.of(scenario);
                Hypervisor ours = server.connect()) {
            Virsh virsh = Virsh.at(folder, server.uri(), Replay.USER, Replay.PASSWORD);
            List<Network> networks = ours.networks().list().orThrow();
            List<String> names = virsh.output("net-list", "--all", "--name")
                    .lines()
                    .filter(name -> !name.isBlank())
                    .toList();

            assertThat(networks.stream()
                            .map(Network::name)
                            .filter(name -> !isDistributed(ours, name))
                            .toList())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(names);
            for (String name : names) {
                Network network = ours.networks().byName(name);
                assertThat(network.xml().strip())
                        .isEqualTo(virsh.output("net-dumpxml", name).strip());
                assertThat(virsh.output("net-name", network.uuid().toString()).strip())
                        .isEqualTo(name);
            }
            List<HostInterface> cards = ours.hostInterfaces().list().orThrow();
            assertThat(cards).isNotEmpty();
            for (HostInterface card : cards) {
                // By its name virsh finds none.
                assertThat(card.xml().strip())
                        .isEqualTo(virsh.output("iface-dumpxml", card.mac()).strip());
                assertThat(ours.hostInterfaces().byMac(card.mac())).isEqualTo(card);
            }
        }
    }

    /** Virsh shows none of those. */
    private static boolean isDistributed(Hypervisor ours, String name) {
        return ours.networks().byName(name).identity().ref().startsWith("dvs:");
    }
}
