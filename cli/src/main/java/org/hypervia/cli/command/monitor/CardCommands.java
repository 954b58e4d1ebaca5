// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.monitor;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Table;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.xml.DeviceElement;
import org.hypervia.cli.xml.DocumentText;

/** The commands that tell about a domain's network cards. */
final class CardCommands {
    private static final String NOTHING = "-";
    private static final String CARD = "interface";
    private static final Pattern MAC = Pattern.compile("\\p{XDigit}{1,2}(:\\p{XDigit}{1,2}){5}");

    private CardCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of(
                        CommandSyntax.of(
                                "domiflist",
                                CommandGroup.MONITOR,
                                "list all domain virtual interfaces",
                                "Lists the network cards of a domain.",
                                DomainArgument.option(),
                                OptionSyntax.flag("inactive", "as they will be at the next start")),
                        CardCommands::list),
                Command.of(
                        CommandSyntax.of(
                                "domif-getlink",
                                CommandGroup.MONITOR,
                                "get link state of a virtual interface",
                                "Tells whether the cable of a network card is plugged in.",
                                DomainArgument.option(),
                                OptionSyntax.required(CARD, "interface device (MAC Address)"),
                                OptionSyntax.flag("config", "as it will be at the next start")),
                        CardCommands::link));
    }

    private static Set<DomainXmlFlag> flags(Arguments arguments, String option) {
        return arguments.has(option) ? Set.of(DomainXmlFlag.INACTIVE) : Set.of();
    }

    private static void list(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        Table table = new Table(List.of("Interface", "Type", "Source", "Model", "MAC"));
        for (DeviceElement card :
                DocumentText.of(domain.xml(flags(arguments, "inactive"))).devices(CARD)) {
            table.add(List.of(
                    card.target().orElse(NOTHING),
                    card.attribute("type").orElse(NOTHING),
                    card.attribute("source", "bridge", "dev", "network", "name").orElse(NOTHING),
                    card.attribute("model", "type").orElse(NOTHING),
                    card.attribute("mac", "address").orElse(NOTHING)));
        }
        table.print(place.output(), !place.output().isQuiet());
    }

    private static void link(Arguments arguments, Workplace place) {
        String typed = arguments.required(CARD);
        Domain domain = DomainArgument.find(arguments, place);
        boolean byMac = MAC.matcher(typed).matches();
        String wanted = byMac ? spelledOut(typed) : typed;
        List<DeviceElement> found = DocumentText.of(domain.xml(flags(arguments, "config"))).devices(CARD).stream()
                .filter(card -> byMac
                        ? card.attribute("mac", "address")
                                .filter(mac -> spelledOut(mac).equals(wanted))
                                .isPresent()
                        : card.target().filter(wanted::equals).isPresent())
                .toList();
        if (found.isEmpty()) {
            throw new CommandFailure("Interface (" + (byMac ? "mac" : "dev") + ": " + wanted + ") not found.");
        }
        if (found.size() > 1) {
            throw new CommandFailure("multiple matching interfaces found");
        }
        place.output()
                .text(typed + " " + found.get(0).attribute("link", "state").orElse("up"));
    }

    /** Writes a MAC address with two small digits in each place. */
    private static String spelledOut(String mac) {
        return mac.toLowerCase(Locale.ROOT).replaceAll("(?<![0-9a-f])(?=[0-9a-f](?![0-9a-f]))", "0");
    }
}
