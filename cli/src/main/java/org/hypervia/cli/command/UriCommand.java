// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

final class UriCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("uri", CommandGroup.HOST, "print the hypervisor canonical URI", "");
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        place.output().line(place.hypervisor().uri().toString());
    }
}
