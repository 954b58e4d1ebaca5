// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that is bound to happen, and says so when it does not. */
final class Until {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Until() {}

    static void holds(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("It never came true that " + what);
            }
            Thread.onSpinWait();
        }
    }
}
