// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import java.time.Duration;

/**
 * How often in a row a loop had no answer. A session that had to be renewed is no failure of the network and costs no pause;
 * only one that ends again and again without a single answer in between is treated like one. For the loop's thread alone.
 */
final class Setbacks {
    private final Pace pace;
    private int failures;
    private int renewals;

    Setbacks(Pace pace) {
        this.pace = pace;
    }

    /** Notes an answer, or that nobody waits any more. */
    void over() {
        failures = 0;
        renewals = 0;
    }

    /** Notes a renewed session; false if that has happened too often in a row, so that it counts as a failure. */
    boolean renewed() {
        renewals++;
        if (renewals >= pace.attempts()) {
            return false;
        }
        failures = 0;
        return true;
    }

    /** Counts a failure; false if it was the last one that is put up with. */
    boolean failed() {
        failures++;
        return failures < pace.attempts();
    }

    /** Returns how long to pause before the next attempt. */
    Duration pause() {
        return pace.pauseAfter(failures);
    }
}
