// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.own;

import java.util.List;
import org.hypervia.cli.command.Command;

/** The commands that virsh does not have, and the help. */
public final class OwnCommands {
    private OwnCommands() {}

    /** Returns the commands of this group. */
    public static List<Command> all() {
        return List.of(
                new Completion(), new ConnectCheck(), new Convert(), new Help(), new Providers(), new Simulate());
    }
}
