// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.network;

import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.network.Network;
import org.hypervia.api.network.NetworkDefineFlag;
import org.hypervia.api.network.NetworkXmlFlag;
import org.hypervia.cli.argument.ConfigFiles;
import org.hypervia.cli.argument.FlagOptions;
import org.hypervia.cli.argument.NetworkArgument;
import org.hypervia.cli.argument.NetworkArgument.By;
import org.hypervia.cli.argument.XmlOptions;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

/** The commands that tell about networks and change them. */
public final class NetworkCommands {
    private static final int LABEL = 15;

    private static final FlagOptions<NetworkXmlFlag> XML_FLAGS =
            FlagOptions.of("inactive", NetworkXmlFlag.INACTIVE, "as it is defined, not as it is now");

    private static final FlagOptions<NetworkDefineFlag> DEFINE_FLAGS =
            FlagOptions.of("validate", NetworkDefineFlag.VALIDATE, "refuse what the hypervisor would not keep");

    private NetworkCommands() {}

    /** Returns the commands of this group. */
    public static List<Command> all() {
        return List.of(
                new NetworkList(),
                Command.of(
                        syntax("net-info", "network information", "Tells basic things about a network."),
                        NetworkCommands::info),
                Command.of(
                        syntax(
                                        "net-dumpxml",
                                        "network information in XML",
                                        "Prints the network as libvirt network XML.")
                                .with(XML_FLAGS.options())
                                .with(XmlOptions.options()),
                        (arguments, place) -> {
                            String xml = NetworkArgument.find(arguments, place).xml(XML_FLAGS.read(arguments));
                            place.output().text(XmlOptions.select(arguments, xml, xml));
                        }),
                converter("net-name", "convert a network UUID to network name", By.UUID, Network::name),
                converter(
                        "net-uuid",
                        "convert a network name to network UUID",
                        By.NAME,
                        network -> network.uuid().toString()),
                Command.of(
                        CommandSyntax.of(
                                        "net-define",
                                        CommandGroup.NETWORK,
                                        "define a network from an XML file",
                                        "Defines a network that stays, or changes one where the hypervisor can.",
                                        OptionSyntax.required("file", "file containing an XML network description"))
                                .with(DEFINE_FLAGS.options()),
                        NetworkCommands::define),
                Command.of(
                        syntax("net-undefine", "undefine a persistent network", "Removes a network."),
                        NetworkCommands::undefine),
                Command.of(
                        syntax(
                                "net-autostart",
                                "autostart a network",
                                "Has a network start with the host.",
                                OptionSyntax.flag("disable", "disable autostarting")),
                        NetworkCommands::autostart));
    }

    private static CommandSyntax syntax(String name, String summary, String description, OptionSyntax... options) {
        return CommandSyntax.of(name, CommandGroup.NETWORK, summary, description, NetworkArgument.option())
                .with(List.of(options));
    }

    private static Command converter(String name, String summary, By way, Function<Network, String> answer) {
        OptionSyntax option = NetworkArgument.option(way == By.UUID ? "network uuid" : "network name");
        return Command.of(
                CommandSyntax.of(name, CommandGroup.NETWORK, summary, "", option),
                (arguments, place) -> place.output()
                        .line(place.output()
                                .name(answer.apply(NetworkArgument.find(arguments, place, EnumSet.of(way))))));
    }

    private static void info(Arguments arguments, Workplace place) {
        Network network = NetworkArgument.find(arguments, place);
        Output output = place.output();
        output.field(LABEL, "Name:", output.name(network.name()));
        output.field(LABEL, "UUID:", network.uuid().toString());
        output.field(LABEL, "Active:", Output.yesOrNo(network.isActive()));
        output.field(LABEL, "Persistent:", Output.yesOrNo(network.isPersistent()));
        output.field(LABEL, "Autostart:", Output.yesOrNo(network.autostart()));
        network.bridge().ifPresent(bridge -> output.field(LABEL, "Bridge:", output.name(bridge)));
    }

    private static void define(Arguments arguments, Workplace place) {
        String file = arguments.required("file");
        String xml = ConfigFiles.readText(file);
        try {
            Network network = place.hypervisor().networks().define(xml, DEFINE_FLAGS.read(arguments));
            place.output().remark("Network " + place.output().name(network.name()) + " defined from " + file);
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to define network from " + file, e);
        }
    }

    private static void undefine(Arguments arguments, Workplace place) {
        Network network = NetworkArgument.find(arguments, place);
        String name = NetworkArgument.typed(arguments);
        try {
            network.undefine();
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to undefine network " + name, e);
        }
        place.output().remark("Network " + name + " has been undefined");
    }

    private static void autostart(Arguments arguments, Workplace place) {
        Network network = NetworkArgument.find(arguments, place);
        String name = NetworkArgument.typed(arguments);
        boolean wanted = !arguments.has("disable");
        String mark = wanted ? "mark" : "unmark";
        try {
            network.setAutostart(wanted);
        } catch (HypervisorException e) {
            throw new CommandFailure("failed to " + mark + " network " + name + " as autostarted", e);
        }
        place.output().remark("Network " + name + " " + mark + "ed as autostarted");
    }
}
