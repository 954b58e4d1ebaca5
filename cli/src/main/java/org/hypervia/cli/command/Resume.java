// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.Domain;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

final class Resume implements Command {
    private static final PowerChange CHANGE = new PowerChange("resume", "resumed");

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "resume",
                CommandGroup.DOMAIN,
                "resume a domain",
                "Lets a suspended domain continue.",
                DomainArgument.option());
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        CHANGE.perform(arguments, place, Domain::resume);
    }
}
