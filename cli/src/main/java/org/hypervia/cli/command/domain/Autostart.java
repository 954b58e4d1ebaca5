// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class Autostart implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "autostart",
                CommandGroup.DOMAIN,
                "autostart a domain",
                "Says whether the domain starts with the host.",
                DomainArgument.option(),
                OptionSyntax.flag("disable", "disable autostarting"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        String name = DomainArgument.typed(arguments);
        boolean on = !arguments.has("disable");
        try {
            domain.setAutostart(on);
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to " + (on ? "" : "un") + "mark domain '" + name + "' as autostarted", e);
        }
        place.output().remark("Domain '" + name + "' " + (on ? "" : "un") + "marked as autostarted");
    }
}
