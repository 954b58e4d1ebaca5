// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.value.MemorySize;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** People read the name of a domain and libvirt's word for what is done to it, and no name of a VI call. */
class DomainWordsTest {
    private final EsxSimulator host = Simulated.host(1);
    private final List<String> actions = Collections.synchronizedList(new ArrayList<>());
    private final Hypervisor connection =
            Simulated.connect(Simulated.spec(host, "").progress(progress -> actions.add(progress.action())));

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private static Arguments row(String method, MachineState state, String words, Consumer<Domain> call) {
        return Arguments.of(method, state, words, call);
    }

    private static Snapshot snapshot(Domain domain) {
        return domain.snapshots().create("base", "", Set.of());
    }

    static Stream<Arguments> changes() {
        MachineState on = MachineState.RUNNING;
        MachineState off = MachineState.OFF;
        String question = "RetrievePropertiesEx";
        return Stream.of(
                row("PowerOnVM_Task", off, "starting domain 'web01'", Domain::start),
                row("PowerOnVM_Task", MachineState.SUSPENDED, "resuming domain 'web01'", Domain::resume),
                row("SuspendVM_Task", on, "suspending domain 'web01'", Domain::suspend),
                row("PowerOffVM_Task", on, "destroying domain 'web01'", Domain::destroy),
                row("ResetVM_Task", on, "resetting domain 'web01'", Domain::reset),
                row("ShutdownGuest", on, "shutting down domain 'web01'", Domain::shutdown),
                row("RebootGuest", on, "rebooting domain 'web01'", Domain::reboot),
                row("UnregisterVM", off, "undefining domain 'web01'", domain -> domain.undefine(Set.of())),
                row("CreateSnapshot_Task", on, "taking a snapshot of domain 'web01'", DomainWordsTest::snapshot),
                row(
                        "RevertToSnapshot_Task",
                        on,
                        "reverting to a snapshot of domain 'web01'",
                        domain -> snapshot(domain).revert(Set.of())),
                row(
                        "RemoveSnapshot_Task",
                        on,
                        "deleting a snapshot of domain 'web01'",
                        domain -> snapshot(domain).delete(Set.of())),
                row(
                        "ReconfigVM_Task",
                        off,
                        "setting the virtual CPUs of domain 'web01'",
                        domain -> domain.resources().setVcpus(1, Affect.CURRENT)),
                row(
                        "ReconfigVM_Task",
                        off,
                        "setting the memory of domain 'web01'",
                        domain -> domain.resources().setMaxMemory(MemorySize.ofMebibytes(512))),
                row(question, on, "asking about domain 'web01'", Domain::info),
                row(question, on, "asking about domain 'web01'", Domain::status),
                row(question, on, "asking about domain 'web01'", domain -> domain.xml(Set.of())),
                row(question, on, "asking about domain 'web01'", Domain::isAutostart),
                row(
                        question,
                        on,
                        "asking about the jobs of domain 'web01'",
                        domain -> domain.job().info()),
                row(question, on, "setting autostart of domain 'web01'", domain -> domain.setAutostart(true)));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("changes")
    void aRefusalNamesTheDomainAndTheAction(String method, MachineState state, String words, Consumer<Domain> call) {
        host.machine("web01").state(state);
        Domain domain = connection.domains().byName("web01");
        host.faults().add(FaultRule.on(method, new Misbehaviour.Fault("InvalidState", "Not now.")));

        assertThat(failure(call, domain)).startsWith(words + " failed: InvalidState - Not now.");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("changes")
    void aTaskThatFailsNamesThemToo(String method, MachineState state, String words, Consumer<Domain> call) {
        if (method.endsWith("_Task")) {
            host.machine("web01").state(state);
            Domain domain = connection.domains().byName("web01");
            host.faults().add(FaultRule.on(method, new Misbehaviour.TaskFault("InvalidState", "Not now.")));

            assertThat(failure(call, domain)).startsWith(words + " failed: InvalidState - Not now.");
            assertThat(actions).contains(words).noneMatch(action -> action.contains("_Task"));
        }
    }

    private static String failure(Consumer<Domain> call, Domain domain) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, () -> call.accept(domain));
        assertThat(error).as("the failure").isNotNull();
        assertThat(error.getMessage()).doesNotContain("VirtualMachine:", "_Task on");
        return error.getMessage();
    }

    @Test
    void progressNamesThem() {
        host.machine("web01").state(MachineState.RUNNING);
        Domain domain = connection.domains().byName("web01");
        domain.suspend();
        domain.resume();
        snapshot(domain);
        domain.destroy();
        domain.start();

        assertThat(new LinkedHashSet<>(actions))
                .containsExactly(
                        "suspending domain 'web01'",
                        "resuming domain 'web01'",
                        "taking a snapshot of domain 'web01'",
                        "destroying domain 'web01'",
                        "starting domain 'web01'");
    }
}
