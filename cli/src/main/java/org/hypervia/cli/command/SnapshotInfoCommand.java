// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.Optional;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.output.PlainText;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

final class SnapshotInfoCommand implements Command {
    private static final int WIDTH = 15;

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "snapshot-info",
                CommandGroup.SNAPSHOT,
                "snapshot information",
                "Tells what a snapshot is and where it stands in the tree.",
                DomainArgument.option(),
                SnapshotArgument.name("snapshot name"),
                SnapshotArgument.current("info on current snapshot"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        SnapshotInfo snapshot = SnapshotArgument.find(arguments, domain).info();
        Optional<String> parent = snapshot.parent()
                .flatMap(ref -> domain.snapshots().tree().stream()
                        .flatMap(SnapshotInfo::walk)
                        .filter(other -> other.ref().equals(ref))
                        .map(SnapshotInfo::name)
                        .findFirst());
        Output output = place.output();
        output.field(WIDTH, "Name:", PlainText.of(snapshot.name()));
        output.field(WIDTH, "Domain:", PlainText.of(domain.name()));
        output.field(WIDTH, "Current:", snapshot.current() ? "yes" : "no");
        output.field(WIDTH, "State:", snapshot.state().xmlName());
        output.field(WIDTH, "Location:", "internal");
        output.field(WIDTH, "Parent:", parent.map(PlainText::of).orElse("-"));
        output.field(WIDTH, "Children:", Integer.toString(snapshot.children().size()));
        output.field(WIDTH, "Descendants:", Long.toString(snapshot.walk().count() - 1));
        output.field(WIDTH, "Metadata:", snapshot.metadata() ? "yes" : "no");
    }
}
