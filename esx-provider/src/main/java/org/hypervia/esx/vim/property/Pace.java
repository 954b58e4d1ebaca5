// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import java.time.Duration;

/**
 * How patient a loop is.
 *
 * @param maxWaitSeconds the longest a server may leave a wait unanswered; shorter than routers forget connections
 * @param patience how long a new filter may go unnoticed before the wait under way is cancelled; doubles each time
 * @param pause before the second attempt after a failure; doubles each time
 * @param attempts how many failures in a row end all subscriptions
 */
public record Pace(int maxWaitSeconds, Duration patience, Duration pause, int attempts) {
    /** Gives a host about half a minute to come back. */
    public static final Pace DEFAULT = new Pace(45, Duration.ofMillis(100), Duration.ofMillis(250), 9);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(2);

    /** Returns how long to pause after so many failures in a row: not at all after the first. */
    Duration pauseAfter(int failures) {
        return failures <= 1
                ? Duration.ZERO
                : shorter(pause.multipliedBy(1L << Math.min(failures - 2, 20)), LONGEST_PAUSE);
    }

    /** Returns how long to wait the next time. */
    static Duration longer(Duration patience) {
        return shorter(patience.multipliedBy(2), LONGEST_PATIENCE);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
