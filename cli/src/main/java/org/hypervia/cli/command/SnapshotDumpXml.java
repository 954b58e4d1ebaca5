// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class SnapshotDumpXml implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "snapshot-dumpxml",
                CommandGroup.SNAPSHOT,
                "Dump XML for a domain snapshot",
                "Prints the snapshot as libvirt's XML.",
                DomainArgument.option(),
                OptionSyntax.required(SnapshotArgument.NAME, "snapshot name"),
                OptionSyntax.flag("security-info", "with secrets; not for ESX"),
                OptionSyntax.namedText("xpath", "print only the nodes that this XPath expression finds"),
                OptionSyntax.flag("wrap", "put the nodes of --xpath into one element"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        Snapshot snapshot = domain.snapshots().byName(arguments.required(SnapshotArgument.NAME));
        if (arguments.has("security-info")) {
            throw PowerChange.unsupportedFlags(1, "--security-info");
        }
        String xml = snapshot.xml();
        place.output()
                .text(arguments
                        .text("xpath")
                        .map(path -> XmlSelection.select(xml, path, arguments.has("wrap")))
                        .orElse(xml));
    }
}
