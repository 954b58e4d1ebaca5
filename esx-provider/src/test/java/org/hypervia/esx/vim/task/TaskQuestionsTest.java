// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hypervia.esx.vim.Scripts.MACHINE;
import static org.hypervia.esx.vim.Scripts.soon;
import static org.hypervia.esx.vim.WaitingHost.choices;
import static org.hypervia.esx.vim.WaitingHost.noQuestion;
import static org.hypervia.esx.vim.WaitingHost.question;
import static org.hypervia.esx.vim.WaitingHost.running;
import static org.hypervia.esx.vim.WaitingHost.success;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.task.QuestionPendingException;
import org.hypervia.esx.vim.Scripts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions that a host asks in the middle of a task, and machines that are busy with one. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TaskQuestionsTest extends TaskTests {
    @Test
    void aMachineThatIsBusyIsAskedWhetherItWaitsForAnAnswer() {
        busy("");

        assertFails(ErrorCode.RESOURCE_BUSY, this::run).contains("task Task:t9");

        assertThat(server.methods()).containsExactly("Do_Task", "RetrievePropertiesEx");
    }

    @Test
    void aMachineThatIsBusyWithAQuestionGetsItsAnswer() {
        busy(Scripts.value(
                "runtime.question",
                "VirtualMachineQuestionInfo",
                "<id>7</id><text>Moved or copied?</text><choice>" + choices("<defaultIndex>1</defaultIndex>")
                        + "</choice>"));

        assertThat(catchThrowableOfType(QuestionPendingException.class, this::run)
                        .question()
                        .text())
                .isEqualTo("Moved or copied?");
        assertThat(server.count("AnswerVM")).isZero();
        assertFails(ErrorCode.RESOURCE_BUSY, () -> runner(true).run(DO, MACHINE, soon()))
                .contains("Moved or copied?");
        assertThat(server.requests("AnswerVM"))
                .singleElement()
                .satisfies(request -> assertThat(request.text("answerChoice")).isEqualTo("2"));
    }

    @Test
    void aRefusalStaysWhatItIsIfNobodyCanTellWhy() {
        server.forget("Do_Task").on("Do_Task", server.faulting("TaskInProgress", ""));
        server.on("RetrievePropertiesEx", server.faulting("NoPermission", ""));

        assertFails(ErrorCode.RESOURCE_BUSY, this::run);
    }

    @Test
    void aQuestionIsAnsweredWithItsDefaultOnce() {
        String asked = question("7", choices("<defaultIndex>1</defaultIndex>"));
        host.tell(running(""), asked)
                .tell(running("<progress>5</progress>"), asked)
                .tell(success(""));

        runner(true).run(DO, MACHINE, soon());

        assertThat(server.requests("AnswerVM")).singleElement().satisfies(request -> {
            assertThat(request.target()).isEqualTo("VirtualMachine:16");
            assertThat(request.text("questionId")).isEqualTo("7");
            assertThat(request.text("answerChoice")).isEqualTo("2");
        });
    }

    @Test
    void aQuestionThatComesAgainIsAnsweredAgain() {
        String asked = question("0", choices("<defaultIndex>0</defaultIndex>"));
        host.tell(running(""), asked).tell(noQuestion()).tell(asked).tell(success(""));

        runner(true).run(DO, MACHINE, soon());

        assertThat(server.count("AnswerVM")).isEqualTo(2);
    }

    @Test
    void aQuestionIsSeenInTheMiddleOfATask() {
        host.tell(running(""))
                .tell(question("1", choices("<defaultIndex>0</defaultIndex>")))
                .tell(success(""));

        runner(true).run(DO, MACHINE, soon());

        assertThat(server.count("AnswerVM")).isEqualTo(1);
    }

    @Test
    void aQuestionNobodyMayAnswerCancelsTheTaskAndTellsItsChoices() {
        host.tell(running(""), question("7", choices("<defaultIndex>1</defaultIndex>")));

        assertFails(ErrorCode.INTERNAL_ERROR, this::run)
                .contains(
                        "a pending question blocks execution of the virtual machine, the question is"
                                + " 'Moved or copied?', possible answers are 'I moved it', 'I copied it'; the host was"
                                + " asked to cancel the task: answer it on the host",
                        "auto_answer=1 to have 'I copied it' taken");

        assertThat(server.count("CancelTask")).isEqualTo(1);
        assertThat(server.count("AnswerVM")).isZero();
        assertNoFilterIsLeft();
    }

    @ParameterizedTest
    @CsvSource({"-1", "2", "99999999999999999999", "x"})
    void aDefaultThatIsNoneIsNotTaken(String index) {
        host.tell(running(""), question("7", choices("<defaultIndex>" + index + "</defaultIndex>")));

        assertFails(ErrorCode.INTERNAL_ERROR, () -> runner(true).run(DO, MACHINE, soon()))
                .contains("'I copied it', and no default answer is specified");
    }

    @Test
    void aQuestionWithoutAnswersSaysSo() {
        host.tell(running(""), question("7", ""));

        assertFails(ErrorCode.INTERNAL_ERROR, () -> runner(true).run(DO, MACHINE, soon()))
                .contains("there are no possible answers");
    }

    @Test
    void aCallbackMayAnswer() {
        host.tell(running(""), question("7", choices(""))).tell(success(""));

        runner(false)
                .run(
                        DO,
                        TaskOptions.of(MACHINE)
                                .answering((machine, question) ->
                                        Optional.of(question.choices().get(0))),
                        soon());

        assertThat(server.requests("AnswerVM").get(0).text("answerChoice")).isEqualTo("1");
    }

    @Test
    void anAnswerThatSomebodyElseWasFasterWithIsNoFailure() {
        server.forget("AnswerVM").on("AnswerVM", server.faulting("InvalidArgument", ""));
        server.on("RetrievePropertiesEx", "<returnval>", Scripts.row(MACHINE, ""), "</returnval>");
        host.tell(running(""), question("7", choices("<defaultIndex>1</defaultIndex>")))
                .tell(success(""));

        runner(true).run(DO, MACHINE, soon());

        assertThat(server.count("CancelTask")).isZero();
    }

    @Test
    void anAnswerThatIsRefusedFailsAndCancels() {
        server.forget("AnswerVM").on("AnswerVM", server.faulting("NoPermission", ""));
        server.on(
                "RetrievePropertiesEx",
                "<returnval>",
                Scripts.row(MACHINE, Scripts.value("runtime.question", "VirtualMachineQuestionInfo", "<id>7</id>")),
                "</returnval>");
        host.tell(running(""), question("7", choices("<defaultIndex>1</defaultIndex>")));

        assertFails(ErrorCode.ACCESS_DENIED, () -> runner(true).run(DO, MACHINE, soon()));

        assertThat(server.count("CancelTask")).isEqualTo(1);
        assertNoFilterIsLeft();
    }
}
