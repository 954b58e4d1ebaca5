// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

final class Hostname implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("hostname", CommandGroup.HOST, "print the hypervisor hostname", "");
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        try {
            place.output().line(place.hypervisor().host().hostname());
        } catch (HypervisorException e) {
            throw new CommandFailure("failed to get hostname", e);
        }
    }
}
