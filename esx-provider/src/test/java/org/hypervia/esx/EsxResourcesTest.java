// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.CpuUsage;
import org.hypervia.api.resource.DomainResources;
import org.hypervia.api.resource.MemoryParameters;
import org.hypervia.api.resource.SchedulerParameters;
import org.hypervia.api.resource.SchedulerParameters.Parameter;
import org.hypervia.api.resource.VcpuCount;
import org.hypervia.api.value.MemorySize;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.TrafficCounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EsxResourcesTest {
    private final EsxSimulator host = Simulated.host(3);
    private final Hypervisor connection = Simulated.connect(host);
    private final SimulatedMachine web = host.machine("web01");
    private final Domain domain = connection.domains().byName("web01");
    private final DomainResources resources = domain.resources();

    @AfterEach
    void end() {
        connection.close();
        host.close();
    }

    private static MemorySize kibibytes(long amount) {
        return MemorySize.ofKibibytes(amount);
    }

    @Test
    void maximumMemoryIsRoundedUpToFourMebibytes() {
        web.state(MachineState.OFF);
        assertThat(resources.maxMemory()).isEqualTo(MemorySize.ofMebibytes(2048));

        long[][] vectors = {{1, 4}, {4096, 4}, {4097, 8}, {1_000_000, 980}, {1_048_576, 1024}};
        for (long[] vector : vectors) {
            resources.setMaxMemory(kibibytes(vector[0]));
            assertThat(resources.maxMemory()).isEqualTo(MemorySize.ofMebibytes(vector[1]));
        }
    }

    @Test
    void maximumMemoryIsForDomainsThatAreOffEvenWithHotAdd() {
        web.entry("mem.hotadd", "TRUE");
        for (MachineState state : List.of(MachineState.RUNNING, MachineState.SUSPENDED)) {
            web.state(state);
            Domain seen = connection.domains().byName("web01");
            Failures.assertFails(
                            ErrorCode.OPERATION_INVALID,
                            () -> seen.resources().setMaxMemory(MemorySize.ofMebibytes(4096)))
                    .contains("powered off");
        }
        assertThat(resources.maxMemory()).isEqualTo(MemorySize.ofMebibytes(2048));
    }

    @Test
    void memoryIsTheLimitInWholeMebibytes() {
        web.state(MachineState.RUNNING);
        long[][] vectors = {{1, 1}, {4097, 5}, {1_000_000, 977}};
        for (long[] vector : vectors) {
            resources.setMemory(kibibytes(vector[0]), Affect.CURRENT);
            assertThat(domain.info().memory()).isEqualTo(MemorySize.ofMebibytes(vector[1]));
            assertThat(web.vmx()).contains("sched.mem.max = \"" + vector[1] + "\"");
        }
        assertThat(resources.maxMemory()).isEqualTo(MemorySize.ofMebibytes(2048));
        for (Affect affect : List.of(Affect.LIVE, Affect.CONFIG, Affect.LIVE_AND_CONFIG)) {
            Failures.assertFails(ErrorCode.INVALID_ARG, () -> resources.setMemory(kibibytes(1024), affect));
        }
        Failures.assertFails(ErrorCode.INVALID_ARG, () -> resources.setMemory(MemorySize.ZERO, Affect.CURRENT));
    }

    @Test
    void theGuaranteeIsTheOnlyMemoryParameter() {
        assertThat(resources.memoryParameters().minGuarantee()).hasValue(MemorySize.ZERO);

        resources.setMemoryParameters(MemoryParameters.ofMinGuarantee(kibibytes(512 * 1024 - 1)));

        assertThat(resources.memoryParameters())
                .isEqualTo(MemoryParameters.ofMinGuarantee(MemorySize.ofMebibytes(512)));
        Failures.assertFails(
                ErrorCode.ARGUMENT_UNSUPPORTED,
                () -> resources.setMemoryParameters(new MemoryParameters(
                        Optional.of(kibibytes(1)), Optional.empty(), Optional.empty(), Optional.empty())));
        assertThat(costOf(() -> resources.setMemoryParameters(new MemoryParameters(
                                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())))
                        .total())
                .isZero();
    }

    private TrafficCounts costOf(Runnable call) {
        host.resetTraffic();
        call.run();
        return host.traffic();
    }

    @Test
    void vcpusAreThoseOfTheDomainAndTheMostIsTheHosts() {
        web.state(MachineState.RUNNING);
        assertThat(resources.vcpus(VcpuCount.CURRENT, Affect.LIVE)).isEqualTo(2);
        assertThat(resources.vcpus(VcpuCount.CURRENT, Affect.CONFIG)).isEqualTo(2);
        int most = connection.host().maxVcpus();
        assertThat(most).isGreaterThan(2);
        assertThat(resources.vcpus(VcpuCount.MAXIMUM, Affect.CURRENT)).isEqualTo(most);

        web.state(MachineState.OFF);
        Failures.assertFails(ErrorCode.OPERATION_INVALID, () -> resources.vcpus(VcpuCount.CURRENT, Affect.LIVE));
        resources.setVcpus(most, Affect.CONFIG);
        assertThat(resources.vcpus(VcpuCount.CURRENT, Affect.CURRENT)).isEqualTo(most);
        Failures.assertFails(ErrorCode.INVALID_ARG, () -> resources.setVcpus(most + 1, Affect.CURRENT))
                .contains(String.valueOf(most), String.valueOf(most + 1));
        Failures.assertFails(ErrorCode.INVALID_ARG, () -> resources.setVcpus(0, Affect.CURRENT));
        Failures.assertFails(ErrorCode.INVALID_ARG, () -> resources.setVcpus(VcpuCount.MAXIMUM, 2, Affect.CONFIG));
    }

    @Test
    void aRunningDomainGetsVcpusWhereTheHostCanAddThem() {
        web.state(MachineState.RUNNING);
        Failures.assertFails(ErrorCode.OPERATION_UNSUPPORTED, () -> resources.setVcpus(4, Affect.LIVE))
                .contains("CpuHotPlugNotSupported");
        Failures.assertFails(ErrorCode.OPERATION_UNSUPPORTED, () -> resources.setVcpus(4, Affect.CONFIG))
                .contains("live");
        assertThat(resources.vcpus(VcpuCount.CURRENT, Affect.LIVE)).isEqualTo(2);

        web.entry("vcpu.hotadd", "TRUE");
        resources.setVcpus(4, Affect.LIVE);
        assertThat(resources.vcpus(VcpuCount.CURRENT, Affect.LIVE)).isEqualTo(4);
    }

    @Test
    void schedulerParametersHaveLibvirtsSpecialValues() {
        assertThat(resources.scheduler())
                .isEqualTo(new SchedulerParameters(
                        "allocation",
                        List.of(
                                new Parameter("reservation", 0),
                                new Parameter("limit", -1),
                                new Parameter("shares", -2))));

        resources.setScheduler(Set.of(new Parameter("reservation", 500), new Parameter("limit", 1000)));
        assertThat(resources.scheduler().value("reservation")).hasValue(500L);
        assertThat(resources.scheduler().value("limit")).hasValue(1000L);
        assertThat(resources.scheduler().value("shares")).hasValue(-2L);
        for (long shares : new long[] {-1, -3, -2, 0, 4711}) {
            resources.setScheduler(Set.of(new Parameter("shares", shares)));
            assertThat(resources.scheduler().value("shares")).hasValue(shares);
        }
        assertThat(resources.scheduler().value("limit")).hasValue(1000L);
        resources.setScheduler(Set.of(new Parameter("limit", -1)));
        assertThat(resources.scheduler().value("limit")).hasValue(-1L);
    }

    @Test
    void schedulerValuesOutOfRangeAreRefusedBeforeAnythingIsAsked() {
        for (Parameter wrong : List.of(
                new Parameter("reservation", -1),
                new Parameter("limit", -2),
                new Parameter("shares", -4),
                new Parameter("shares", 1L << 31))) {
            assertThat(costOf(() -> Failures.assertFails(
                                            ErrorCode.INVALID_ARG, () -> resources.setScheduler(Set.of(wrong)))
                                    .contains(wrong.name(), String.valueOf(wrong.value())))
                            .total())
                    .isZero();
        }
        Failures.assertFails(
                ErrorCode.ARGUMENT_UNSUPPORTED, () -> resources.setScheduler(Set.of(new Parameter("weight", 1))));
        Failures.assertFails(
                ErrorCode.INVALID_ARG,
                () -> resources.setScheduler(Set.of(new Parameter("shares", 1), new Parameter("shares", 2))));
        assertThat(costOf(() -> resources.setScheduler(Set.of())).total()).isZero();
    }

    @Test
    void aLimitBelowTheReservationIsSaidToBeThat() {
        resources.setScheduler(Set.of(new Parameter("reservation", 500), new Parameter("limit", 1000)));

        Failures.assertFails(ErrorCode.INVALID_ARG, () -> resources.setScheduler(Set.of(new Parameter("limit", 100))))
                .startsWith(
                        "domain 'web01' cannot have a CPU limit of 100 MHz and a reservation of 500 MHz: set a limit")
                .contains("InvalidArgument");
        Failures.assertFails(
                        ErrorCode.INVALID_ARG, () -> resources.setScheduler(Set.of(new Parameter("reservation", 2000))))
                .contains("limit of 1000 MHz and a reservation of 2000 MHz: reserve no more than the limit");
        Failures.assertFails(
                        ErrorCode.INVALID_ARG,
                        () -> resources.setScheduler(
                                Set.of(new Parameter("limit", 100), new Parameter("reservation", 200))))
                .contains("limit of 100 MHz and a reservation of 200 MHz");

        resources.setMemoryParameters(MemoryParameters.ofMinGuarantee(MemorySize.ofMebibytes(512)));
        Failures.assertFails(ErrorCode.INVALID_ARG, () -> resources.setMemory(MemorySize.ofMebibytes(256)))
                .startsWith("domain 'web01' cannot have a memory limit of 256 MiB and a reservation of 512 MiB");
    }

    /** The table of all counters of a real server has 150 to 420 kB. */
    @Test
    void ofTheCountersOnlyThoseOfTheMachineAreAskedFor() {
        web.state(MachineState.RUNNING);

        assertThat(costOf(resources::cpuUsage).requests())
                .containsOnlyKeys("QueryAvailablePerfMetric", "QueryPerfCounter", "QueryPerf");
    }

    @Test
    void cpuUsageIsTheHostsLastSample() {
        web.state(MachineState.RUNNING);
        CpuUsage usage = resources.cpuUsage();
        assertThat(usage.interval()).isEqualTo(Duration.ofSeconds(20));
        assertThat(usage.used()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(40));
        assertThat(usage.end())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(costOf(resources::cpuUsage).requests()).containsOnlyKeys("QueryPerf");

        web.state(MachineState.OFF);
        Failures.assertFails(ErrorCode.OPERATION_INVALID, resources::cpuUsage);
        web.unregister();
        Failures.assertFails(ErrorCode.NO_DOMAIN, resources::cpuUsage);
    }

    @Test
    void everyQuestionCostsOneAndEveryChangeOneCallAndTheWait() {
        web.state(MachineState.OFF);
        resources.setMemory(kibibytes(2048), Affect.CURRENT);

        assertThat(costOf(resources::maxMemory).total()).isEqualTo(1);
        assertThat(costOf(resources::memoryParameters).total()).isEqualTo(1);
        assertThat(costOf(resources::scheduler).total()).isEqualTo(1);
        assertThat(costOf(() -> resources.vcpus(VcpuCount.MAXIMUM, Affect.CURRENT))
                        .total())
                .isEqualTo(1);
        assertThat(costOf(() -> connection.host().maxVcpus()).total()).isEqualTo(1);
        assertThat(asked(costOf(() -> resources.setMemory(kibibytes(4096), Affect.CURRENT))))
                .isZero();
        assertThat(asked(costOf(() -> resources.setScheduler(Set.of(new Parameter("limit", 10))))))
                .isZero();
        assertThat(asked(costOf(() -> resources.setVcpus(1, Affect.CURRENT)))).isEqualTo(1);
        assertThat(asked(costOf(() -> resources.setMaxMemory(kibibytes(4096))))).isBetween(0L, 1L);
    }

    private static long asked(TrafficCounts cost) {
        assertThat(cost.of("ReconfigVM_Task")).isEqualTo(1);
        return cost.of("RetrievePropertiesEx");
    }
}
