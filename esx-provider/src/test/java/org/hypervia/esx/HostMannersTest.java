// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainState;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.HostManner;
import org.hypervia.simulator.HostManner.Cookie;
import org.hypervia.simulator.HostManner.ExpiredRead;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same reads and changes on hosts that answer in different manners, sessions that end in between included. */
class HostMannersTest {
    static List<HostManner> manners() {
        List<HostManner> all = new ArrayList<>();
        for (Cookie cookie : Cookie.values()) {
            for (ExpiredRead expired : ExpiredRead.values()) {
                all.add(HostManner.SINCE_6_0.with(cookie).with(expired));
            }
        }
        all.add(HostManner.SINCE_6_0.withChunks(false));
        all.add(HostManner.SINCE_6_0.refusingNewerVersions(true));
        return all;
    }

    private static EsxSimulator host(HostManner manner) {
        return EsxSimulator.start(SimulatorOptions.builder()
                .tls(false)
                .machines(4)
                .pageSize(3)
                .manner(manner)
                .build());
    }

    @ParameterizedTest
    @MethodSource("manners")
    void aSessionThatHasEndedIsRenewedBeforeAnythingIsRead(HostManner manner) {
        try (EsxSimulator host = host(manner);
                Hypervisor connection = Simulated.connect(host)) {
            Domain domain = connection.domains().byName("web01");
            host.expireSessions();
            assertThat(connection.domains().list()).hasSize(4);
            assertThat(host.logins()).isEqualTo(2);
            host.expireSessions();
            assertThat(domain.status().state()).isEqualTo(DomainState.RUNNING);
            assertThat(host.logins()).isEqualTo(3);
            host.expireSessions();
            domain.suspend();
            assertThat(host.logins()).isEqualTo(4);
            assertThat(host.openSessions()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("manners")
    void itMayEndJustBeforeAnyRead(HostManner manner) {
        for (int read = 0; read < 3; read++) {
            try (EsxSimulator host = host(manner);
                    Hypervisor connection = Simulated.connect(host)) {
                host.faults()
                        .add(FaultRule.on("RetrievePropertiesEx", new Misbehaviour.ExpireBefore())
                                .after(read)
                                .once());
                assertThat(connection.domains().list()).hasSize(4);
                assertThat(connection.domains().byName("db01").info().vcpus()).isEqualTo(4);
                assertThat(connection.domains().byName("web01").status().state())
                        .isEqualTo(DomainState.RUNNING);
                assertThat(host.logins()).isEqualTo(2);
            }
        }
    }
}
