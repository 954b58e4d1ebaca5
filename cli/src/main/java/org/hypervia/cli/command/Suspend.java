// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.Domain;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

final class Suspend implements Command {
    private static final PowerChange CHANGE = new PowerChange("suspend", "suspended");

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "suspend",
                CommandGroup.DOMAIN,
                "suspend a domain",
                "Stops the virtual CPUs of a running domain. ESX saves its memory to disk.",
                DomainArgument.option());
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        CHANGE.perform(arguments, place, Domain::suspend);
    }
}
