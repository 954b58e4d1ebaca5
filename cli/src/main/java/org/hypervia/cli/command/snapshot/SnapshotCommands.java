// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotCreateFlag;
import org.hypervia.api.domain.SnapshotDeleteFlag;
import org.hypervia.api.domain.SnapshotInfo;
import org.hypervia.api.domain.SnapshotRevertFlag;
import org.hypervia.api.domain.SnapshotXmlFlag;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.argument.FlagOptions;
import org.hypervia.cli.argument.SnapshotArgument;
import org.hypervia.cli.argument.XmlOptions;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.output.PlainText;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

/** The commands that keep and bring back states of a domain. */
public final class SnapshotCommands {
    private static final int WIDTH = 15;

    private static final FlagOptions<SnapshotXmlFlag> XML_FLAGS =
            FlagOptions.of("security-info", SnapshotXmlFlag.SECURE, "with secrets such as passwords");

    private static final FlagOptions<SnapshotDeleteFlag> DELETE_FLAGS = FlagOptions.of(
                    "children", SnapshotDeleteFlag.CHILDREN, "delete snapshot and all children")
            .and("children-only", SnapshotDeleteFlag.CHILDREN_ONLY, "delete children but not snapshot")
            .and(
                    "metadata",
                    SnapshotDeleteFlag.METADATA_ONLY,
                    "delete only libvirt metadata, leaving snapshot contents behind");

    private static final FlagOptions<SnapshotRevertFlag> REVERT_FLAGS = FlagOptions.of(
                    "running", SnapshotRevertFlag.RUNNING, "after reverting, change state to running")
            .and("paused", SnapshotRevertFlag.PAUSED, "after reverting, change state to paused")
            .and("force", SnapshotRevertFlag.FORCE, "try harder on risky reverts")
            .and("reset-nvram", SnapshotRevertFlag.RESET_NVRAM, "re-initialize NVRAM from its pristine template");

    private SnapshotCommands() {}

