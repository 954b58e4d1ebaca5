// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class Version implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "version",
                CommandGroup.HOST,
                "show version",
                "Tells the versions of this program and of the hypervisor.",
                OptionSyntax.flag("daemon", "also tell the version of a daemon; ESX has none"));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Hypervisor hypervisor = place.hypervisor();
        Output output = place.output();
        output.line("Compiled against library: hypervia " + place.version());
        output.line("Using library: hypervia " + place.version());
        output.line("Using API: " + hypervisor.type() + " " + place.version());
        if (hypervisor.version().number() == 0) {
            output.line("Cannot extract running " + hypervisor.type() + " hypervisor version");
        } else {
            output.line("Running hypervisor: " + hypervisor.type() + " " + hypervisor.version());
        }
        if (arguments.has("daemon")) {
            throw new CommandFailure(
                    "failed to get the daemon version",
                    new HypervisorException(ErrorCode.NO_SUPPORT, "there is no daemon between here and the host"));
        }
    }
}
