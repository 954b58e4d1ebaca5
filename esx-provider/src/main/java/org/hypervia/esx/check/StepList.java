// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hypervia.api.check.CheckOutcome;
import org.hypervia.api.check.CheckStep;
import org.hypervia.api.check.CheckStep.Fact;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** The steps of a check as they are made. Not thread-safe. */
final class StepList {
    private final List<CheckStep> steps = new ArrayList<>();

    void add(CheckStep step) {
        steps.add(step);
    }

    /** Adds steps that were not tried. */
    void skip(String why, String... names) {
        for (String name : names) {
            steps.add(CheckStep.skipped(name, why));
        }
    }

    /** Adds what a call fails with; an interrupt ends the whole check instead. */
    void fail(String name, HypervisorException failure) {
        if (failure.code() == ErrorCode.OPERATION_ABORTED) {
            throw failure;
        }
        steps.add(CheckStep.failed(name, failure));
    }

    /** Makes a call and adds the step that it is. */
    <T> Optional<T> tried(String name, Supplier<T> call, Function<T, CheckStep> told) {
        try {
            T result = call.get();
            steps.add(told.apply(result));
            return Optional.of(result);
        } catch (HypervisorException e) {
            fail(name, e);
            return Optional.empty();
        }
    }

    List<CheckStep> all() {
        return List.copyOf(steps);
    }

    /** Makes a step that does not work though no call failed. */
    static CheckStep bad(String name, String detail, String advice) {
        return new CheckStep(name, CheckOutcome.FAILED, detail, Optional.empty(), Optional.of(advice), List.<Fact>of());
    }
}
