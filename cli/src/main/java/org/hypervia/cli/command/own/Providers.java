// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.own;

import java.util.List;
import java.util.stream.IntStream;
import org.hypervia.api.ProviderDescription;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.output.Table;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.TextLines;

final class Providers implements Command {
    /** What stands around names and schemes in the table, the second column included. */
    private static final int MARGIN = 18;

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
        Output output = place.output();
        List<ProviderDescription> providers = place.hypervisors().get().providers();
        Table table = new Table(List.of("Provider", "Available", "Schemes"));
        int longest =
                providers.stream().mapToInt(provider -> provider.id().length()).reduce("Provider".length(), Math::max);
        for (ProviderDescription provider : providers) {
            List<String> schemes = schemes(provider);
            // Scripts read one line a provider.
            int width = output.isQuiet() ? Integer.MAX_VALUE : TextLines.TERMINAL - MARGIN - longest;
            String name = provider.id();
            String available = provider.unavailable().isPresent() ? "no" : "yes";
            for (String line : TextLines.of(schemes, width)) {
                table.add(List.of(name, available, line));
                name = "";
                available = "";
            }
        }
        table.print(output, !output.isQuiet());
        for (ProviderDescription provider : providers) {
            provider.unavailable().ifPresent(why -> {
                output.remark("");
                TextLines.of("provider " + provider.id() + " cannot be used here: " + why, TextLines.TERMINAL)
                        .forEach(output::remark);
            });
        }
    }

    /** Most schemes of libvirt go with each of its transports, which would fill the screen. */
    private static List<String> schemes(ProviderDescription provider) {
        List<String> schemes = provider.schemes().stream()
                .filter(scheme -> scheme.indexOf('+') < 0)
                .map(scheme -> provider.schemes().contains(scheme + "+ssh") ? scheme + "[+TRANSPORT]" : scheme)
                .toList();
        int last = schemes.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> schemes.get(i) + (i < last ? "," : ""))
                .toList();
    }
}
