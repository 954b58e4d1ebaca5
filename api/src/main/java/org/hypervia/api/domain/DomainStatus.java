// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/**
 * The state of a domain and how it came to it.
 *
 * @param state the state
 * @param reason libvirt's number of the reason, whose meaning depends on the state: {@link #stateReason()} names it; 0 is
 *     unknown. ESX never tells one
 */
public record DomainStatus(DomainState state, int reason) {
    /**
     * Names the reason.
     *
     * @return the reason; {@link StateReason#UNKNOWN} where the hypervisor tells none, or one that has no name here
     */
    public StateReason stateReason() {
        return StateReason.of(state, reason);
    }
}
