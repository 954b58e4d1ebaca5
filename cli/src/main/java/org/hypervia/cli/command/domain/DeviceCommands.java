// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.List;
import java.util.Set;
import org.hypervia.api.domain.Affect;
import org.hypervia.api.domain.DeviceUpdateFlag;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.argument.AffectOptions;
import org.hypervia.cli.argument.ConfigFiles;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.argument.FlagOptions;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

/** The commands that change a device by its XML. */
final class DeviceCommands {
    private static final FlagOptions<DeviceUpdateFlag> UPDATE_FLAGS =
            FlagOptions.of("force", DeviceUpdateFlag.FORCE, "force device update");

    /** What a command does to a device. */
    private interface Change {
        void make(Domain domain, String xml, Affect affects, Set<DeviceUpdateFlag> flags);
    }

    private DeviceCommands() {}

    static List<Command> all() {
        return List.of(
                command(
                        "attach",
                        "attached",
                        List.of(),
                        (domain, xml, affects, flags) -> domain.devices().attach(xml, affects)),
                command(
                        "detach",
                        "detached",
                        List.of(),
                        (domain, xml, affects, flags) -> domain.devices().detach(xml, affects)),
                command(
                        "update",
                        "updated",
                        UPDATE_FLAGS.options(),
                        (domain, xml, affects, flags) -> domain.devices().update(xml, affects, flags)));
    }

    private static Command command(String verb, String done, List<OptionSyntax> options, Change change) {
        return Command.of(
                CommandSyntax.of(
                                verb + "-device",
                                CommandGroup.DOMAIN,
                                verb + " device from an XML file",
                                "The file holds one disk or interface element of domain XML.",
                                DomainArgument.option(),
                                OptionSyntax.required("file", "XML file"),
                                OptionSyntax.flag("persistent", "make live change persistent"),
                                AffectOptions.config(),
                                AffectOptions.live(),
                                AffectOptions.current())
                        .with(options),
                (arguments, place) -> run(arguments, place, verb, done, change));
    }

    private static void run(Arguments arguments, Workplace place, String verb, String done, Change change) {
        arguments.exclusive("persistent", "current");
        AffectOptions.read(arguments);
        Domain domain = DomainArgument.find(arguments, place);
        String file = arguments.required("file");
        String xml = ConfigFiles.readText(file);
        try {
            change.make(domain, xml, AffectOptions.readDevice(arguments, domain), UPDATE_FLAGS.read(arguments));
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to " + verb + " device from " + file, e);
        }
        place.output().remark("Device " + done + " successfully");
    }
}
