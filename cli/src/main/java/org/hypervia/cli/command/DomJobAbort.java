// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

final class DomJobAbort implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "domjobabort",
                CommandGroup.DOMAIN,
                "abort active domain job",
                "Cancels what works on the domain at present.",
                DomainArgument.option());
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        DomainArgument.find(arguments, place).job().abort();
    }
}
