// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.util.OptionalInt;
import org.hypervia.api.value.MemorySize;
import org.hypervia.api.value.Reading;

/**
 * One row of a bulk listing: what can be had of every domain in one go. A part that was not asked for ({@link SummaryPart})
 * is unset, unless the hypervisor told it anyway.
 *
 * @param identity by what the domain can be told from others
 * @param id libvirt's number of an active domain; empty for one that is off, or whose reference holds no number
 * @param state the state
 * @param maxMemory the memory that the guest sees at most
 * @param memory the memory that it may use now
 * @param vcpus the number of virtual CPUs
 * @param hasSnapshot whether there is a snapshot
 * @param title a short title, where the hypervisor keeps one; ESX does not
 * @param placement in what of an inventory the domain is; unset unless it was asked for, and where there is no inventory
 */
public record DomainSummary(
        DomainIdentity identity,
        OptionalInt id,
        DomainState state,
        Reading<MemorySize> maxMemory,
        Reading<MemorySize> memory,
        Reading<Integer> vcpus,
        Reading<Boolean> hasSnapshot,
        Reading<String> title,
        Reading<DomainPlacement> placement) {
    /** Makes a row that tells no placement. */
    public DomainSummary(
            DomainIdentity identity,
            OptionalInt id,
            DomainState state,
            Reading<MemorySize> maxMemory,
            Reading<MemorySize> memory,
            Reading<Integer> vcpus,
            Reading<Boolean> hasSnapshot,
            Reading<String> title) {
        this(identity, id, state, maxMemory, memory, vcpus, hasSnapshot, title, Reading.unset());
    }

    /**
     * Returns the same row with a placement.
     *
     * @param told in what of an inventory the domain is
     * @return the row
     */
    public DomainSummary placed(Reading<DomainPlacement> told) {
        return new DomainSummary(identity, id, state, maxMemory, memory, vcpus, hasSnapshot, title, told);
    }
}
