// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.snapshot;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotCreateFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.argument.ConfigFiles;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.argument.FlagOptions;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.PlainText;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

/** The two commands that take a snapshot. */
final class SnapshotCreation {
    private static final FlagOptions<SnapshotCreateFlag> FLAGS = FlagOptions.of(
                    "no-metadata", SnapshotCreateFlag.NO_METADATA, "take snapshot but create no metadata")
            .and("halt", SnapshotCreateFlag.HALT, "halt domain after snapshot is created")
            .and("disk-only", SnapshotCreateFlag.DISK_ONLY, "capture disk state but not vm state")
            .and("reuse-external", SnapshotCreateFlag.REUSE_EXT, "reuse any existing external files")
            .and("quiesce", SnapshotCreateFlag.QUIESCE, "quiesce guest's file systems")
            .and("atomic", SnapshotCreateFlag.ATOMIC, "require atomic operation")
            .and("live", SnapshotCreateFlag.LIVE, "take a live snapshot")
            .and("validate", SnapshotCreateFlag.VALIDATE, "refuse XML that would be skipped");

    private static final FlagOptions<SnapshotCreateFlag> XML_FLAGS = FlagOptions.of(
                    "redefine", SnapshotCreateFlag.REDEFINE, "redefine metadata for existing snapshot")
            .and("current", SnapshotCreateFlag.CURRENT, "with redefine, set current snapshot");

    private SnapshotCreation() {}

    static List<Command> all() {
        return List.of(
                Command.of(
                        CommandSyntax.of(
                                        "snapshot-create",
                                        CommandGroup.SNAPSHOT,
                                        "Create a snapshot from XML",
                                        "Takes a snapshot that an XML file describes.",
                                        DomainArgument.option(),
                                        OptionSyntax.text("xmlfile", "domain snapshot XML"))
                                .with(XML_FLAGS.options())
                                .with(FLAGS.options()),
                        SnapshotCreation::fromFile),
                Command.of(
                        CommandSyntax.of(
                                        "snapshot-create-as",
                                        CommandGroup.SNAPSHOT,
                                        "Create a snapshot from a set of args",
                                        "Takes a snapshot; without a name it is called by the time.",
                                        DomainArgument.option(),
                                        OptionSyntax.text("name", "name of snapshot"),
                                        OptionSyntax.text("description", "description of snapshot"),
                                        OptionSyntax.flag("print-xml", "print XML document rather than create"))
                                .with(FLAGS.options()),
                        SnapshotCreation::fromWords));
    }

    private static void fromFile(Arguments arguments, Workplace place) {
        Set<SnapshotCreateFlag> flags = FLAGS.read(arguments);
        flags.addAll(XML_FLAGS.read(arguments));
        Domain domain = DomainArgument.find(arguments, place);
        Optional<String> file = arguments.text("xmlfile");
        String xml = file.map(ConfigFiles::readText).orElse("<domainsnapshot/>");
        created(take(domain, xml, flags), file, place);
    }

    private static void fromWords(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        Optional<String> name = arguments.text("name");
        Optional<String> description = arguments.text("description");
        if (arguments.has("print-xml")) {
            place.output().line(xml(name, description));
            return;
        }
        created(take(domain, xml(name, description), FLAGS.read(arguments)), Optional.empty(), place);
    }

    /**
     * Takes a snapshot. Where the hypervisor does not know how to halt a domain with it, the domain is switched off
     * afterwards, as virsh does.
     */
    private static Snapshot take(Domain domain, String xml, Set<SnapshotCreateFlag> flags) {
        try {
            return domain.snapshots().createFromXml(xml, flags);
        } catch (HypervisorException e) {
            if (e.code() != ErrorCode.INVALID_ARG || !flags.contains(SnapshotCreateFlag.HALT)) {
                throw e;
            }
        }
        Set<SnapshotCreateFlag> others = EnumSet.copyOf(flags);
        others.remove(SnapshotCreateFlag.HALT);
        Snapshot made = domain.snapshots().createFromXml(xml, others);
        if (domain.status().state().isActive()) {
            domain.destroy();
        }
        return made;
    }

    /** Says what was taken; the blank line behind the command ends this one. */
    private static void created(Snapshot made, Optional<String> file, Workplace place) {
        if (!place.output().isQuiet()) {
            place.output()
                    .text("Domain snapshot " + PlainText.of(made.info().name()) + " created"
                            + file.map(name -> " from '" + name + "'").orElse(""));
        }
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
