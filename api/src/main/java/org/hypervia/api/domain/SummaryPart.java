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
    TITLE,
    /** In what of an inventory the domain is. On ESX and vCenter it comes with the rest, in more words; libvirt has none. */
    PLACEMENT;

    /**
     * Returns all that a domain tells of itself: every part but {@link #PLACEMENT}, which has to be asked for.
     *
     * @return a set that is the caller's
     */
    public static Set<SummaryPart> all() {
        return EnumSet.complementOf(EnumSet.of(PLACEMENT));
    }
}
