// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.check;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/**
 * One step of a {@link ConnectionCheck}. No text in it holds a password or a ticket.
 *
 * @param name a short word in lower case that programs may look for, such as {@code tls}
 * @param outcome how it went
 * @param detail what was found, in one sentence
 * @param code what a call fails with because of this step; empty unless it has failed, and where no call would fail
 * @param advice what to do next; empty if there is nothing to do, or {@code detail} says it
 * @param facts what else was found, in order
 */
public record CheckStep(
        String name,
        CheckOutcome outcome,
        String detail,
        Optional<ErrorCode> code,
        Optional<String> advice,
        List<Fact> facts) {
    /** Copies the facts. */
    public CheckStep {
        facts = List.copyOf(facts);
    }

    /**
     * Something that was found, for people to read and to copy.
     *
     * @param name what it is, such as {@code pin}; several facts of a step may have the same name
     * @param value as it is to be copied
     */
    public record Fact(String name, String value) {}

    /**
     * Makes a step that works.
     *
     * @param name of the step
     * @param detail what was found
     * @return the step
     */
    public static CheckStep ok(String name, String detail) {
        return new CheckStep(name, CheckOutcome.OK, detail, Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * Makes a step that works, with something to know.
     *
     * @param name of the step
     * @param detail what was found
     * @param advice what to do
     * @return the step
     */
    public static CheckStep warning(String name, String detail, String advice) {
        return new CheckStep(name, CheckOutcome.WARNING, detail, Optional.empty(), Optional.of(advice), List.of());
    }

    /**
     * Makes a step that was not tried.
     *
     * @param name of the step
     * @param detail why
     * @return the step
     */
    public static CheckStep skipped(String name, String detail) {
        return new CheckStep(name, CheckOutcome.SKIPPED, detail, Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * Makes a step that does not work.
     *
     * @param name of the step
     * @param failure what it failed with, whose message says what to do
     * @return the step
     */
    public static CheckStep failed(String name, HypervisorException failure) {
        return new CheckStep(
                name,
                CheckOutcome.FAILED,
                String.valueOf(failure.getMessage()),
                Optional.of(failure.code()),
                Optional.empty(),
                List.of());
    }

    /**
     * Returns the same step with facts.
     *
     * @param found in order, in the place of those there are
     * @return the step
     */
    public CheckStep with(List<Fact> found) {
        return new CheckStep(name, outcome, detail, code, advice, found);
    }
}
