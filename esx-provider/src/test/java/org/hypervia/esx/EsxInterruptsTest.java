// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is interrupted has nothing, and the host has nothing half done of theirs. */
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

    /** Held back, the host has the new file and does not say so. */
    @Test
    void anInterruptedRedefinitionLeavesTheOldFile() throws Exception {
        SimulatedMachine web = host.machine("web01");
        web.state(MachineState.OFF);
        String before = web.vmx();
        FaultRule held = host.faults()
                .add(FaultRule.on("PUT /folder", new Misbehaviour.Held()).once());
        try (Hypervisor connection = Simulated.connect(host)) {
            String xml = connection.domains().byName("web01").xml();
            String changed = xml.replace("Made up by", "Changed by");
            assertInterrupted(() -> connection.domains().define(changed), "PUT /folder");

            assertThat(web.vmx()).isEqualTo(before);
            assertThat(connection.domains().byName("web01").xml()).isEqualTo(xml);
        }
        host.faults().remove(held);
    }

    @Test
    void anInterruptedDefinitionLeavesNoFile() throws Exception {
        List<String> before = host.datastore("datastore1").files();
        FaultRule held = host.faults()
                .add(FaultRule.on("PUT /folder", new Misbehaviour.Held()).once());
        try (Hypervisor connection = Simulated.connect(host)) {
            String xml = connection.domains().byName("web01").xml(Set.of(DomainXmlFlag.INACTIVE));
            String other = xml.replace("<name>web01</name>", "<name>other</name>")
                    .replaceAll("<(hw)?uuid>.*</(hw)?uuid>", "")
                    .replaceAll("<(vmware:moref|nvram)>.*</\\1>", "");
            assertInterrupted(() -> connection.domains().define(other), "PUT /folder");
        }
        host.faults().remove(held);
        assertThat(host.datastore("datastore1").files()).containsExactlyElementsOf(before);
    }

    private void assertInterrupted(ThrowingCallable call, String request) throws Exception {
        FutureTask<Boolean> work = new FutureTask<>(() -> {
            HypervisorException failure = catchThrowableOfType(HypervisorException.class, call);
            assertThat(failure).as("the failure").isNotNull();
            assertThat(failure.code()).as(failure.getMessage()).isEqualTo(ErrorCode.OPERATION_ABORTED);
            assertThat(failure.getMessage()).doesNotContain("could not be");
            return Thread.currentThread().isInterrupted();
        });
        Thread thread = new Thread(work);
        thread.start();
        while (host.traffic().of(request) == 0) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertThat(work.get()).as("the thread is still interrupted").isTrue();
    }
}
