// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.util.EnumSet;
import java.util.Set;

/** What a row of a listing tells beside identity, number and state: some hypervisors are asked once more for each, and each domain. */
public enum SummaryPart {
    /** Memory and virtual CPUs. */
    SIZES,
    /** Whether there is a snapshot. */
    SNAPSHOT,
    /** The title. */
    TITLE;

    /**
     * Returns all of them.
     *
     * @return a set that is the caller's
     */
    public static Set<SummaryPart> all() {
        return EnumSet.allOf(SummaryPart.class);
    }
}
