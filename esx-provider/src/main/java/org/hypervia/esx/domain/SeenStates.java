// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hypervia.api.domain.DomainState;
import org.hypervia.spi.Deadline;

/**
 * The states that were read a moment ago. Start and resume are one and the same VI call, so they must know the state; what
 * a lookup has just brought need not be asked again. Thread-safe.
 */
public final class SeenStates {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int MOST = 100_000;

    private record Seen(DomainState state, Deadline until) {}

    private final Map<String, Seen> states = new ConcurrentHashMap<>();

    void remember(String reference, DomainState state) {
        if (states.size() >= MOST) {
            states.clear();
        }
        states.put(reference, new Seen(state, Deadline.after(FRESH)));
    }

    /** Returns a state that is still fresh; it counts once, since what is done next will change it. */
    Optional<DomainState> take(String reference) {
        return Optional.ofNullable(states.remove(reference))
                .filter(seen -> !seen.until().isOver())
                .map(Seen::state);
    }

    /** Returns the needed state if it was seen a moment ago, else what a new look shows. */
    DomainState confirm(String reference, DomainState needed, Supplier<DomainState> look) {
        return take(reference).filter(state -> state == needed).orElseGet(look);
    }
}
