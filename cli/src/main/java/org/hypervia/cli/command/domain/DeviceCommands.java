// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.domain.DeviceUpdateFlag;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainDevices;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.Affect;
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
        /** Without an {@code Affect} nothing was said. */
        void make(DomainDevices devices, String xml, Optional<Affect> affects, Set<DeviceUpdateFlag> flags);
    }

    private DeviceCommands() {}

    static List<Command> all() {
        return List.of(
                command(
                        "attach",
                        "attached",
                        List.of(),
                        (devices, xml, affects, flags) -> affects.ifPresentOrElse(
                                given -> devices.attach(xml, given), () -> devices.attach(xml))),
                command(
                        "detach",
                        "detached",
                        List.of(),
                        (devices, xml, affects, flags) -> affects.ifPresentOrElse(
                                given -> devices.detach(xml, given), () -> devices.detach(xml))),
                command(
                        "update",
                        "updated",
                        UPDATE_FLAGS.options(),
                        (devices, xml, affects, flags) -> devices.update(xml, affects.orElse(Affect.CURRENT), flags)));
    }

    private static Command command(String verb, String done, List<OptionSyntax> options, Change change) {
        return Command.of(
                CommandSyntax.of(
                                verb + "-device",
                                CommandGroup.DOMAIN,
                                verb + " device from an XML file",
                                "The file holds one disk or interface element of domain XML.",
                                DomainArgument.option(),
                                OptionSyntax.required("file", "XML file"))
                        .with(AffectOptions.ofDevice())
                        .with(options),
                (arguments, place) -> run(arguments, place, verb, done, change));
    }

    private static void run(Arguments arguments, Workplace place, String verb, String done, Change change) {
        AffectOptions.check(arguments);
        Domain domain = DomainArgument.find(arguments, place);
        String file = arguments.required("file");
        String xml = ConfigFiles.readText(file);
        try {
            change.make(domain.devices(), xml, AffectOptions.ofDevice(arguments, domain), UPDATE_FLAGS.read(arguments));
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to " + verb + " device from " + file, e);
        }
        place.output().remark("Device " + done + " successfully");
    }
}
