// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.SnapshotInfo;

/** Snapshots in virsh's words. */
final class SnapshotText {
    private SnapshotText() {}

    /** Names the state as the XML does. */
    static String state(SnapshotInfo snapshot) {
        return switch (snapshot.state()) {
            case RUNNING -> "running";
            case BLOCKED -> "blocked";
            case PAUSED -> "paused";
            case SHUTDOWN -> "shutdown";
            case SHUTOFF -> "shutoff";
            case CRASHED -> "crashed";
            case PMSUSPENDED -> "pmsuspended";
            default -> "nostate";
        };
    }
}
