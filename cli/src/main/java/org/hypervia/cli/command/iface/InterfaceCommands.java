// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.iface;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.network.HostInterface;
import org.hypervia.api.network.HostInterfaceSummary;
import org.hypervia.api.network.InterfaceCondition;
import org.hypervia.api.network.InterfaceXmlFlag;
import org.hypervia.api.value.Listing;
import org.hypervia.cli.argument.Conditions;
import org.hypervia.cli.argument.FlagOptions;
import org.hypervia.cli.argument.InterfaceArgument;
import org.hypervia.cli.argument.InterfaceArgument.By;
import org.hypervia.cli.argument.XmlOptions;
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

/** The commands that tell about the host's own interfaces. */
public final class InterfaceCommands {
    private static final Comparator<HostInterfaceSummary> ORDER =
            Comparator.comparing(row -> row.identity().name(), NameOrder.BY_NAME);

    private static final FlagOptions<InterfaceXmlFlag> XML_FLAGS =
            FlagOptions.of("inactive", InterfaceXmlFlag.INACTIVE, "as it is configured, not as it is now");

    private static final Conditions<InterfaceCondition> CONDITIONS =
            new Conditions<>("interfaces", InterfaceCondition.ACTIVE, InterfaceCondition.INACTIVE, Map.of());

    private InterfaceCommands() {}

    /** Returns the commands of this group. */
    public static List<Command> all() {
        return List.of(
                Command.of(
                        CommandSyntax.of(
                                        "iface-list",
                                        CommandGroup.INTERFACE,
                                        "list physical host interfaces",
                                        "Lists interfaces: the active ones unless an option says otherwise.")
                                .with(CONDITIONS.options()),
                        InterfaceCommands::list),
                converter(
                        "iface-name",
                        "convert an interface MAC address to interface name",
                        "interface mac",
                        By.MAC,
                        HostInterface::name),
                converter(
                        "iface-mac",
                        "convert an interface name to interface MAC address",
                        "interface name",
                        By.NAME,
                        HostInterface::mac),
                Command.of(
                        syntax("iface-dumpxml", "interface information in XML", "interface name or MAC address")
                                .with(XML_FLAGS.options())
                                .with(XmlOptions.options()),
                        (arguments, place) -> {
                            HostInterface found = InterfaceArgument.find(arguments, place, EnumSet.allOf(By.class));
                            String xml = found.xml(XML_FLAGS.read(arguments));
                            place.output().text(XmlOptions.select(arguments, xml, xml));
                        }));
    }

    private static CommandSyntax syntax(String name, String summary, String which) {
        OptionSyntax option = InterfaceArgument.option(which);
        return CommandSyntax.of(name, CommandGroup.INTERFACE, summary, "", option);
    }

    private static Command converter(
            String name, String summary, String which, By way, Function<HostInterface, String> answer) {
        return Command.of(
                syntax(name, summary, which),
                (arguments, place) -> place.output()
                        .line(place.output()
                                .name(answer.apply(InterfaceArgument.find(arguments, place, EnumSet.of(way))))));
    }

    private static void list(Arguments arguments, Workplace place) {
        arguments.exclusive("all", "inactive");
        Listing<HostInterfaceSummary> listing;
        try {
            listing = place.hypervisor().hostInterfaces().summaries(CONDITIONS.read(arguments));
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to list interfaces", e);
        }
        Table table = new Table(List.of("Name", "State", "MAC Address"));
        listing.stream()
                .sorted(ORDER)
                .forEach(row -> table.add(List.of(
                        row.identity().name(),
                        row.active() ? "active" : "inactive",
                        row.identity().mac())));
        Output output = place.output();
        table.print(output, !output.isQuiet());
        listing.failures()
                .forEach(failure -> output.error("interface " + failure.ref() + " could not be read: "
                        + failure.error().getMessage()));
    }
}
