// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.CallOptions;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.migration.MigrateFlag;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.api.migration.MigrationTarget;
import org.hypervia.api.migration.MigrationWarning;
import org.hypervia.api.task.TaskProgress;

/** Domains that go to another host. */
abstract class MigrationRules extends Rules {
    private static final String MIGRATION = "domain.migration";
    private static final int PATIENCE_SECONDS = 30;
    private static final int PROGRESS_SECONDS = 10;

    MigrationRules(ProviderContract contract) {
        super(contract);
    }

    private TestMigration migration() {
        return host().migration().orElseGet(() -> abort("there is no other host to go to"));
    }

    private Hypervisor connect(ConnectionSpec.Builder spec) {
        return host().hypervisors().connect(spec.build());
    }

    private static MigrateOptions options(Domain domain) {
        return domain.status().state() == DomainState.RUNNING
                ? MigrateOptions.of(MigrateFlag.LIVE)
                : MigrateOptions.defaults();
    }

    private static UUID uuid(Domain domain) {
        return domain.identity().uuid().toOptional().orElseThrow();
    }

    /** Moves a domain by its name and sees that it is at the destination alone, the same and in the same state. */
    private void moves(String name, DomainState state) {
        try (Hypervisor destination = connect(migration().destination())) {
            Domain domain = connection().domains().byName(name);
            UUID uuid = uuid(domain);
            assertThat(destination.domains().find(name)).isEmpty();

            Domain moved = domain.migrate(destination.domains(), options(domain));

            assertThat(moved.name()).isEqualTo(name);
            assertThat(uuid(moved)).isEqualTo(uuid);
            assertThat(moved.status().state()).isEqualTo(state);
            assertThat(uuid(destination.domains().byName(name))).isEqualTo(uuid);
            assertThat(connection().domains().find(name)).isEmpty();
            assertThat(connection().domains().list().orThrow())
                    .extracting(Domain::name)
                    .isNotEmpty()
                    .doesNotContain(name);
        }
    }

    /** Sees that a domain is where it was, the same and in the same state, and nowhere else. */
    private void staysAfter(Domain domain, Hypervisor destination, Runnable move) {
        UUID uuid = uuid(domain);
        DomainState state = domain.status().state();
        move.run();
        Domain seen = connection().domains().byName(domain.name());
        assertThat(uuid(seen)).isEqualTo(uuid);
        assertThat(seen.status().state()).isEqualTo(state);
        assertThat(domain.status().state()).as("what the old handle sees").isEqualTo(state);
        assertThat(destination.domains().find(domain.name())).isEmpty();
    }

    @Rule(
            id = "MIGR-01",
            value = "a domain that runs goes on at the destination with its UUID, and the source has it no longer",
            needs = MIGRATION)
    void movesWhatRuns() {
        moves(host().running(), DomainState.RUNNING);
    }

    @Rule(
            id = "MIGR-02",
            value = "one that is off stays off and keeps its UUID, and the source has it no longer",
            needs = MIGRATION)
    void movesWhatIsOff() {
        moves(host().off(), DomainState.SHUTOFF);
    }

    @Rule(
            id = "MIGR-03",
            value = "what is returned is the domain at the destination, and can be used there",
            needs = MIGRATION)
    void returnsTheDomainThere() {
        try (Hypervisor destination = connect(migration().destination())) {
            Domain moved = running().migrate(destination.domains(), options(running()));
            assertThat(moved)
                    .isEqualTo(destination.domains().byName(host().running()))
                    .hasSameHashCodeAs(destination.domains().byName(host().running()));

            moved.destroy();

            assertThat(destination.domains().byName(host().running()).status().state())
                    .isEqualTo(DomainState.SHUTOFF);
        }
    }

    @Rule(
            id = "MIGR-04",
            value = "a destination that others look after, such as another vCenter, is INVALID_ARG",
            needs = MIGRATION)
    void refusesWhatIsOutOfReach() {
        try (Hypervisor destination = connect(migration().unreachable())) {
            staysAfter(
                    running(),
                    destination,
                    () -> fails(
                            ErrorCode.INVALID_ARG, () -> running().migrate(destination.domains(), options(running()))));
        }
    }

    @Rule(
            id = "MIGR-05",
            value = "a destination of another provider is NO_SUPPORT, also of one that uses this one's name",
            needs = MIGRATION)
    void refusesOtherProviders() {
        TestMigration migration = migration();
        for (String provider : List.of("tck-other", connection().provider())) {
            try (Hypervisor destination = migration.foreign(provider)) {
                fails(ErrorCode.NO_SUPPORT, () -> running().migrate(destination.domains(), options(running())));
            }
        }
        assertThat(running().status().state()).isEqualTo(DomainState.RUNNING);
    }

