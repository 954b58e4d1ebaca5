// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.InterfaceAddressSource;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.VcpuCount;
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

/** A domain in the wrong state: libvirt's sentence, the domain's name, the state it is in, the way out, the host's fault. */
class StateWordsTest {
    private static final String NOT_ON = "Domain is not powered on: ";
    private static final String NOT_OFF = "Domain is not powered off: ";

    private final EsxSimulator host = Simulated.host(1);
    private final Hypervisor connection = Simulated.connect(host);

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private static Arguments row(MachineState state, Consumer<Domain> call, String... words) {
        return Arguments.of(state, call, words);
    }

    static Stream<Arguments> mistakes() {
        MachineState on = MachineState.RUNNING;
        MachineState off = MachineState.OFF;
        MachineState suspended = MachineState.SUSPENDED;
        String cause = "(InvalidPowerState - ";
        return Stream.of(
                row(
                        off,
                        Domain::shutdown,
                        NOT_ON + "shutting down domain 'web01'",
                        "is powered off: there is nothing to do " + cause),
                row(suspended, Domain::shutdown, NOT_ON, "is suspended: resume it first " + cause),
                row(
                        off,
                        Domain::reboot,
                        NOT_ON + "rebooting domain 'web01'",
                        "is powered off: start it first " + cause),
                row(suspended, Domain::reboot, NOT_ON, "is suspended: resume it first " + cause),
                row(
                        off,
                        Domain::suspend,
                        NOT_ON + "suspending domain 'web01'",
                        "is powered off: start it first " + cause),
                row(suspended, Domain::suspend, NOT_ON, "is suspended: there is nothing to do " + cause),
                row(off, Domain::destroy, NOT_ON + "destroying domain 'web01'", "there is nothing to do " + cause),
                row(off, Domain::reset, NOT_ON + "resetting domain 'web01'", "start it first " + cause),
                row(
                        on,
                        domain -> domain.undefine(Set.of()),
                        "Domain is not suspended or powered off: undefining domain 'web01'",
                        "is running: shut it down or destroy it first " + cause),
                row(on, Domain::start, NOT_OFF + "domain 'web01' is running and cannot be started", "nothing to start"),
                row(suspended, Domain::start, NOT_OFF + "domain 'web01' is suspended", "resume it instead"),
                row(on, Domain::resume, "Domain is not suspended: domain 'web01' is running", "nothing to resume"),
                row(off, Domain::resume, "Domain is not suspended: domain 'web01' is powered off", "start it instead"),
                row(
                        off,
                        domain -> domain.guest().hostname(Set.of()),
                        NOT_ON + "domain 'web01' is powered off and its guest tells nothing: start it first"),
                row(
                        suspended,
                        domain -> domain.guest().interfaces(InterfaceAddressSource.AGENT),
                        NOT_ON + "domain 'web01' is suspended and its guest tells nothing: resume it first"),
                row(
                        suspended,
                        domain -> domain.screenshot().mimeType(),
                        NOT_ON + "domain 'web01' is suspended and has no screen: resume it first"),
                row(
                        on,
                        domain -> domain.resources().setMaxMemory(MemorySize.ofMebibytes(512)),
                        NOT_OFF + "domain 'web01' is running",
                        "512 MiB: shut it down or destroy it first"),
                row(
                        suspended,
                        domain -> domain.resources().setMaxMemory(MemorySize.ofMebibytes(512)),
                        NOT_OFF + "domain 'web01' is suspended",
                        "resume it, then shut it down or destroy it"),
                row(
                        off,
                        domain -> domain.resources().vcpus(VcpuCount.CURRENT, Affect.LIVE),
                        NOT_ON + "domain 'web01' is powered off",
                        "start it first, or ask for its configuration"),
                row(
                        off,
                        domain -> domain.devices()
                                .attach(
                                        "<interface type='bridge'><source bridge='VM Network'/></interface>",
                                        Affect.LIVE),
                        NOT_ON + "domain 'web01' is powered off and has nothing to change live: start it first"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aDomainInTheWrongStateIsNamedWithItsStateAndTheWayOut(
            MachineState state, Consumer<Domain> call, String... words) {
        host.machine("web01").state(state);
        Domain domain = connection.domains().byName("web01");

        HypervisorException error = catchThrowableOfType(HypervisorException.class, () -> call.accept(domain));

        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(ErrorCode.OPERATION_INVALID);
        assertThat(error.getMessage()).startsWith(words[0]).contains(words).doesNotContain("VirtualMachine:");
    }

    @Test
    void definingAnewSaysSoToo() {
        host.machine("web01").state(MachineState.SUSPENDED);
        String xml = connection.domains().byName("web01").xml(Set.of());

        HypervisorException error = catchThrowableOfType(
                HypervisorException.class, () -> connection.domains().define(xml));

        assertThat(error)
                .hasMessage("Domain is not powered off: domain 'web01' is suspended and cannot be redefined:"
                        + " resume it, then shut it down or destroy it");
    }

    @Test
    void whatChangesBetweenTheLookAndTheCallIsSaidByTheHost() {
        host.machine("web01").state(MachineState.OFF);
        Domain domain = connection.domains().byName("web01");
        host.machine("web01").state(MachineState.RUNNING);

        HypervisorException error = catchThrowableOfType(HypervisorException.class, domain::start);

        assertThat(error.fault()).contains("InvalidPowerState");
        assertThat(error)
                .hasMessageStartingWith(
                        "Domain is not powered off: starting domain 'web01' failed because it is running:"
                                + " there is nothing to do (InvalidPowerState - ");
    }

    @Test
    void aFaultThatDoesNotTellTheStateIsLeftAsTheHostWordsIt() {
        Domain domain = connection.domains().byName("web01");
        host.faults().add(FaultRule.on("ShutdownGuest", new Misbehaviour.Fault("InvalidPowerState", "Not now.")));

        HypervisorException error = catchThrowableOfType(HypervisorException.class, domain::shutdown);

        assertThat(error).hasMessage("shutting down domain 'web01' failed: InvalidPowerState - Not now.");
    }
}
