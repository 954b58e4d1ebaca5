// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.Optional;
import java.util.Set;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotCreateFlag;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class SnapshotCreate implements Command {
    @Override
    public CommandSyntax syntax() {
        return SnapshotFlags.with(CommandSyntax.of(
                "snapshot-create",
                CommandGroup.SNAPSHOT,
                "Create a snapshot from XML",
                "Takes a snapshot that an XML file describes.",
                DomainArgument.option(),
                OptionSyntax.text("xmlfile", "domain snapshot XML"),
                OptionSyntax.flag("redefine", "redefine metadata for existing snapshot; not for ESX"),
                OptionSyntax.flag("current", "with redefine, set current snapshot; not for ESX")));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Set<SnapshotCreateFlag> flags = SnapshotFlags.read(arguments);
        if (arguments.has("redefine")) {
            flags.add(SnapshotCreateFlag.REDEFINE);
        }
        if (arguments.has("current")) {
            flags.add(SnapshotCreateFlag.CURRENT);
        }
        Domain domain = DomainArgument.find(arguments, place);
        Optional<String> file = arguments.text("xmlfile");
        String xml = file.map(ConfigFiles::readText).orElse("<domainsnapshot/>");
        Snapshot made = SnapshotFlags.take(domain, xml, flags);
        SnapshotFlags.created(made, file, place);
    }
}
