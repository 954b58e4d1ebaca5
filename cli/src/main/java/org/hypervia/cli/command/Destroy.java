// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.Domain;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class Destroy implements Command {
    private static final PowerChange CHANGE = new PowerChange("destroy", "destroyed");

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "destroy",
                CommandGroup.DOMAIN,
                "destroy (stop) a domain",
                "Switches the domain off at once; its configuration and its disks stay.",
                DomainArgument.option(),
                OptionSyntax.flag("graceful", "give up rather than kill; not for ESX"),
                OptionSyntax.flag("remove-logs", "remove the domain's logs; not for ESX"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        int flags = (arguments.has("graceful") ? 1 : 0) | (arguments.has("remove-logs") ? 2 : 0);
        CHANGE.perform(arguments, place, domain -> destroy(domain, flags));
    }

    private static void destroy(Domain domain, int flags) {
        if (flags != 0) {
            throw PowerChange.unsupportedFlags(flags, "--graceful and --remove-logs");
        }
        domain.destroy();
    }
}