    /** Returns the commands of this group. */
    public static List<Command> all() {
        return Stream.of(SnapshotCreation.all(), List.<Command>of(new SnapshotList()), one())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Command> one() {
        return List.of(
                Command.of(
                        CommandSyntax.of(
                                        "snapshot-current",
                                        CommandGroup.SNAPSHOT,
                                        "Get or set the current snapshot",
                                        "Prints the snapshot from which the domain goes on, or says which it is.",
                                        DomainArgument.option(),
                                        OptionSyntax.flag("name", "list the name, rather than the full xml"))
                                .with(XML_FLAGS.options())
                                .with(List.of(SnapshotArgument.name("name of existing snapshot to make current"))),
                        SnapshotCommands::current),
                Command.of(
                        CommandSyntax.of(
                                        "snapshot-delete",
                                        CommandGroup.SNAPSHOT,
                                        "Delete a domain snapshot",
                                        "Deletes a snapshot; the domain goes on as it is.",
                                        DomainArgument.option(),
                                        SnapshotArgument.name("snapshot name"),
                                        SnapshotArgument.current("delete current snapshot"))
                                .with(DELETE_FLAGS.options()),
                        SnapshotCommands::delete),
                Command.of(
                        CommandSyntax.of(
                                        "snapshot-dumpxml",
                                        CommandGroup.SNAPSHOT,
                                        "Dump XML for a domain snapshot",
                                        "Prints the snapshot as libvirt's XML.",
                                        DomainArgument.option(),
                                        OptionSyntax.required(SnapshotArgument.NAME, "snapshot name"))
                                .with(XML_FLAGS.options())
                                .with(XmlOptions.options()),
                        SnapshotCommands::xml),
                Command.of(
                        CommandSyntax.of(
                                "snapshot-info",
                                CommandGroup.SNAPSHOT,
                                "snapshot information",
                                "Tells what a snapshot is and where it stands in the tree.",
                                DomainArgument.option(),
                                SnapshotArgument.name("snapshot name"),
                                SnapshotArgument.current("info on current snapshot")),
                        SnapshotCommands::info),
                Command.of(
                        CommandSyntax.of(
                                "snapshot-parent",
                                CommandGroup.SNAPSHOT,
                                "Get the name of the parent of a snapshot",
                                "Prints the name of the snapshot that another was taken on.",
                                DomainArgument.option(),
                                SnapshotArgument.name("find parent of snapshot name"),
                                SnapshotArgument.current("find parent of current snapshot")),
                        SnapshotCommands::parent),
                Command.of(
                        CommandSyntax.of(
                                        "snapshot-revert",
                                        CommandGroup.SNAPSHOT,
                                        "Revert a domain to a snapshot",
                                        "Takes the domain back to a snapshot, in the power state that it recorded.",
                                        DomainArgument.option(),
                                        SnapshotArgument.name("snapshot name"),
                                        SnapshotArgument.current("revert to current snapshot"))
                                .with(REVERT_FLAGS.options()),
                        SnapshotCommands::revert));
    }

    private static void current(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        Optional<String> wanted = arguments.text(SnapshotArgument.NAME);
        if (wanted.isPresent()) {
            // With its secrets: what is redefined is all that will be there.
            String xml = domain.snapshots().byName(wanted.get()).xml(Set.of(SnapshotXmlFlag.SECURE));
            domain.snapshots().createFromXml(xml, Set.of(SnapshotCreateFlag.REDEFINE, SnapshotCreateFlag.CURRENT));
            place.output().shortRemark("Snapshot " + wanted.get() + " set as current");
            return;
        }
        Snapshot current = domain.snapshots()
                .current()
                .orElseThrow(() ->
                        new CommandFailure("domain '" + DomainArgument.typed(arguments) + "' has no current snapshot"));
        String xml = current.xml(XML_FLAGS.read(arguments));
        place.output().text(arguments.has("name") ? PlainText.of(current.info().name()) : xml);
    }

    private static void delete(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        Snapshot snapshot = SnapshotArgument.find(arguments, domain);
        String name = snapshot.info().name();
        try {
            snapshot.delete(DELETE_FLAGS.read(arguments));
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to delete snapshot " + name, e);
        }
        boolean onlyChildren = arguments.has("children-only");
        place.output().remark("Domain snapshot " + name + (onlyChildren ? " children" : "") + " deleted");
    }

    private static void xml(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        String xml = domain.snapshots()
                .byName(arguments.required(SnapshotArgument.NAME))
                .xml(XML_FLAGS.read(arguments));
        place.output().text(XmlOptions.select(arguments, xml, xml));
    }

    private static void info(Arguments arguments, Workplace place) {
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
        output.field(WIDTH, "State:", snapshot.stateName());
        output.field(WIDTH, "Location:", snapshot.external() ? "external" : "internal");
        output.field(WIDTH, "Parent:", parent.map(PlainText::of).orElse("-"));
        output.field(WIDTH, "Children:", Integer.toString(snapshot.children().size()));
        output.field(WIDTH, "Descendants:", Long.toString(snapshot.walk().count() - 1));
        output.field(WIDTH, "Metadata:", snapshot.metadata() ? "yes" : "no");
    }

    private static void parent(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        Snapshot snapshot = SnapshotArgument.find(arguments, domain);
        // The blank line behind the command ends this one.
        place.output()
                .text(snapshot.parent()
                        .map(parent -> PlainText.of(parent.info().name()))
                        .orElseThrow(() -> new CommandFailure(
                                "snapshot '" + snapshot.info().name() + "' has no parent")));
    }

    private static void revert(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        Snapshot snapshot = SnapshotArgument.find(arguments, domain);
        String name = snapshot.info().name();
        try {
            snapshot.revert(REVERT_FLAGS.read(arguments));
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to revert snapshot " + name, e);
        }
        place.output().remark("Domain snapshot " + name + " reverted");
    }
}
