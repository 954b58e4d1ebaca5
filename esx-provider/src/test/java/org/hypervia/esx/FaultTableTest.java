// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers hear of a fault, whether the host refuses a call with it or ends a task with it. */
class FaultTableTest {
    private final EsxSimulator host = Simulated.host(1);
    private final Hypervisor connection = Simulated.connect(host);

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidPowerState, OPERATION_INVALID",
        "InvalidState, OPERATION_INVALID",
        "TaskInProgress, RESOURCE_BUSY",
        "ConcurrentAccess, RESOURCE_BUSY",
        "FileLocked, RESOURCE_BUSY",
        "NoPermission, ACCESS_DENIED",
        "RestrictedVersion, OPERATION_DENIED",
        "InsufficientResourcesFault, OPERATION_FAILED",
        "InsufficientMemoryResourcesFault, OPERATION_FAILED",
        "ToolsUnavailable, AGENT_UNRESPONSIVE",
        "NotSupported, OPERATION_UNSUPPORTED",
        "DeviceHotPlugNotSupported, OPERATION_UNSUPPORTED",
        "InvalidDeviceSpec, CONFIG_UNSUPPORTED",
        "FileNotFound, NO_STORAGE_VOL",
        "Timedout, OPERATION_TIMEOUT",
        "RequestCanceled, OPERATION_ABORTED",
        "SystemError, OPERATION_FAILED",
        "FaultOfTheFuture, INTERNAL_ERROR"
    })
    void aFaultBecomesLibvirtsCodeWithTheHostsText(String fault, ErrorCode code) {
        String text = "The host's own words about " + fault;
        host.machine("web01").state(MachineState.RUNNING);
        Domain domain = connection.domains().byName("web01");
        host.faults()
                .add(FaultRule.on("SuspendVM_Task", new Misbehaviour.Fault(fault, text))
                        .once());
        host.faults()
                .add(FaultRule.on("ResetVM_Task", new Misbehaviour.TaskFault(fault, text))
                        .once());

        assertSays(catchThrowableOfType(HypervisorException.class, domain::suspend), code, fault, text);
        assertSays(catchThrowableOfType(HypervisorException.class, domain::reset), code, fault, text);
        assertThat(host.machine("web01").state()).isEqualTo(MachineState.RUNNING);
        assertThat(host.openFilters()).isZero();
    }

    private static void assertSays(HypervisorException error, ErrorCode code, String fault, String text) {
        assertThat(error).as(fault).isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        assertThat(error.fault()).contains(fault);
        assertThat(error).hasMessageContaining(text).hasMessageContaining(" domain 'web01' failed: ");
    }
}
