// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.Map;
import java.util.Set;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotDeleteFlag;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class SnapshotDelete implements Command {
    private static final Map<String, SnapshotDeleteFlag> FLAGS = Map.of(
            "children", SnapshotDeleteFlag.CHILDREN,
            "children-only", SnapshotDeleteFlag.CHILDREN_ONLY,
            "metadata", SnapshotDeleteFlag.METADATA_ONLY);

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "snapshot-delete",
                CommandGroup.SNAPSHOT,
                "Delete a domain snapshot",
                "Deletes a snapshot; the domain goes on as it is.",
                DomainArgument.option(),
                SnapshotArgument.name("snapshot name"),
                SnapshotArgument.current("delete current snapshot"),
                OptionSyntax.flag("children", "delete snapshot and all children"),
                OptionSyntax.flag("children-only", "delete children but not snapshot; not for ESX"),
                OptionSyntax.flag("metadata", "delete only libvirt metadata, leaving snapshot contents behind"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Set<SnapshotDeleteFlag> flags = FlagOptions.read(arguments, FLAGS);
        Domain domain = DomainArgument.find(arguments, place);
        Snapshot snapshot = SnapshotArgument.find(arguments, domain);
        String name = snapshot.info().name();
        try {
            snapshot.delete(flags);
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to delete snapshot " + name, e);
        }
        boolean onlyChildren = arguments.has("children-only");
        place.output().remark("Domain snapshot " + name + (onlyChildren ? " children" : "") + " deleted");
    }
}
