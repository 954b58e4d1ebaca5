// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.EnumSet;
import java.util.Set;
import org.hypervia.cli.command.DomainArgument.By;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

final class DomName implements Command {
    private static final Set<By> WAYS = EnumSet.of(By.ID, By.UUID);

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "domname",
                CommandGroup.MONITOR,
                "convert a domain id or UUID to domain name",
                "",
                DomainArgument.option("id or UUID of the domain"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        place.output().line(DomainArgument.find(arguments, place, WAYS).name());
    }
}
