// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotCreateFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.PlainText;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

/** What the two commands that take a snapshot have in common. */
final class SnapshotFlags {
    private static final Map<String, SnapshotCreateFlag> FLAGS = new LinkedHashMap<>();

    static {
        FLAGS.put("no-metadata", SnapshotCreateFlag.NO_METADATA);
        FLAGS.put("halt", SnapshotCreateFlag.HALT);
        FLAGS.put("disk-only", SnapshotCreateFlag.DISK_ONLY);
        FLAGS.put("reuse-external", SnapshotCreateFlag.REUSE_EXT);
        FLAGS.put("quiesce", SnapshotCreateFlag.QUIESCE);
        FLAGS.put("atomic", SnapshotCreateFlag.ATOMIC);
        FLAGS.put("live", SnapshotCreateFlag.LIVE);
        FLAGS.put("validate", SnapshotCreateFlag.VALIDATE);
    }

    private SnapshotFlags() {}

    /** Adds the options of the flags to a command. */
    static CommandSyntax with(CommandSyntax syntax) {
        List<OptionSyntax> options = new ArrayList<>(syntax.options());
        options.addAll(List.of(
                OptionSyntax.flag("no-metadata", "take snapshot but create no metadata"),
                OptionSyntax.flag("halt", "halt domain after snapshot is created"),
                OptionSyntax.flag("disk-only", "capture disk state but not vm state"),
                OptionSyntax.flag("reuse-external", "reuse any existing external files; not for ESX"),
                OptionSyntax.flag("quiesce", "quiesce guest's file systems"),
                OptionSyntax.flag("atomic", "require atomic operation"),
                OptionSyntax.flag("live", "take a live snapshot; not for ESX"),
                OptionSyntax.flag("validate", "refuse XML that would be skipped")));
        return new CommandSyntax(syntax.name(), syntax.group(), syntax.summary(), syntax.description(), options);
    }

    static Set<SnapshotCreateFlag> read(Arguments arguments) {
        return FlagOptions.read(arguments, FLAGS);
    }

    /**
     * Takes a snapshot. Where the hypervisor does not know how to halt a domain with it, the domain is switched off
     * afterwards, as virsh does.
     */
    static Snapshot take(Domain domain, String xml, Set<SnapshotCreateFlag> flags) {
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
    static void created(Snapshot made, Optional<String> file, Workplace place) {
        if (!place.output().isQuiet()) {
            place.output()
                    .text("Domain snapshot " + PlainText.of(made.info().name()) + " created"
                            + file.map(name -> " from '" + name + "'").orElse(""));
        }
    }
}
