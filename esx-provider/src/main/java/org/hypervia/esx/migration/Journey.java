// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.migration;

import org.hypervia.esx.vim.host.Scope.Placement;
import org.hypervia.esx.vim.migration.MachineMove;
import org.hypervia.esx.vim.migration.MoveSurvey;

/**
 * A move that is decided on.
 *
 * @param name what messages call the machine, such as {@code domain 'web01'}
 * @param survey what was found of it
 * @param from the place it is at
 * @param to the place it goes to, which may be the same
 * @param move what is asked for
 */
record Journey(String name, MoveSurvey survey, Placement from, Placement to, MachineMove move) {
    /** Tells whether the machine changes the host, as far as that is said beforehand. */
    boolean changesHost() {
        return !from.equals(to);
    }

    /** Returns what is done, for messages. */
    String action() {
        return changesHost() ? "migrating " + name + " to " + to.name() : "moving " + name + " on " + to.name();
    }
}
