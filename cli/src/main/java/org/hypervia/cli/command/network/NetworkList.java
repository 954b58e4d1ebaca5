// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.network.Network;
import org.hypervia.api.network.NetworkCondition;
import org.hypervia.api.network.NetworkSummary;
import org.hypervia.api.network.Networks;
import org.hypervia.api.value.Listing;
import org.hypervia.cli.argument.Conditions;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.NameOrder;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.output.Table;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.xml.DocumentText;

final class NetworkList implements Command {
    private static final Comparator<NetworkSummary> ORDER =
            Comparator.comparing(row -> row.identity().name(), NameOrder.BY_NAME);
    private static final List<String> FORMS = List.of("table", "name", "uuid");
    private static final Conditions<NetworkCondition> CONDITIONS;

    static {
        Map<String, NetworkCondition> others = new LinkedHashMap<>();
        others.put("persistent", NetworkCondition.PERSISTENT);
        others.put("transient", NetworkCondition.TRANSIENT);
        others.put("autostart", NetworkCondition.AUTOSTART);
        others.put("no-autostart", NetworkCondition.NO_AUTOSTART);
        CONDITIONS = new Conditions<>("networks", NetworkCondition.ACTIVE, NetworkCondition.INACTIVE, others);
    }

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "net-list",
                        CommandGroup.NETWORK,
                        "list networks",
                        "Lists networks: the active ones unless an option says otherwise.")
                .with(CONDITIONS.options())
                .with(List.of(
                        OptionSyntax.flag("uuid", "print UUIDs instead of the table"),
                        OptionSyntax.flag("name", "print names instead of the table"),
                        OptionSyntax.flag("table", "print the table (default)"),
                        OptionSyntax.flag("title", "add a column with the titles")));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        if (FORMS.stream().filter(arguments::has).count() > 1) {
            throw new CommandFailure("Only one argument from --table, --name and --uuid may be specified.");
        }
        Networks networks = place.hypervisor().networks();
        Set<NetworkCondition> conditions = CONDITIONS.read(arguments);
        Listing<NetworkSummary> listing = fetch(networks, conditions);
        List<NetworkSummary> rows = listing.stream().sorted(ORDER).toList();
        Output output = place.output();
        if (arguments.has("uuid")) {
            rows.forEach(row -> output.line(row.identity().uuid().toString()));
        } else if (arguments.has("name")) {
            rows.forEach(row -> output.line(output.name(row.identity().name())));
        } else {
            Optional<Map<String, String>> titles =
                    Optional.of(networks).filter(any -> arguments.has("title")).map(all -> titles(all, conditions));
            printTable(rows, titles, output);
        }
        listing.failures()
                .forEach(failure -> output.error("network " + failure.ref() + " could not be read: "
                        + failure.error().getMessage()));
    }

    private static Listing<NetworkSummary> fetch(Networks networks, Set<NetworkCondition> conditions) {
        try {
            return networks.summaries(conditions);
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to list networks", e);
        }
    }

    /** Titles stand in the XML alone: one call more a network, only when they are asked for. */
    private static Map<String, String> titles(Networks networks, Set<NetworkCondition> conditions) {
        return networks.list(conditions).stream()
                .collect(Collectors.toMap(
                        network -> network.identity().ref(), NetworkList::title, (first, second) -> first));
    }

    private static String title(Network network) {
        return DocumentText.of(network.xml()).child("title");
    }

    private static void printTable(List<NetworkSummary> rows, Optional<Map<String, String>> titles, Output output) {
        List<String> header = new ArrayList<>(List.of("Name", "State", "Autostart", "Persistent"));
        if (titles.isPresent()) {
            header.add("Title");
        }
        Table table = new Table(header);
        for (NetworkSummary row : rows) {
            Stream<String> cells = Stream.of(
                    row.identity().name(),
                    row.active() ? "active" : "inactive",
                    Output.yesOrNo(row.autostart()),
                    Output.yesOrNo(row.persistent()));
            Stream<String> title =
                    titles.map(all -> all.getOrDefault(row.identity().ref(), "")).stream();
            table.add(Stream.concat(cells, title).toList());
        }
        table.print(output, !output.isQuiet());
    }
}
