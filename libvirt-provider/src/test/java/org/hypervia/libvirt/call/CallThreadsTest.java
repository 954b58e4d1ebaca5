// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallThreadsTest {
    private static final Deadline LONG = Deadline.after(Duration.ofMinutes(1));

    private final CallThreads threads = new CallThreads("call-threads-test");
    private final CountDownLatch answer = new CountDownLatch(1);

    @AfterEach
    void end() {
        answer.countDown();
        threads.end();
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofMillis(50));
    }

    private static void fails(ErrorCode code, ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
    }

    /** A call that hangs until the test lets it go. */
    private String hang() {
        try {
            answer.await();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a call", e);
        }
        return "late";
    }

    @Test
    void aCallReturnsWhatItReturnsFromAnotherThread() {
        Thread here = Thread.currentThread();
        Thread there = threads.run("asking", LONG, Thread::currentThread);
        assertThat(there).isNotSameAs(here);
        assertThat(there.getName()).isEqualTo("call-threads-test");
        assertThat(there.isDaemon()).isTrue();
    }

    @Test
    void aFailureIsTheSameObjectAndItsTraceShowsBothThreads() {
        IllegalStateException failure = new IllegalStateException("broken");
        assertThatThrownBy(() -> threads.run("asking", LONG, () -> {
                    throw failure;
                }))
                .isSameAs(failure)
                .satisfies(
                        thrown -> assertThat(Stream.of(thrown.getStackTrace()).map(StackTraceElement::getMethodName))
                                .contains("aFailureIsTheSameObjectAndItsTraceShowsBothThreads", "run"));
        assertThatThrownBy(() -> threads.run("asking", LONG, () -> {
                    throw new AssertionError("not even an exception");
                }))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void whoHasWaitedUntilTheDeadlineGoesAndTheCallGoesOn() throws InterruptedException {
        BlockingQueue<String> unclaimed = new LinkedBlockingQueue<>();
        fails(ErrorCode.OPERATION_TIMEOUT, () -> threads.run("asking", soon(), caller -> hang(), unclaimed::add));
        assertThat(unclaimed).isEmpty();
        answer.countDown();
        assertThat(unclaimed.take()).isEqualTo("late");
    }

    @Test
    void whatIsClaimedIsNotGivenToAnybodyElse() {
        BlockingQueue<String> unclaimed = new LinkedBlockingQueue<>();
        String claimed = threads.run("asking", LONG, caller -> "now", unclaimed::add);
        assertThat(claimed).isEqualTo("now");
        assertThat(unclaimed).isEmpty();
    }

    @Test
    void anInterruptEndsTheWaitAndStaysSet() {
        Thread.currentThread().interrupt();
        fails(ErrorCode.OPERATION_ABORTED, () -> threads.run("asking", LONG, this::hang));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void silenceDoesNotCostAThreadForEachFurtherTry() {
        for (int i = 0; i < 80; i++) {
            fails(ErrorCode.OPERATION_TIMEOUT, () -> threads.run("asking", soon(), this::hang));
        }
        long running = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("call-threads-test"))
                .count();
        assertThat(running).isLessThanOrEqualTo(64);
        answer.countDown();
        String after = threads.run("asking", LONG, () -> "well again");
        assertThat(after).isEqualTo("well again");
    }

    @Test
    void aQuestionIsAnsweredOnTheThreadThatWaits() {
        Thread here = Thread.currentThread();
        List<Thread> asked = threads.run(
                "asking",
                LONG,
                caller -> List.of(
                        caller.ask(() -> Optional.of(Thread.currentThread())).orElseThrow()),
                unclaimed -> {});
        assertThat(asked).containsExactly(here);
        assertThatThrownBy(() -> threads.run(
                        "asking",
                        LONG,
                        caller -> caller.ask(() -> {
                            throw new IllegalStateException("no terminal");
                        }),
                        unclaimed -> {}))
                .hasMessage("no terminal");
    }

    @Test
    void aQuestionAfterTheCallerHasGoneHasNoAnswer() throws InterruptedException {
        BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
        fails(
                ErrorCode.OPERATION_TIMEOUT,
                () -> threads.run(
                        "asking",
                        soon(),
                        caller -> {
                            hang();
                            return caller.ask(() -> Optional.of("nobody is here to say so"));
                        },
                        answers::add));
        answer.countDown();
        assertThat(answers.take()).isEmpty();
    }

    @Test
    void afterTheEndNothingIsCalled() {
        threads.end();
        fails(ErrorCode.INVALID_CONN, () -> threads.run("asking", LONG, () -> "never"));
    }
}
