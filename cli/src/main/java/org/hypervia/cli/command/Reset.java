// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.Domain;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

final class Reset implements Command {
    private static final PowerChange CHANGE = new PowerChange("reset", "was reset");

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "reset",
                CommandGroup.DOMAIN,
                "reset a domain",
                "Switches the domain off and on again at once, without asking the guest.",
                DomainArgument.option());
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        CHANGE.perform(arguments, place, Domain::reset);
    }
}
