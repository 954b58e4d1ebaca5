// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.DomainStatus;
import org.hypervia.cli.output.StateText;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class DomState implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "domstate",
                CommandGroup.MONITOR,
                "domain state",
                "Tells the state of a domain.",
                DomainArgument.option(),
                OptionSyntax.flag("reason", "also tell how the domain came to it"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        DomainStatus status = DomainArgument.find(arguments, place).status();
        String state = StateText.of(status.state());
        place.output().line(arguments.has("reason") ? state + " (" + StateText.reason(status) + ")" : state);
    }
}
