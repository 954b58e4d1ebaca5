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

    /**
     * What was read.
     *
     * @param state the domain's state
     * @param name what people call it, if that was read too
     * @param until how long this may be believed
     */
    record Seen(DomainState state, Optional<String> name, Deadline until) {}

    private final Map<String, Seen> states = new ConcurrentHashMap<>();

    void remember(String reference, DomainState state) {
        remember(reference, state, Optional.empty());
    }

    void remember(String reference, DomainState state, Optional<String> name) {
        if (states.size() >= MOST) {
            states.clear();
        }
        states.put(reference, new Seen(state, name, Deadline.after(FRESH)));
    }

    /** Returns what is still fresh; it counts once, since what is done next will change it. */
    Optional<Seen> take(String reference) {
        return Optional.ofNullable(states.remove(reference))
                .filter(seen -> !seen.until().isOver());
    }

    /** Returns what was seen a moment ago if that is what is needed, else what a new look shows. */
    Seen confirm(String reference, DomainState needed, Supplier<Seen> look) {
        return take(reference).filter(seen -> seen.state() == needed).orElseGet(look);
    }
}
