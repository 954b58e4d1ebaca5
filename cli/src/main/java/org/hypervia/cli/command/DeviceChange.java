// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.hypervia.api.domain.Affect;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

/**
 * The commands that change a device by its XML.
 *
 * @param verb such as {@code attach}, which the command's name begins with
 * @param done for {@code Device DONE successfully}
 * @param options what the command takes beside what all of them take
 * @param change what it does
 */
record DeviceChange(String verb, String done, List<OptionSyntax> options, Change change) implements Command {
    /** What a command does to a device. */
    interface Change {
        void make(Domain domain, String xml, Affect affects);
    }

    static DeviceChange attach() {
        return new DeviceChange(
                "attach",
                "attached",
                List.of(),
                (domain, xml, affects) -> domain.devices().attach(xml, affects));
    }

    static DeviceChange detach() {
        return new DeviceChange(
                "detach",
                "detached",
                List.of(),
                (domain, xml, affects) -> domain.devices().detach(xml, affects));
    }

    static DeviceChange update() {
        return new DeviceChange(
                "update",
                "updated",
                List.of(OptionSyntax.flag("force", "force device update; not for ESX")),
                (domain, xml, affects) -> domain.devices().update(xml, affects));
    }

    @Override
    public CommandSyntax syntax() {
        List<OptionSyntax> all = new ArrayList<>(List.of(
                DomainArgument.option(),
                OptionSyntax.required("file", "XML file"),
                OptionSyntax.flag("persistent", "make live change persistent"),
                AffectOptions.config(),
                AffectOptions.live(),
                AffectOptions.current()));
        all.addAll(options);
        return new CommandSyntax(
                verb + "-device",
                CommandGroup.DOMAIN,
                verb + " device from an XML file",
                "The file holds one disk or interface element of domain XML.",
                all);
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        arguments.exclusive("persistent", "current");
        AffectOptions.read(arguments);
        Domain domain = DomainArgument.find(arguments, place);
        String file = arguments.required("file");
        String xml = ConfigFiles.readText(file);
        try {
            if (arguments.has("force")) {
                throw PowerChange.unsupportedFlags(4, "--force");
            }
            change.make(domain, xml, AffectOptions.readDevice(arguments, domain));
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to " + verb + " device from " + file, e);
        }
        place.output().remark("Device " + done + " successfully");
    }
}
