// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.argument;

import java.util.Optional;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;

/** The options {@code --snapshotname} and {@code --current}: which snapshot is meant. */
public final class SnapshotArgument {
    public static final String NAME = "snapshotname";

    private static final String CURRENT = "current";

    private SnapshotArgument() {}

    public static OptionSyntax name(String description) {
        return OptionSyntax.text(NAME, description);
    }

    public static OptionSyntax current(String description) {
        return OptionSyntax.flag(CURRENT, description);
    }

    /** Finds the snapshot that the options say. */
    public static Snapshot find(Arguments arguments, Domain domain) {
        Optional<String> name = arguments.text(NAME);
        if (arguments.has(CURRENT) && name.isPresent()) {
            throw new CommandFailure("--" + NAME + " and --" + CURRENT + " are mutually exclusive");
        }
        if (arguments.has(CURRENT)) {
            return current(domain);
        }
        return domain.snapshots()
                .byName(name.orElseThrow(() -> new CommandFailure("--" + NAME + " or --" + CURRENT + " is required")));
    }

    /** Finds the current snapshot. */
    public static Snapshot current(Domain domain) {
        return domain.snapshots()
                .current()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_DOMAIN_SNAPSHOT,
                        "domain '" + domain.name() + "' has no current snapshot: name one, or take one first"));
    }
}
