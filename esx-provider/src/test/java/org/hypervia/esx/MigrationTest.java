// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hypervia.esx.MigrationCenter.connect;
import static org.hypervia.esx.MigrationCenter.spec;
import static org.hypervia.esx.Simulated.assertFails;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainPlacement;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.SummaryPart;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.migration.MigrateFlag;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.api.migration.MigrationTarget;
import org.hypervia.api.migration.MigrationWarning;
import org.hypervia.api.task.TaskProgress;
import org.hypervia.simulator.HeldTasks;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedHost;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.VcenterSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Migration on a vCenter: from connection to connection, and within one connection to all of it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MigrationTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final MigrationCenter migrations = new MigrationCenter();
    private final VcenterSimulator center = migrations.simulator();
    private final SimulatedHost first = center.host("esx01.example.test");
    private final SimulatedHost second = center.host("esx02.example.test");
    private final SimulatedMachine web = center.machine("web01");

    /** The two ways of the manual page, and Hypervia's own. */
    private enum Way {
        HOSTS_WITH_CENTER,
        CENTER_TO_CENTER,
        ONE_CONNECTION
    }

    @AfterEach
    void end() {
        migrations.close();
    }

    private Object from(Way way) {
        return switch (way) {
            case HOSTS_WITH_CENTER -> migrations.withCenter(first);
            case CENTER_TO_CENTER -> first.uri();
            case ONE_CONNECTION -> center.uri();
        };
    }

    private Domain migrate(Way way, Hypervisor source, MigrateOptions options) {
        Domain domain = source.domains().byName("web01");
        if (way == Way.ONE_CONNECTION) {
            return domain.migrate(source.domains(), options.to(MigrationTarget.ofHost(second.name())));
        }
        Object uri = way == Way.CENTER_TO_CENTER ? second.uri() : migrations.withCenter(second);
        try (Hypervisor destination = connect(uri)) {
            Domain moved = domain.migrate(destination.domains(), options);
            assertThat(moved.info().state()).isEqualTo(domainState());
            return moved;
        }
    }

    private DomainState domainState() {
        return switch (web.state()) {
            case RUNNING -> DomainState.RUNNING;
            case SUSPENDED -> DomainState.PAUSED;
            default -> DomainState.SHUTOFF;
        };
    }

    @ParameterizedTest
    @EnumSource
    void aGuestThatRunsGoesOnRunningOnTheOtherHost(Way way) {
        web.state(MachineState.RUNNING);
        try (Hypervisor source = connect(from(way))) {
            assertThat(source.capabilities()).contains(Capability.DOMAIN_MIGRATION);

            Domain moved = migrate(way, source, MigrateOptions.of(MigrateFlag.LIVE));

            assertThat(moved.name()).isEqualTo("web01");
            assertThat(moved.identity().uuid().toOptional().orElseThrow()).hasToString(web.instanceUuid());
        }
        assertThat(web.hostName()).isEqualTo(second.name());
        assertThat(web.state()).isEqualTo(MachineState.RUNNING);
        assertThat(web.vmxPath()).startsWith("[shared1] ");
    }

    @ParameterizedTest
    @EnumSource(names = {"OFF", "SUSPENDED"})
    void whatDoesNotRunStaysAsItIs(MachineState state) {
        web.state(state);
        try (Hypervisor source = connect(migrations.withCenter(first))) {
            migrate(Way.HOSTS_WITH_CENTER, source, MigrateOptions.defaults());
        }
        assertThat(web.hostName()).isEqualTo(second.name());
        assertThat(web.state()).isEqualTo(state);
    }

    @Test
    void aHandleOfTheWholeVCenterMeansTheSameDomainAfterwards() {
        try (Hypervisor all = connect(center.uri())) {
            Domain domain = all.domains().byName("web01");

            Domain moved = domain.relocate(MigrationTarget.ofHost("dc1/cluster1/esx04.example.test"));

            assertThat(moved.identity().ref())
                    .isEqualTo(domain.identity().ref())
                    .isEqualTo(web.id());
            domain.destroy();
            assertThat(web.hostName()).isEqualTo("esx04.example.test");
            assertThat(web.state()).isEqualTo(MachineState.OFF);
        }
    }

    @Test
    void aResourcePoolIsFoundByItsNameAndKeptWithinItsCluster() {
        SimulatedHost third = center.host("esx03.example.test");
        center.addPool(third, "gold");
        try (Hypervisor all = connect(center.uri())) {
            Domain domain = all.domains().byName("web01");
            MigrationTarget pool =
                    new MigrationTarget(Optional.of("esx03.example.test"), Optional.of("gold"), Optional.empty());
            domain.relocate(pool);
            assertThat(pool(all)).contains("gold");

            domain.relocate(MigrationTarget.ofHost("esx04.example.test"));

            assertThat(web.hostName()).isEqualTo("esx04.example.test");
            assertThat(pool(all)).contains("gold");
            assertFails(
                            ErrorCode.INVALID_ARG,
                            () -> domain.relocate(new MigrationTarget(
                                    Optional.of(third.name()), Optional.of("silver"), Optional.empty())))
                    .contains("no resource pool 'silver'", "there are 'gold'");
        }
    }

    private static Optional<String> pool(Hypervisor all) {
        return all.domains().summaries(DomainFilter.all(), Set.of(SummaryPart.PLACEMENT)).items().stream()
                .filter(row -> row.identity().name().equals("web01"))
                .findFirst()
                .flatMap(row -> row.placement().toOptional())
                .flatMap(DomainPlacement::resourcePool);
    }

    @Test
    void filesGoToTheStoragePoolThatIsNamed() {
        try (Hypervisor all = connect(center.uri())) {
            Domain domain = all.domains().byName("web01");

            domain.relocate(
                    new MigrationTarget(Optional.of(second.name()), Optional.empty(), Optional.of("local-esx02")));
            assertThat(web.vmxPath()).startsWith("[local-esx02] ");
            assertThat(web.hostName()).isEqualTo(second.name());

            domain.relocate(new MigrationTarget(Optional.empty(), Optional.empty(), Optional.of("shared1")));
            assertThat(web.vmxPath()).startsWith("[shared1] ");
            assertFails(
                            ErrorCode.NO_STORAGE_POOL,
                            () -> domain.relocate(new MigrationTarget(
                                    Optional.empty(), Optional.empty(), Optional.of("local-esx01"))))
                    .contains("no storage pool 'local-esx01'", "'shared1', 'local-esx02'");
        }
    }

    @Test
    void aDomainThatGoesToAnotherDatacenterStandsInItsFolder() {
        List<MigrationWarning> heard = new ArrayList<>();
        MigrateOptions options = MigrateOptions.defaults()
                .warnings(heard::add)
                .to(new MigrationTarget(Optional.empty(), Optional.empty(), Optional.of("far")));
        try (Hypervisor all = connect(center.uri());
                Hypervisor far = connect(center.host("esx05.example.test").uri())) {
            Domain domain = all.domains().byName("web01");
            web.state(MachineState.RUNNING);
            assertFails(ErrorCode.OPERATION_FAILED, () -> domain.migrate(far.domains(), options))
                    .contains("was not begun", "uses network 'VM Network', which is not accessible");
            web.state(MachineState.OFF);

            Domain moved = domain.migrate(far.domains(), options);

            assertThat(far.domains().list().orThrow()).extracting(Domain::name).containsExactly("web01");
            assertThat(moved.xml(Set.of())).contains("[far] web01/web01.vmdk");
        }
        assertThat(heard).extracting(MigrationWarning::fault).containsExactly("CannotAccessNetwork");
        assertThat(web.hostName()).isEqualTo("esx05.example.test");
        assertThat(web.vmxPath()).startsWith("[far] ");
    }

    @ParameterizedTest
    @EnumSource
    void whatTheVCenterSaysAgainstItStopsItBeforeItBegins(Way way) {
        web.state(MachineState.RUNNING);
        second.processors("older");
        try (Hypervisor source = connect(from(way))) {
            assertFails(ErrorCode.CPU_INCOMPATIBLE, () -> migrate(way, source, MigrateOptions.of(MigrateFlag.LIVE)))
                    .contains("migrating domain 'web01' to host 'esx02.example.test' was not begun", "CPUID level 0x1");
        }
        assertThat(web.hostName()).isEqualTo(first.name());
        assertThat(center.endpoint().traffic().of("MigrateVM_Task")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheVCenterWarnsOfIsToldAndDoesNotStopIt(Way way) {
        List<MigrationWarning> heard = new ArrayList<>();
        second.warnOfMachines("NoGuestHeartbeat", "thin ice");
        try (Hypervisor source = connect(from(way))) {
            migrate(way, source, MigrateOptions.defaults().warnings(heard::add));
        }
        assertThat(heard).containsExactly(new MigrationWarning("NoGuestHeartbeat", "thin ice"));
        assertThat(web.hostName()).isEqualTo(second.name());
    }

    @Test
    void theVCentersProgressIsTold() throws Exception {
        BlockingQueue<TaskProgress> heard = new LinkedBlockingQueue<>();
        try (HeldTasks held = center.holdTasks("MigrateVM_Task");
                Hypervisor source = Simulated.connect(spec(first.uri()).progress(heard::add))) {
            FutureTask<Domain> call =
                    new FutureTask<>(() -> migrate(Way.CENTER_TO_CENTER, source, MigrateOptions.defaults()));
            new Thread(call).start();
            assertThat(held.await(1, LONG)).isTrue();
            held.progress(42);
            TaskProgress told = heard.take();
            while (told.percent().orElse(0) != 42) {
                told = heard.take();
            }
            assertThat(told.action()).isEqualTo("migrating domain 'web01' to host 'esx02.example.test'");
            held.release();
            call.get();
        }
        assertThat(web.hostName()).isEqualTo(second.name());
    }

    @Test
    void anInterruptEndsItAtTheVCenterTooAndTheDomainStaysWhereItWas() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        try (HeldTasks held = center.holdTasks("MigrateVM_Task");
                Hypervisor source =
                        Simulated.connect(spec(migrations.withCenter(first)).progress(progress -> heard.countDown()))) {
            held.cancelable(true);
            FutureTask<HypervisorException> call = new FutureTask<>(() -> catchThrowableOfType(
                    HypervisorException.class,
                    () -> migrate(Way.HOSTS_WITH_CENTER, source, MigrateOptions.defaults())));
            Thread caller = new Thread(call);
            caller.start();
            assertThat(held.await(1, LONG)).isTrue();
            held.progress(42);
            heard.await();
            caller.interrupt();

            HypervisorException error = call.get();
            assertThat(error.code()).as(error.getMessage()).isEqualTo(ErrorCode.OPERATION_ABORTED);
            assertThat(error.getMessage()).endsWith("The domain is on host 'esx01.example.test' as before");
        }
        assertThat(center.endpoint().traffic().of("CancelTask")).isEqualTo(1);
        assertThat(web.hostName()).isEqualTo(first.name());
    }

    @Test
    void aTaskThatFailsSaysWhereTheDomainIs() throws Exception {
        try (HeldTasks held = center.holdTasks("MigrateVM_Task");
                Hypervisor source = connect(center.uri())) {
            FutureTask<HypervisorException> call = new FutureTask<>(() -> catchThrowableOfType(
                    HypervisorException.class, () -> migrate(Way.ONE_CONNECTION, source, MigrateOptions.defaults())));
            new Thread(call).start();
            assertThat(held.await(1, LONG)).isTrue();
            held.fail("MigrationFault", "The network broke.");

            assertThat(call.get())
                    .hasMessageContaining("The network broke")
                    .hasMessageEndingWith("The domain is on host 'esx01.example.test' as before");
        }
    }
}
