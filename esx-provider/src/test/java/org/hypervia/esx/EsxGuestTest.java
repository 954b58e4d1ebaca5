// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.GuestInterface;
import org.hypervia.api.domain.InterfaceAddressSource;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EsxGuestTest {
    private final EsxSimulator host = Simulated.host(3);
    private final Hypervisor connection = Simulated.connect(host);
    private final SimulatedMachine web = host.machine("web01");
    private final Domain domain = connection.domains().byName("web01");

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    @Test
    void theGuestTellsItsNameAndAddressesInOneRetrievalEach() {
        web.state(MachineState.RUNNING);
        web.guestHostName("web.example.test");
        host.resetTraffic();

        assertThat(domain.guest().hostname()).isEqualTo("web.example.test");
        List<GuestInterface> interfaces = domain.guest().interfaces(InterfaceAddressSource.AGENT);

        assertThat(host.traffic().total()).isEqualTo(2);
        assertThat(interfaces).singleElement().satisfies(card -> {
            assertThat(card.name()).isEqualTo("VM Network");
            assertThat(card.mac()).hasValueSatisfying(mac -> assertThat(mac).hasToString("00:0c:29:5e:00:00"));
            assertThat(card.addresses()).isNotEmpty().allSatisfy(address -> {
                assertThat(address.address().isAnyLocalAddress()).isFalse();
                assertThat(address.prefix()).isPositive();
            });
        });
    }

    @Test
    void withoutToolsOrWithoutPowerThereIsAClearError() {
        web.state(MachineState.RUNNING);
        web.tools(false);
        Failures.assertFails(ErrorCode.AGENT_UNRESPONSIVE, () -> domain.guest().hostname())
                .contains("VMware Tools");
        Failures.assertFails(
                        ErrorCode.AGENT_UNRESPONSIVE, () -> domain.guest().interfaces(InterfaceAddressSource.AGENT))
                .contains("VMware Tools");
        Failures.assertFails(ErrorCode.AGENT_UNRESPONSIVE, domain::shutdown);
        Failures.assertFails(ErrorCode.AGENT_UNRESPONSIVE, domain::reboot);

        web.tools(true);
        web.state(MachineState.OFF);
        Failures.assertFails(ErrorCode.OPERATION_INVALID, () -> domain.guest().hostname());
        Failures.assertFails(
                ErrorCode.OPERATION_INVALID, () -> domain.guest().interfaces(InterfaceAddressSource.AGENT));
        for (InterfaceAddressSource source : Set.of(InterfaceAddressSource.LEASE, InterfaceAddressSource.ARP)) {
            Failures.assertFails(
                    ErrorCode.ARGUMENT_UNSUPPORTED, () -> domain.guest().interfaces(source));
        }
    }

    @Test
    void aScreenshotIsAPictureAndNeedsNoPassword() throws IOException {
        web.state(MachineState.RUNNING);
        long logins = host.logins();
        host.resetTraffic();

        try (Screenshot picture = domain.screenshot(0)) {
            assertThat(picture.mimeType()).isEqualTo("image/png");
            assertThat(ImageIO.read(picture.content()).getWidth()).isPositive();
        }

        assertThat(host.traffic().requests()).containsOnlyKeys("RetrievePropertiesEx", "GET /screen");
        assertThat(host.logins()).isEqualTo(logins);
    }

    @Test
    void aScreenshotThatCannotBeHadIsAnErrorBeforeTheFirstByte() {
        web.state(MachineState.OFF);
        Failures.assertFails(ErrorCode.OPERATION_INVALID, () -> domain.screenshot(0));
        web.state(MachineState.RUNNING);
        Failures.assertFails(ErrorCode.INVALID_ARG, () -> domain.screenshot(1));
        host.faults()
                .add(FaultRule.on("GET /screen", new Misbehaviour.Http(500, "text/html", "<p>no</p>"))
                        .once());
        Failures.assertFails(ErrorCode.INTERNAL_ERROR, () -> domain.screenshot(0))
                .contains("500");
        host.faults()
                .add(FaultRule.on("GET /screen", Misbehaviour.Http.htmlPage()).once());
        Failures.assertFails(ErrorCode.HTTP_ERROR, () -> domain.screenshot(0))
                .contains("domain 'web01'", "no PNG picture");
        // The connection is as usable as before.
        assertThat(domain.status().state().isActive()).isTrue();
    }
}
