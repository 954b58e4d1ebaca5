// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.PlainText;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;

final class DomHostname implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "domhostname",
                CommandGroup.MONITOR,
                "print the domain's hostname",
                "Prints the host name that the guest's agent tells. ESX needs VMware Tools in the guest.",
                DomainArgument.option(),
                OptionSyntax.namedText("source", "address source: 'lease' or 'agent'; not for ESX"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        int flags = arguments.text("source").map(DomHostname::flag).orElse(0);
        try {
            if (flags != 0) {
                throw PowerChange.unsupportedFlags(flags, "--source");
            }
            place.output().line(PlainText.of(domain.guest().hostname()));
        } catch (HypervisorException e) {
            throw new CommandFailure("failed to get hostname", e);
        }
    }

    private static int flag(String source) {
        return switch (source) {
            case "lease" -> 1;
            case "agent" -> 2;
            default -> throw new UsageException("Unknown data source '" + source + "'");
        };
    }
}
