// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hypervia.api.auth.CredentialRequest;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PromptTest {
    private static final CredentialRequest REQUEST = new CredentialRequest(
            CredentialRequest.Kind.PASSWORD,
            "esx",
            "h",
            OptionalInt.of(443),
            "Password",
            Optional.of("ann"),
            Optional.empty());

    /** A person who thinks until the test lets them type. */
    private static final class Thinking implements Terminal {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answers = new CountDownLatch(1);
        private final AtomicInteger questions = new AtomicInteger();

        @Override
        public boolean isPresent() {
            return true;
        }

        @Override
        public Optional<char[]> ask(String prompt, boolean hidden) {
            questions.incrementAndGet();
            asked.countDown();
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Optional.of("late".toCharArray());
        }
    }

    private static FutureTask<Optional<Secret>> ask(Prompt prompt) {
        FutureTask<Optional<Secret>> answer = new FutureTask<>(() -> prompt.answer(REQUEST));
        Thread thread = new Thread(answer);
        thread.setDaemon(true);
        thread.start();
        return answer;
    }

    private static ErrorCode failure(FutureTask<Optional<Secret>> answer) {
        ExecutionException failure = catchThrowableOfType(ExecutionException.class, answer::get);
        assertThat(failure).as("a failure").isNotNull();
        assertThat(failure.getCause()).isInstanceOf(HypervisorException.class);
        return ((HypervisorException) failure.getCause()).code();
    }

    @Test
    void whoEndsTheProgramDoesNotWaitForThePerson() throws InterruptedException {
        Thinking person = new Thinking();
        Prompt prompt = new Prompt(person);
        FutureTask<Optional<Secret>> answer = ask(prompt);
        person.asked.await();

        assertThat(prompt.cancel()).as("somebody is asked").isTrue();
        prompt.close();

        // What is typed after that leads to no login.
        person.answers.countDown();
        assertThat(failure(answer)).isEqualTo(ErrorCode.AUTH_CANCELLED);
        assertThat(failure(ask(prompt))).isEqualTo(ErrorCode.AUTH_CANCELLED);
        assertThat(person.questions).hasValue(1);
    }

    @Test
    void whereNobodyIsAskedNothingIsToBeWaitedFor() {
        assertThat(new Prompt(new Thinking()).cancel()).isFalse();
    }

    @Test
    void twoWhoAskAtOnceShareOneQuestion() throws Exception {
        Thinking person = new Thinking();
        Prompt prompt = new Prompt(person);
        FutureTask<Optional<Secret>> first = ask(prompt);
        FutureTask<Optional<Secret>> second = ask(prompt);
        person.asked.await();
        person.answers.countDown();

        assertThat(first.get().orElseThrow().reveal()).containsExactly('l', 'a', 't', 'e');
        assertThat(second.get().orElseThrow().reveal()).containsExactly('l', 'a', 't', 'e');
        assertThat(person.questions).hasValue(1);
    }
}
