// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainStatus;

/** Virsh's words for the state of a domain and for how it came to it. */
public final class StateText {
    private StateText() {}

    /** Names a state. */
    public static String of(DomainState state) {
        return switch (state) {
            case NOSTATE -> "no state";
            case RUNNING -> "running";
            case BLOCKED -> "idle";
            case PAUSED -> "paused";
            case SHUTDOWN -> "in shutdown";
            case SHUTOFF -> "shut off";
            case CRASHED -> "crashed";
            case PMSUSPENDED -> "pmsuspended";
        };
    }

    /** Names the reason of a state; a number that has no name yet is unknown. */
    public static String reason(DomainStatus status) {
        return status.stateReason().word();
    }
}
