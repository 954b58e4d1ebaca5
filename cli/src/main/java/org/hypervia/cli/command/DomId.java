// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.hypervia.cli.command.DomainArgument.By;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

final class DomId implements Command {
    private static final Set<By> WAYS = EnumSet.of(By.UUID, By.NAME);

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "domid",
                CommandGroup.MONITOR,
                "convert a domain name or UUID to domain id",
                "",
                DomainArgument.option("name or UUID of the domain"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        place.output().line(text(DomainArgument.find(arguments, place, WAYS).id()));
    }

    /** Writes an id, or a hyphen for a domain that is off. */
    static String text(OptionalInt id) {
        return id.isPresent() ? Integer.toString(id.getAsInt()) : "-";
    }
}
