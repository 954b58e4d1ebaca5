// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.Simulated.assertFails;
import static org.hypervia.esx.Simulated.assertOneCallAndWait;
import static org.hypervia.esx.Simulated.costOf;

import java.util.List;
import java.util.Set;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.resource.Affect;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.SimulatedMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cards on port groups of distributed switches, by name and by key. */
class EsxDistributedCardsTest {
    private static final String MAC = "00:50:56:01:02:03";
    private static final String SWITCH_UUID = "50 2a 11 22 33 44 55 66-77 88 99 aa bb cc dd ee";

    private final EsxSimulator host = Simulated.host(1);
    private final Hypervisor connection = Simulated.connect(host);
    private final SimulatedMachine machine = host.machine("web01");
    private final Domain domain = connection.domains().byName("web01");

    @BeforeEach
    void furnish() {
        host.network().addDistributedPortGroup("dv web", "dvportgroup-21", "dvSwitch", SWITCH_UUID);
        host.network().addDistributedPortGroup("dv db", "dvportgroup-22", "dvSwitch", SWITCH_UUID);
    }

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private static String card(String network) {
        return "<interface type='bridge'><mac address='" + MAC + "'/><source bridge='" + network + "'/></interface>";
    }

    private List<String> ports() {
        return machine.vmx()
                .lines()
                .filter(line -> line.startsWith("ethernet1.dvs.") || line.startsWith("ethernet1.networkName"))
                .filter(line -> !line.contains("portId") && !line.contains("connectionId"))
                .sorted()
                .toList();
    }

    @Test
    void theNameOfAPortGroupIsEnough() {
        domain.devices().attach(card("dv db"), Affect.CURRENT);
        domain.devices().detach(card("dv db"), Affect.CURRENT);

        assertOneCallAndWait(
                costOf(host, () -> domain.devices().attach(card("dv web"), Affect.CURRENT)), "ReconfigVM_Task", 1);

        assertThat(ports())
                .containsExactly(
                        "ethernet1.dvs.portgroupId = \"dvportgroup-21\"",
                        "ethernet1.dvs.switchId = \"" + SWITCH_UUID + "\"");
        assertThat(domain.xml(Set.of()))
                .contains("<interface type='vds'>")
                .contains("switchid='502a1122-3344-5566-7788-99aabbccddee'")
                .contains("portgroupid='dvportgroup-21'");
        assertThat(connection.networks().byName("dvSwitch").uuid()).hasToString("502a1122-3344-5566-7788-99aabbccddee");
    }

    @Test
    void aCardMovesFromOneKindToTheOtherAndBack() {
        domain.devices().attach(card("VM Network"), Affect.CURRENT);

        domain.devices().update(card("dv db"), Affect.CURRENT);
        assertThat(ports())
                .contains("ethernet1.dvs.portgroupId = \"dvportgroup-22\"")
                .hasSize(2);
        domain.devices().update(card("VM Network"), Affect.CURRENT);
        assertThat(ports()).containsExactly("ethernet1.networkName = \"VM Network\"");
    }

    @Test
    void aCardIsFoundByTheNetworkItIsIn() {
        domain.devices().attach(card("dv web"), Affect.CURRENT);
        String other = "<interface type='bridge'><source bridge='dv db'/></interface>";
        String same = other.replace("dv db", "dv web");

        assertFails(ErrorCode.DEVICE_MISSING, () -> domain.devices().detach(other, Affect.CURRENT));
        domain.devices().detach(same, Affect.CURRENT);

        assertThat(ports()).isEmpty();
        assertThat(domain.xml(Set.of())).doesNotContain(MAC);
    }

    @Test
    void aCardByKeyComesAndGoes() {
        String vds = "<interface type='vds'><mac address='" + MAC + "'/>"
                + "<source switchid='502a1122-3344-5566-7788-99aabbccddee' portid='7' portgroupid='dvportgroup-22'"
                + " connectionid='0'/></interface>";

        domain.devices().attach(vds, Affect.CURRENT);
        assertThat(ports()).contains("ethernet1.dvs.portgroupId = \"dvportgroup-22\"");
        domain.devices().detach(vds, Affect.CURRENT);
        assertThat(ports()).isEmpty();
    }

    @Test
    void aPortGroupThatIsNotThereChangesNothing() {
        String before = machine.vmx();

        assertFails(ErrorCode.NO_NETWORK, () -> domain.devices().attach(card("nowhere"), Affect.CURRENT))
                .contains("'nowhere'", "dv web", "VM Network");

        assertThat(machine.vmx()).isEqualTo(before);
        assertThat(host.traffic().of("ReconfigVM_Task")).isZero();
    }
}
