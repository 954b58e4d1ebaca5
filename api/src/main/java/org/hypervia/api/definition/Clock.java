// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import java.util.Objects;

/** What the clock of a guest shows. */
public sealed interface Clock {
    /** The usual choice. */
    Clock UTC = new Utc();

    /** UTC. */
    record Utc() implements Clock {}

    /** The local time of the host. */
    record LocalTime() implements Clock {}

    /**
     * The time of a time zone.
     *
     * @param name the name of the zone
     */
    record Timezone(String name) implements Clock {
        public Timezone {
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * A time that the guest may set, kept as a distance.
     *
     * @param adjustmentSeconds the distance from the basis, in seconds
     * @param basis what the distance is relative to
     */
    record Variable(long adjustmentSeconds, ClockBasis basis) implements Clock {
        public Variable {
            Objects.requireNonNull(basis, "basis");
        }
    }

    /**
     * A fixed time at each start.
     *
     * @param startSeconds the time in seconds since 1970-01-01 UTC
     */
    record Absolute(long startSeconds) implements Clock {}
}