    @Rule(id = "MIGR-06", value = "a flag that the hypervisor does not have is refused by its code", needs = MIGRATION)
    void refusesFlags() {
        TestMigration migration = migration();
        assertThat(migration.refusedFlags()).isNotEmpty();
        try (Hypervisor destination = connect(migration.destination())) {
            Domain domain = running();
            staysAfter(
                    domain,
                    destination,
                    () -> migration.refusedFlags().forEach((flag, code) -> {
                        HypervisorException error = catchThrowableOfType(
                                HypervisorException.class,
                                () -> domain.migrate(destination.domains(), MigrateOptions.of(flag)));
                        assertThat(error).as("the failure with %s", flag).isNotNull();
                        assertThat(error.code())
                                .as("%s: %s", flag, error.getMessage())
                                .isEqualTo(code);
                    }));
        }
    }

    @Rule(
            id = "MIGR-07",
            value = "a migration that breaks on its way leaves the domain as and where it was",
            needs = MIGRATION)
    void failsWithoutTraces() {
        TestMigration migration = migration();
        try (Hypervisor destination = connect(migration.destination())) {
            migration.fail();
            for (Domain domain : List.of(running(), off())) {
                staysAfter(domain, destination, () -> failsSomehow(domain, destination));
            }
        }
    }

    @Rule(
            id = "MIGR-08",
            value = "a destination that takes no domain leaves the domain as and where it was",
            needs = MIGRATION)
    void isRefusedWithoutTraces() {
        TestMigration migration = migration();
        try (Hypervisor destination = connect(migration.destination())) {
            migration.refuse();
            for (Domain domain : List.of(running(), off())) {
                staysAfter(domain, destination, () -> failsSomehow(domain, destination));
            }
        }
    }

    private static void failsSomehow(Domain domain, Hypervisor destination) {
        HypervisorException error = catchThrowableOfType(
                HypervisorException.class, () -> domain.migrate(destination.domains(), options(domain)));
        assertThat(error).as("the failure").isNotNull();
        assertThat(error.getMessage()).as("the message").isNotBlank();
    }

