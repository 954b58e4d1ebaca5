// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.cli.command.DomainArgument.By;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

final class DomUuid implements Command {
    private static final Set<By> WAYS = EnumSet.of(By.ID, By.NAME);

    /** What libvirt tells of a domain whose UUID it cannot read. */
    private static final UUID UNKNOWN = new UUID(0, 0);

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "domuuid",
                CommandGroup.MONITOR,
                "convert a domain name or id to domain UUID",
                "",
                DomainArgument.option("id or name of the domain"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        place.output().line(text(DomainArgument.find(arguments, place, WAYS).identity()));
    }

    /** Writes a UUID, all zeros where there is none. */
    static String text(DomainIdentity identity) {
        return identity.uuid().orElse(UNKNOWN).toString();
    }
}
