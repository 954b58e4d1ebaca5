// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.Domain;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

final class Reboot implements Command {
    private static final PowerChange CHANGE = new PowerChange("reboot", "is being rebooted");

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "reboot",
                CommandGroup.DOMAIN,
                "reboot a domain",
                "Asks the guest to restart, and does not wait for it. ESX needs VMware Tools in the guest.",
                DomainArgument.option(),
                GuestMode.option("reboot"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        int modes = GuestMode.parse(arguments, " or");
        CHANGE.perform(arguments, place, domain -> reboot(domain, modes));
    }

    private static void reboot(Domain domain, int modes) {
        if (modes != 0) {
            throw PowerChange.unsupportedFlags(modes, "--mode");
        }
        domain.reboot();
    }
}
