// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is interrupted while connecting has nothing, and the host has nothing of theirs. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EsxInterruptsTest {
    private final EsxSimulator host = Simulated.host(1);

    @AfterEach
    void end() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RetrieveServiceContent", "Login", "RetrievePropertiesEx"})
    void anInterruptedOpeningLeavesNoSession(String call) throws Exception {
        // The host has done what it was asked to, and tells so half a second later.
        host.faults().add(FaultRule.on(call, new Misbehaviour.Late(Duration.ofMillis(500))));
        FutureTask<Boolean> opening = new FutureTask<>(() -> {
            HypervisorException failure = catchThrowableOfType(
                    HypervisorException.class, () -> Simulated.connect(host).close());
            assertThat(failure).as("the failure").isNotNull();
            assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_ABORTED);
            return Thread.currentThread().isInterrupted();
        });
        Thread thread = new Thread(opening);
        thread.start();
        while (host.traffic().of(call) == 0) {
            Thread.onSpinWait();
        }
        thread.interrupt();

        assertThat(opening.get()).as("the thread is still interrupted").isTrue();
        assertThat(host.openSessions()).isZero();
        assertThat(host.traffic().of("Logout")).isEqualTo(call.equals("RetrieveServiceContent") ? 0 : 1);
    }
}
