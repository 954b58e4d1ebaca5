// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.abort;

import java.time.Duration;
import org.hypervia.api.CallOptions;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** A host that falls silent or ends connections. */
abstract class DisturbanceRules extends Rules {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** For what must come back at all. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    DisturbanceRules(ProviderContract contract) {
        super(contract);
    }

    private Disturbance disturbance() {
        return host().disturbance().orElseGet(() -> abort("this host cannot be disturbed"));
    }

    @Rule(id = "DIST-01", value = "a call to a silent host ends at its limit with OPERATION_TIMEOUT")
    void callsEnd() {
        Disturbance disturbance = disturbance();
        Domain domain = connection().with(CallOptions.timeout(LIMIT)).domains().byName(host().running());
        disturbance.silence();
        try {
            assertTimeoutPreemptively(PATIENCE, () -> fails(ErrorCode.OPERATION_TIMEOUT, domain::info));
        } finally {
            disturbance.speak();
        }
        assertThat(running().info().state()).isEqualTo(DomainState.RUNNING);
    }

    @Rule(id = "DIST-02", value = "a connection to a silent host can be closed")
    void closes() {
        Disturbance disturbance = disturbance();
        Hypervisor other = connect();
        Domain domain = other.with(CallOptions.timeout(LIMIT)).domains().byName(host().running());
        disturbance.silence();
        try {
            assertTimeoutPreemptively(PATIENCE, () -> {
                fails(ErrorCode.OPERATION_TIMEOUT, domain::info);
                other.close();
            });
            assertThat(other.isAlive()).isFalse();
        } finally {
            disturbance.speak();
        }
    }

    @Rule(
            id = "DIST-03",
            value = "after the host ended a connection it works again by itself, or is not alive and says INVALID_CONN")
    void tellsLoss() {
        Disturbance disturbance = disturbance();
        running();
        disturbance.drop();
        // The first call may be the one that notices.
        HypervisorException first = catchThrowableOfType(
                HypervisorException.class, () -> connection().host().hostname());
        if (connection().isAlive()) {
            assertThat(running().status().state()).isEqualTo(DomainState.RUNNING);
        } else {
            assertThat(first).as("the failure").isNotNull();
            fails(ErrorCode.INVALID_CONN, () -> connection().host().hostname());
            fails(ErrorCode.INVALID_CONN, () -> connection().domains().list(DomainFilter.all()));
        }
        try (Hypervisor other = connect()) {
            assertThat(other.isAlive()).isTrue();
            assertThat(other.domains().byName(host().running()).status().state())
                    .isEqualTo(DomainState.RUNNING);
        }
    }
}
