// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.esx.vim.WaitingHost;
import org.hypervia.spi.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A migration for which nobody waits any more, moment by moment: before its start, at its start, and after its end. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BrokenOffMigrationsTest {
    private static final Duration SHORT = Duration.ofSeconds(3);

    private final ScriptedCenter center = new ScriptedCenter("vc-1", true);

    @AfterEach
    void end() {
        center.close();
    }

    private HypervisorException fails(MigrateOptions options, Deadline deadline) {
        EsxMigrations from = center.operations("1");
        EsxMigrations to = center.operations("2");
        HypervisorException error = catchThrowableOfType(
                HypervisorException.class, () -> from.migrate(ScriptedCenter.MACHINE, to, options, deadline));
        assertThat(error).as("the failure").isNotNull();
        return error;
    }

    private static void spinUntilOver(Deadline deadline) {
        while (!deadline.isOver()) {
            Thread.onSpinWait();
        }
    }

    /** The answer names the task, which is then cancelled: the vCenter must not move what the caller has given up. */
    @Test
    void anAnswerThatComesAfterTheLimitEndsTheTask() {
        Deadline deadline = Deadline.after(SHORT);
        center.checks("CheckMigrate_Task", "").server.on("MigrateVM_Task", request -> {
            spinUntilOver(deadline);
            return center.server.result(
                    "MigrateVM_Task", "<returnval type=\"Task\">" + WaitingHost.TASK + "</returnval>");
        });
        cancelEnds();

        HypervisorException error = fails(MigrateOptions.defaults(), deadline);

        assertThat(error.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
        assertThat(error.getMessage())
                .contains("did not finish in time", "the host was asked to cancel the task")
                .endsWith("The domain is on host 'esx1' as before");
        assertThat(center.server.count("CancelTask")).isEqualTo(1);
    }

    /** Who looks at the task once it was cancelled sees that it has ended. */
    private void cancelEnds() {
        AtomicBoolean cancelled = new AtomicBoolean();
        center.server
                .forget("CancelTask")
                .on("CancelTask", request -> {
                    cancelled.set(true);
                    return center.server.result("CancelTask", "");
                })
                .forget("CreateFilter")
                .on("CreateFilter", request -> {
                    HttpReply made = center.host.makeFilter(request);
                    if (cancelled.get()) {
                        center.host.tell(WaitingHost.failed("RequestCanceled", "Cancelled."));
                    }
                    return made;
                });
    }

    @Test
    void aLimitThatPassesInTheCheckBeginsNothing() {
        Deadline deadline = Deadline.after(SHORT);
        center.server.on("CheckMigrate_Task", request -> {
            spinUntilOver(deadline);
            return center.server.result("CheckMigrate_Task", "<returnval type=\"Task\">check-1</returnval>");
        });

        HypervisorException error = fails(MigrateOptions.defaults(), deadline);

        assertThat(error.code()).as(error.getMessage()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
        assertThat(error.getMessage()).endsWith("The migration was not begun, and the domain is where it was");
        assertThat(center.server.count("MigrateVM_Task")).isZero();
    }

    /** As a listener does that shows its user the warning, who then presses Ctrl-C. */
    @Test
    void anInterruptByTheListenerOfWarningsBeginsNothing() throws Exception {
        center.checks("CheckMigrate_Task", ScriptedCenter.fault("warning", "NoGuestHeartbeat", "No heartbeat."));
        FutureTask<HypervisorException> call = new FutureTask<>(() -> {
            HypervisorException error = fails(
                    MigrateOptions.defaults()
                            .warnings(warning -> Thread.currentThread().interrupt()),
                    ScriptedCenter.soon());
            assertThat(Thread.interrupted())
                    .as("the thread is still interrupted")
                    .isTrue();
            return error;
        });
        new Thread(call).start();

        assertThat(call.get().code()).isEqualTo(ErrorCode.OPERATION_ABORTED);
        assertThat(call.get().getMessage())
                .contains("migrating domain 'web01' to host 'esx2' was interrupted")
                .endsWith("The migration was not begun, and the domain is where it was");
        assertThat(center.server.count("MigrateVM_Task")).isZero();
    }

    @Test
    void aRefusalByTheServerIsNoLostAnswer() {
        center.checks("CheckMigrate_Task", "")
                .server
                .on("MigrateVM_Task", center.server.faulting("InvalidState", "Not now."));

        assertThat(fails(MigrateOptions.defaults(), ScriptedCenter.soon()).getMessage())
                .endsWith("The domain is on host 'esx1' as before");
    }

    @Test
    void aLostAnswerIsToldWhereNothingMoves() {
        center.checks("CheckMigrate_Task", "").server.on("MigrateVM_Task", request -> {
            throw new HypervisorException(ErrorCode.READ_FAILED, "the answer was cut off");
        });

        assertThat(fails(MigrateOptions.defaults(), ScriptedCenter.soon()).getMessage())
                .endsWith(
                        "The domain is on host 'esx1' as before, and nothing moves it at present; the answer was lost,"
                                + " so look again before repeating");
    }

    /** It may be somebody else's: it is named and not cancelled. */
    @Test
    void aTaskWhoseStartHasNoAnswerIsNamed() {
        center.checks("CheckMigrate_Task", "").server.on("MigrateVM_Task", request -> {
            center.rows.put(
                    "task-9",
                    ScriptedCenter.object(
                            "Task",
                            "task-9",
                            "<propSet><name>info</name><val xsi:type=\"TaskInfo\"><descriptionId>VirtualMachine.migrate"
                                    + "</descriptionId><state>running</state><cancelable>true</cancelable>"
                                    + "<progress>42</progress></val></propSet>"));
            throw new HypervisorException(ErrorCode.READ_FAILED, "the answer was cut off");
        });

        assertThat(fails(MigrateOptions.defaults(), ScriptedCenter.soon()).getMessage())
                .endsWith(
                        "The vCenter still works on it (Task:task-9, VirtualMachine.migrate, 42 percent), so how it ends"
                                + " is not known; at present the domain is on host 'esx1': look at its job, which can be aborted");
        assertThat(center.server.count("CancelTask")).isZero();
    }

    @Test
    void whatFailsAfterTheEndIsNoFailedMigration() {
        center.checks("CheckMigrate_Task", "").starts("MigrateVM_Task").host.tell(WaitingHost.success(""));
        EsxMigrations from = center.operations("1");
        EsxMigrations to = center.operations("2", (machine, deadline) -> {
            throw new HypervisorException(ErrorCode.READ_FAILED, "the answer was cut off");
        });

        HypervisorException error = catchThrowableOfType(
                HypervisorException.class,
                () -> from.migrate(ScriptedCenter.MACHINE, to, MigrateOptions.defaults(), ScriptedCenter.soon()));

        assertThat(error.code()).isEqualTo(ErrorCode.READ_FAILED);
        assertThat(error)
                .hasMessage(
                        "the migration is complete, but what came of it could not be looked at: the answer was cut off");
    }
}
