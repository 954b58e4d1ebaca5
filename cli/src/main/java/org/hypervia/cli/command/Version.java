// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.Hypervisor;
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
                OptionSyntax.flag("daemon", "also tell the version of the daemon in between"));
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
            // Without a daemon in between, libvirt tells its own version here.
            output.line("Running against daemon: " + place.version());
        }
    }
}
