// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.Optional;
import java.util.Set;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotCreateFlag;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.PlainText;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class SnapshotCurrent implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "snapshot-current",
                CommandGroup.SNAPSHOT,
                "Get or set the current snapshot",
                "Prints the snapshot from which the domain goes on. ESX cannot set it without reverting to it.",
                DomainArgument.option(),
                OptionSyntax.flag("name", "list the name, rather than the full xml"),
                OptionSyntax.flag("security-info", "with secrets; not for ESX"),
                SnapshotArgument.name("name of existing snapshot to make current"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        Optional<String> wanted = arguments.text(SnapshotArgument.NAME);
        if (wanted.isPresent()) {
            String xml = domain.snapshots().byName(wanted.get()).xml();
            domain.snapshots().createFromXml(xml, Set.of(SnapshotCreateFlag.REDEFINE, SnapshotCreateFlag.CURRENT));
            place.output().text("Snapshot " + wanted.get() + " set as current");
            return;
        }
        Snapshot current = domain.snapshots()
                .current()
                .orElseThrow(() ->
                        new CommandFailure("domain '" + DomainArgument.typed(arguments) + "' has no current snapshot"));
        if (arguments.has("security-info")) {
            throw PowerChange.unsupportedFlags(1, "--security-info");
        }
        place.output().text(arguments.has("name") ? PlainText.of(current.info().name()) : current.xml());
    }
}