    @Rule(
            id = "MIGR-09",
            value = "what is said against a move and does not stand in its way is told once, and the domain goes",
            needs = MIGRATION)
    void warns() {
        TestMigration migration = migration();
        assumeTrue(migration.warn(), "nothing can be said against a move here");
        List<MigrationWarning> heard = new ArrayList<>();
        try (Hypervisor destination = connect(migration.destination())) {
            Domain moved =
                    running().migrate(destination.domains(), options(running()).warnings(heard::add));
            assertThat(moved.status().state()).isEqualTo(DomainState.RUNNING);
        }
        assertThat(heard)
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).isNotBlank());
    }

    @Rule(
            id = "MIGR-10",
            value = "the call's own listener hears of the progress, under the domain's name",
            needs = MIGRATION)
    void tellsProgress() throws Exception {
        BlockingQueue<TaskProgress> heard = new LinkedBlockingQueue<>();
        TestMigration.Held held = held();
        try (held;
                Hypervisor destination = connect(migration().destination())) {
            Domain domain = connection()
                    .with(CallOptions.defaults().progress(heard::add))
                    .domains()
                    .byName(host().running());
            FutureTask<Domain> call =
                    new FutureTask<>(() -> domain.migrate(destination.domains(), MigrateOptions.of(MigrateFlag.LIVE)));
            new Thread(call, "tck-migration").start();
            held.awaitStart();
            held.getOn();
            TaskProgress told = heard.poll(PROGRESS_SECONDS, TimeUnit.SECONDS);
            assertThat(told).as("what was heard").isNotNull();
            assertThat(told.action()).contains(host().running());
            held.close();
            assertThat(end(call)).isEqualTo(destination.domains().byName(host().running()));
        }
    }

    private TestMigration.Held held() {
        return migration().hold().orElseGet(() -> abort("moves cannot be held up here"));
    }

    private static <T> T end(FutureTask<T> call) throws Exception {
        try {
            return call.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("the migration failed", e.getCause());
        }
    }

    @Rule(
            id = "MIGR-11",
            value =
                    "an interrupt ends it with OPERATION_ABORTED; the thread stays interrupted, the domain where it was",
            needs = MIGRATION)
    void isInterrupted() throws Exception {
        TestMigration.Held held = held();
        try (held;
                Hypervisor destination = connect(migration().destination())) {
            Domain domain = running();
            FutureTask<Boolean> call = new FutureTask<>(() -> {
                fails(
                        ErrorCode.OPERATION_ABORTED,
                        () -> domain.migrate(destination.domains(), MigrateOptions.of(MigrateFlag.LIVE)));
                return Thread.currentThread().isInterrupted();
            });
            Thread thread = new Thread(call, "tck-migration");
            thread.start();
            held.awaitStart();
            thread.interrupt();
            staysAfter(domain, destination, () -> {
                try {
                    assertThat(end(call)).as("the thread is still interrupted").isTrue();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
                held.close();
            });
        }
    }

    @Rule(
            id = "MIGR-12",
            value = "a domain that is where it is to go is OPERATION_INVALID, and stays as it is",
            needs = MIGRATION)
    void goesNowhere() {
        migration();
        try (Hypervisor same = connect()) {
            fails(ErrorCode.OPERATION_INVALID, () -> running().migrate(same.domains(), options(running())));
        }
        assertThat(running().status().state()).isEqualTo(DomainState.RUNNING);
    }

    @Rule(id = "MIGR-13", value = "a domain that is gone cannot go: NO_DOMAIN", needs = MIGRATION)
    void isGone() {
        try (Hypervisor destination = connect(migration().destination())) {
            Domain made = connection().domains().define(host().newDomain());
            made.undefine(Set.of());
            fails(ErrorCode.NO_DOMAIN, () -> made.migrate(destination.domains()));
        }
    }

    @Rule(
            id = "MIGR-14",
            value = "a read-only connection sends no domain and takes none: OPERATION_DENIED",
            needs = MIGRATION)
    void needsBothSidesWritable() {
        ConnectionSpec.Builder there =
                host().migration().map(TestMigration::destination).orElseGet(host()::spec);
        try (Hypervisor reader = connect(host().spec().readOnly(true));
                Hypervisor readingThere = connect(there.readOnly(true));
                Hypervisor writer = connect()) {
            Domain domain = reader.domains().byName(host().running());
            fails(ErrorCode.OPERATION_DENIED, () -> domain.migrate(writer.domains()));
            fails(ErrorCode.OPERATION_DENIED, () -> domain.relocate(MigrationTarget.ofHost("tck-host")));
            fails(ErrorCode.OPERATION_DENIED, () -> running().migrate(readingThere.domains()));
        }
        assertThat(running().status().state()).isEqualTo(DomainState.RUNNING);
    }

    @Rule(
            id = "MIGR-15",
            value = "null and a target that names nothing are refused, a destination that is closed is INVALID_CONN",
            needs = MIGRATION)
    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    void refusesNothing() {
        Domain domain = running();
        Hypervisor closed = connect();
        closed.close();
        assertThatNullPointerException().isThrownBy(() -> domain.migrate(null));
        assertThatNullPointerException()
                .isThrownBy(() -> domain.migrate(connection().domains(), null));
        assertThatNullPointerException().isThrownBy(() -> domain.relocate(null));
        fails(ErrorCode.INVALID_ARG, () -> domain.relocate(MigrationTarget.any()));
        fails(ErrorCode.INVALID_CONN, () -> domain.migrate(closed.domains()));
        assertThat(running().status().state()).isEqualTo(DomainState.RUNNING);
    }

    @Rule(id = "MIGR-16", value = "without the capability a domain cannot go anywhere: NO_SUPPORT, from either side")
    void lackingIsNoSupport() {
        assumeFalse(
                connection().capabilities().contains(new Capability(MIGRATION)),
                "the provider has the capability " + MIGRATION + " here");
        Domain domain = running();
        try (Hypervisor other = connect()) {
            fails(ErrorCode.NO_SUPPORT, () -> domain.migrate(other.domains()));
            fails(
                    ErrorCode.NO_SUPPORT,
                    () -> domain.migrate(connection().domains(), MigrateOptions.of(MigrateFlag.LIVE)));
        }
        fails(ErrorCode.NO_SUPPORT, () -> domain.relocate(MigrationTarget.ofHost("tck-host")));
        assertThat(running().status().state()).isEqualTo(DomainState.RUNNING);
        Optional<TestMigration> migration = host().migration();
        if (migration.isPresent()) {
            try (Hypervisor able = connect(migration.get().destination())) {
                Domain there = able.domains().list().orThrow().get(0);
                fails(ErrorCode.NO_SUPPORT, () -> there.migrate(connection().domains()));
            }
        }
    }
}
