// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hypervia.esx.vim.Scripts.MACHINE;
import static org.hypervia.esx.vim.Scripts.soon;
import static org.hypervia.esx.vim.WaitingHost.question;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.task.ProgressListener;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.Scripts;
import org.hypervia.esx.vim.WaitingHost;
import org.hypervia.esx.vim.machine.QuestionAnswers;
import org.hypervia.esx.vim.property.Pace;
import org.hypervia.esx.vim.property.UpdateLoop;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.VimValue;
import org.junit.jupiter.api.AfterEach;

/** What tests of tasks stand on: a scripted host that tells what they say, and a runner that is hasty. */
abstract class TaskTests {
    static final SoapCall<ManagedObjectRef> DO = Calls.reference("Do_Task", MACHINE);
    static final Pace HASTY = new Pace(45, Duration.ofMillis(5), Duration.ofMillis(1), 3);

    final WaitingHost host = new WaitingHost();
    final ScriptedServer server = host.server();
    final ExecutorService threads = Executors.newCachedThreadPool();
    final List<UpdateLoop> open = new ArrayList<>();

    @AfterEach
    void end() {
        open.forEach(UpdateLoop::close);
        host.close();
        open.forEach(loop -> loop.awaitEnd(Duration.ofSeconds(30)));
        threads.shutdownNow();
    }

    TaskRunner runner(boolean autoAnswer) {
        return runner(autoAnswer ? QuestionAnswers.defaults() : QuestionAnswers.none());
    }

    TaskRunner runner(QuestionAnswers answers) {
        VimSession session = Scripts.open(server);
        UpdateLoop updates = new UpdateLoop(session, HASTY);
        open.add(updates);
        return new TaskRunner(session, updates, new TaskHabits(answers, ProgressListener.ignoring()));
    }

    Optional<VimValue> run() {
        return runner(false).run(DO, MACHINE, soon());
    }

    static AbstractStringAssert<?> assertFails(ErrorCode code, ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        return assertThat(error.getMessage());
    }

    void assertNoFilterIsLeft() {
        assertThat(server.count("DestroyPropertyFilter")).isEqualTo(server.count("CreateFilter"));
    }

    void busy(String question) {
        server.forget("Do_Task").on("Do_Task", server.faulting("TaskInProgress", "<task type=\"Task\">t9</task>"));
        server.on("RetrievePropertiesEx", "<returnval>" + Scripts.row(MACHINE, question) + "</returnval>");
    }
}
