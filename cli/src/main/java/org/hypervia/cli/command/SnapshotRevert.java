// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.Map;
import java.util.Set;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotRevertFlag;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class SnapshotRevert implements Command {
    private static final Map<String, SnapshotRevertFlag> FLAGS = Map.of(
            "running", SnapshotRevertFlag.RUNNING,
            "paused", SnapshotRevertFlag.PAUSED,
            "force", SnapshotRevertFlag.FORCE,
            "reset-nvram", SnapshotRevertFlag.RESET_NVRAM);

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "snapshot-revert",
                CommandGroup.SNAPSHOT,
                "Revert a domain to a snapshot",
                "Takes the domain back to a snapshot, in the power state that it recorded.",
                DomainArgument.option(),
                SnapshotArgument.name("snapshot name"),
                SnapshotArgument.current("revert to current snapshot"),
                OptionSyntax.flag("running", "after reverting, change state to running; not for ESX"),
                OptionSyntax.flag("paused", "after reverting, change state to paused; not for ESX"),
                OptionSyntax.flag("force", "try harder on risky reverts; not for ESX"),
                OptionSyntax.flag("reset-nvram", "re-initialize NVRAM; not for ESX"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Set<SnapshotRevertFlag> flags = FlagOptions.read(arguments, FLAGS);
        Domain domain = DomainArgument.find(arguments, place);
        Snapshot snapshot = SnapshotArgument.find(arguments, domain);
        String name = snapshot.info().name();
        try {
            snapshot.revert(flags);
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to revert snapshot " + name, e);
        }
        place.output().remark("Domain snapshot " + name + " reverted");
    }
}
