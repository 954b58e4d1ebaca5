// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.DestroyFlag;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.ShutdownMode;
import org.hypervia.api.domain.StartFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EsxLifecycleFlagsTest {
    private final EsxSimulator host = Simulated.host(3);
    private final Hypervisor connection = Simulated.connect(host);
    private final Domain domain = connection.domains().byName("web01");

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private void refusesWithoutACall(Runnable call) {
        host.resetTraffic();
        Failures.assertFails(ErrorCode.INVALID_ARG, call::run);
        assertThat(host.traffic().total()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void noFlagForStarting(StartFlag flag) {
        refusesWithoutACall(() -> domain.start(Set.of(flag)));
    }

    @ParameterizedTest
    @EnumSource
    void noFlagForDestroying(DestroyFlag flag) {
        refusesWithoutACall(() -> domain.destroy(Set.of(flag)));
    }

    @ParameterizedTest
    @EnumSource
    void noModeForAskingTheGuest(ShutdownMode mode) {
        refusesWithoutACall(() -> domain.shutdown(Set.of(mode)));
        refusesWithoutACall(() -> domain.reboot(Set.of(mode)));
    }

    @Test
    void aResetNeedsARunningDomainAndLeavesItRunning() {
        host.machine("web01").state(MachineState.RUNNING);
        domain.reset();
        assertThat(domain.status().state()).isEqualTo(DomainState.RUNNING);

        for (MachineState state : Set.of(MachineState.OFF, MachineState.SUSPENDED)) {
            host.machine("web01").state(state);
            Failures.assertFails(ErrorCode.OPERATION_INVALID, domain::reset).contains("InvalidPowerState");
        }
    }

    @Test
    void nobodyElseUpdatesADomain() {
        assertThat(domain.isUpdated()).isFalse();
        assertThat(domain.hasManagedSaveImage()).isFalse();
        assertThat(domain.isPersistent()).isTrue();
    }
}
