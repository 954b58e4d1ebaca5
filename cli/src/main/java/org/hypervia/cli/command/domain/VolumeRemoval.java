// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;
import org.hypervia.cli.xml.MediaXml;

/**
 * The options of {@code undefine} that take the disks away with the domain. Without storage pools no volume can be removed, so
 * whoever asks for it is refused; but what virsh finds wrong with the question is said first and in its words.
 */
final class VolumeRemoval {
    private static final String SOME = "storage";
    private static final String ALL = "remove-all-storage";
    private static final String SNAPSHOTS = "delete-storage-volume-snapshots";
    private static final String WIPE = "wipe-storage";

    private VolumeRemoval() {}

    static List<OptionSyntax> options() {
        return List.of(
                OptionSyntax.namedText(SOME, "remove associated storage volumes; not supported"),
                OptionSyntax.flag(ALL, "remove all associated storage volumes; not supported"),
                OptionSyntax.flag(SNAPSHOTS, "delete snapshots of the volumes; not supported"),
                OptionSyntax.flag(WIPE, "wipe data on the removed volumes; not supported"));
    }

    /** Refuses options that want for another one, before anything is asked. */
    static void check(Arguments arguments) {
        if (arguments.has(SNAPSHOTS) && !arguments.has(ALL)) {
            throw new UsageException("Option --" + ALL + " is required by option --" + SNAPSHOTS);
        }
        if (arguments.has(WIPE) && !isAsked(arguments)) {
            throw new UsageException("'--" + WIPE + "' requires '--" + SOME + " <string>' or '--" + ALL + "'");
        }
    }

    private static boolean isAsked(Arguments arguments) {
        return arguments.has(SOME) || arguments.has(ALL);
    }

    /** Refuses to remove volumes, before anything is undefined. */
    static void refuse(Arguments arguments, Domain domain) {
        if (!isAsked(arguments)) {
            return;
        }
        if (domain.status().state().isActive()) {
            throw new CommandFailure("Storage volume deletion is supported only on stopped domains");
        }
        if (arguments.has(SOME) && arguments.has(ALL)) {
            throw new CommandFailure("Specified both --" + SOME + " and --" + ALL);
        }
        String unknown = unknown(arguments.text(SOME), domain);
        if (!unknown.isEmpty()) {
            throw new CommandFailure(unknown);
        }
        throw new HypervisorException(
                ErrorCode.NO_SUPPORT,
                "leave out --" + (arguments.has(SOME) ? SOME : ALL) + " and remove the files yourself");
    }

    /** Names those that the domain does not have. */
    private static String unknown(Optional<String> wanted, Domain domain) {
        if (wanted.isEmpty()) {
            return "";
        }
        Set<String> there = MediaXml.namesOfDisks(domain.xml(Set.of(DomainXmlFlag.INACTIVE)));
        return Stream.of(wanted.get().split(","))
                .filter(name -> !there.contains(name))
                .map(name -> "Volume '" + name + "' was not found in domain's definition.\n")
                .collect(Collectors.joining("\nerror: "));
    }
}
