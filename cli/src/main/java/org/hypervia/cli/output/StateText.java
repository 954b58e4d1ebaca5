// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import java.util.List;
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
        List<String> reasons = reasons(status.state());
        return status.reason() >= 0 && status.reason() < reasons.size() ? reasons.get(status.reason()) : "unknown";
    }

    /** The reasons of a state in the order of their numbers. */
    private static List<String> reasons(DomainState state) {
        return switch (state) {
            case RUNNING ->
                List.of(
                        "unknown",
                        "booted",
                        "migrated",
                        "restored",
                        "from snapshot",
                        "unpaused",
                        "migration canceled",
                        "save canceled",
                        "event wakeup",
                        "crashed",
                        "post-copy",
                        "post-copy failed");
            case PAUSED ->
                List.of(
                        "unknown",
                        "user",
                        "migrating",
                        "saving",
                        "dumping",
                        "I/O error",
                        "watchdog",
                        "from snapshot",
                        "shutting down",
                        "creating snapshot",
                        "crashed",
                        "starting up",
                        "post-copy",
                        "post-copy failed");
            case SHUTOFF ->
                List.of(
                        "unknown",
                        "shutdown",
                        "destroyed",
                        "crashed",
                        "migrated",
                        "saved",
                        "failed",
                        "from snapshot",
                        "daemon");
            case SHUTDOWN -> List.of("unknown", "user");
            case CRASHED -> List.of("unknown", "panicked");
            case NOSTATE, BLOCKED, PMSUSPENDED -> List.of("unknown");
        };
    }
}
