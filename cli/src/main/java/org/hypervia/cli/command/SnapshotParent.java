// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.PlainText;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

final class SnapshotParent implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "snapshot-parent",
                CommandGroup.SNAPSHOT,
                "Get the name of the parent of a snapshot",
                "Prints the name of the snapshot that another was taken on.",
                DomainArgument.option(),
                SnapshotArgument.name("find parent of snapshot name"),
                SnapshotArgument.current("find parent of current snapshot"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        Snapshot snapshot = SnapshotArgument.find(arguments, domain);
        // The blank line behind the command ends this one.
        place.output()
                .text(snapshot.parent()
                        .map(parent -> PlainText.of(parent.info().name()))
                        .orElseThrow(() -> new CommandFailure(
                                "snapshot '" + snapshot.info().name() + "' has no parent")));
    }
}
