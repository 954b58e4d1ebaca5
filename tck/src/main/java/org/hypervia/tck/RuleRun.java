// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hypervia.api.capability.Capability;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Around each rule: skips what does not apply with its reason, looks for leaks afterwards, notes what came of it. */
final class RuleRun implements BeforeEachCallback, AfterEachCallback, TestWatcher {
    private static final int THREAD_PATIENCE = 2000;

    private Set<Thread> before = Set.of();

    @Override
    public void beforeEach(ExtensionContext context) {
        before = threads();
        ProviderContract contract = contract(context);
        contract.open();
        Rule rule = rule(context);
        Optional.ofNullable(contract.host().deviations().get(rule.id()))
                .ifPresent(reason -> abort("known deviation: " + reason));
        boolean applies =
                rule.needs().isEmpty() || contract.connection().capabilities().contains(new Capability(rule.needs()));
        if (!applies) {
            abort("the provider lacks the capability " + rule.needs() + " here");
        }
        Report.of(contract.name()).capabilities(contract.connection().capabilities());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ProviderContract contract = contract(context);
        try {
            contract.disconnect();
            contract.host()
                    .sessions()
                    .ifPresent(open -> assertThat(open).as("sessions left open").isZero());
            contract.host()
                    .handles()
                    .ifPresent(open ->
                            assertThat(open).as("native handles left open").isZero());
            assertThat(leftThreads()).as("threads left running").isEmpty();
        } finally {
            contract.host().close();
        }
    }

    /** A thread may need a moment to end after it was told to. */
    private Set<String> leftThreads() {
        Set<Thread> left = threads();
        left.removeAll(before);
        left.removeIf(thread -> !thread.getName().contains("hypervia"));
        for (Thread thread : left) {
            try {
                thread.join(THREAD_PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        left.removeIf(thread -> !thread.isAlive());
        return left.stream().map(Thread::getName).collect(Collectors.toSet());
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().collect(Collectors.toSet());
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        note(context, "passed");
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        note(context, "skipped: " + cause.getMessage());
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        note(context, "failed: " + cause.getMessage());
    }

    private static void note(ExtensionContext context, String outcome) {
        Report.of(contract(context).name()).outcome(rule(context).id(), outcome);
    }

    private static Rule rule(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        Rule rule = method.getAnnotation(Rule.class);
        if (rule == null) {
            throw new IllegalStateException(method + " has no number");
        }
        return rule;
    }

    /** The outermost instance is the contract; the areas are inner classes. */
    private static ProviderContract contract(ExtensionContext context) {
        return (ProviderContract)
                context.getRequiredTestInstances().getAllInstances().get(0);
    }
}
