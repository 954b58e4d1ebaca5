// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.domain.DomainCommands;
import org.hypervia.cli.command.host.HostCommands;
import org.hypervia.cli.command.iface.InterfaceCommands;
import org.hypervia.cli.command.monitor.MonitorCommands;
import org.hypervia.cli.command.network.NetworkCommands;
import org.hypervia.cli.command.own.OwnCommands;
import org.hypervia.cli.command.pool.PoolCommands;
import org.hypervia.cli.command.snapshot.SnapshotCommands;
import org.hypervia.cli.command.volume.VolumeCommands;

/** All commands there are. */
final class Commands {
    private Commands() {}

    /** Returns the commands, in the order of the help: by group, and in each by name. */
    static List<Command> all() {
        Comparator<Command> order =
                Comparator.comparing(command -> command.syntax().name());
        return Stream.of(
                        DomainCommands.all(),
                        MonitorCommands.all(),
                        SnapshotCommands.all(),
                        HostCommands.all(),
                        InterfaceCommands.all(),
                        NetworkCommands.all(),
                        PoolCommands.all(),
                        VolumeCommands.all(),
                        OwnCommands.all())
                .flatMap(room -> room.stream().sorted(order))
                .toList();
    }
}
