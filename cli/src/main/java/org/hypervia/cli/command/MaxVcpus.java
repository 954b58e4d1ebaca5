// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class MaxVcpus implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "maxvcpus",
                CommandGroup.HOST,
                "connection vcpu maximum",
                "Tells how many virtual CPUs a domain of the host can have.",
                OptionSyntax.text("type", "domain type; all have the same number"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        place.output().line(Integer.toString(place.hypervisor().host().maxVcpus()));
    }
}
