// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.own;

import java.util.List;
import java.util.stream.Collectors;
import org.hypervia.api.ProviderDescription;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.Table;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;

final class Providers implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                "providers",
                CommandGroup.HYPERVIA,
                "list the providers",
                "Tells which providers are there, the URI schemes they speak, and whether they can be used here.");
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        Table table = new Table(List.of("Provider", "Schemes", "Available"));
        for (ProviderDescription provider : place.hypervisors().get().providers()) {
            table.add(List.of(
                    provider.id(),
                    schemes(provider),
                    provider.unavailable().map(why -> "no: " + why).orElse("yes")));
        }
        table.print(place.output(), !place.output().isQuiet());
    }

    /** Most schemes of libvirt go with each of its transports, which would fill the screen. */
    private static String schemes(ProviderDescription provider) {
        return provider.schemes().stream()
                .filter(scheme -> scheme.indexOf('+') < 0)
                .map(scheme -> provider.schemes().contains(scheme + "+ssh") ? scheme + "[+TRANSPORT]" : scheme)
                .collect(Collectors.joining(", "));
    }
}
