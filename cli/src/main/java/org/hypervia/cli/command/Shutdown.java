// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.Domain;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

final class Shutdown implements Command {
    private static final PowerChange CHANGE = new PowerChange("shutdown", "is being shutdown");

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "shutdown",
                CommandGroup.DOMAIN,
                "gracefully shutdown a domain",
                "Asks the guest to shut down, and does not wait for it. ESX needs VMware Tools in the guest.",
                DomainArgument.option(),
                GuestMode.option("shutdown"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        int modes = GuestMode.parse(arguments, ", or");
        CHANGE.perform(arguments, place, domain -> shutdown(domain, modes));
    }

    private static void shutdown(Domain domain, int modes) {
        if (modes != 0) {
            throw PowerChange.unsupportedFlags(modes, "--mode");
        }
        domain.shutdown();
    }
}
