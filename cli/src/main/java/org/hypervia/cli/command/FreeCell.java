// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class FreeCell implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "freecell",
                CommandGroup.HOST,
                "NUMA free memory",
                "Tells how much memory of the host is free.",
                OptionSyntax.number("cellno", "number of a NUMA cell; ESX tells only the total"),
                OptionSyntax.flag("all", "every NUMA cell; ESX tells only the total"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        arguments.exclusive("all", "cellno");
        boolean oneCell = arguments.number("cellno").isPresent();
        var host = place.hypervisor().host();
        if (oneCell || arguments.has("all")) {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT,
                    "free memory by NUMA cell: leave out " + (oneCell ? "--cellno" : "--all") + " for the total");
        }
        // Libvirt rounds down to whole KiB.
        place.output().line("Total: " + host.freeMemory().bytes() / 1024 + " KiB");
    }
}
