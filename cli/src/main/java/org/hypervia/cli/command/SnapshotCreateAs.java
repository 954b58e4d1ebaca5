// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.Optional;
import java.util.Set;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.SnapshotCreateFlag;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class SnapshotCreateAs implements Command {
    @Override
    public CommandSyntax syntax() {
        CommandSyntax syntax = SnapshotFlags.with(CommandSyntax.of(
                "snapshot-create-as",
                CommandGroup.SNAPSHOT,
                "Create a snapshot from a set of args",
                "Takes a snapshot; without a name it is called by the time.",
                DomainArgument.option(),
                OptionSyntax.text("name", "name of snapshot"),
                OptionSyntax.text("description", "description of snapshot"),
                OptionSyntax.flag("print-xml", "print XML document rather than create")));
        return syntax;
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Set<SnapshotCreateFlag> flags = SnapshotFlags.read(arguments);
        Domain domain = DomainArgument.find(arguments, place);
        Optional<String> name = arguments.text("name");
        Optional<String> description = arguments.text("description");
        if (arguments.has("print-xml")) {
            place.output().line(xml(name, description));
            return;
        }
        SnapshotFlags.created(SnapshotFlags.take(domain, xml(name, description), flags), Optional.empty(), place);
    }

    private static String xml(Optional<String> name, Optional<String> description) {
        StringBuilder xml = new StringBuilder("<domainsnapshot>\n");
        name.ifPresent(text -> xml.append("  <name>").append(escaped(text)).append("</name>\n"));
        description.ifPresent(
                text -> xml.append("  <description>").append(escaped(text)).append("</description>\n"));
        return xml.append("</domainsnapshot>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}
