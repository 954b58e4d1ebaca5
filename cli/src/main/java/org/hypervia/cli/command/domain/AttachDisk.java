// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.Affect;
import org.hypervia.cli.argument.AffectOptions;
import org.hypervia.cli.argument.ByteSize;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

final class AttachDisk implements Command {
    private static final String SIZE = "size";

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "attach-disk",
                        CommandGroup.DOMAIN,
                        "attach disk device",
                        """
                        Attaches a disk to a domain.
                        With --size a new one: the volume is made in the pool that the source's path leads to, and removed \
                        again when it cannot be attached.""",
                        DomainArgument.option(),
                        OptionSyntax.required("source", "source of disk device or name of network disk"),
                        OptionSyntax.required("target", "target of disk device"))
                .with(DiskXml.options())
                .with(AffectOptions.ofDevice())
                .with(List.of(
                        OptionSyntax.flag("print-xml", "print XML document rather than attach the disk"),
                        OptionSyntax.namedText(
                                SIZE, "make a new volume of this size, as scaled integer (default bytes)"),
                        OptionSyntax.namedText(
                                "allocation", "how much of a new volume is to take room at once (default all)"),
                        OptionSyntax.namedText("format", "format of a new volume (default that of --subdriver)")));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        AffectOptions.check(arguments);
        for (String option : Stream.of("allocation", "format").toList()) {
            arguments.requires(option, SIZE);
        }
        String xml = DiskXml.of(arguments);
        if (arguments.has("print-xml")) {
            place.output().text(xml);
            return;
        }
        Domain domain = DomainArgument.find(arguments, place);
        Optional<NewVolume> made =
                arguments.text(SIZE).map(ByteSize::read).map(size -> NewVolume.create(arguments, place, size));
        try {
            Optional<Affect> affects = AffectOptions.ofDevice(arguments, domain);
            affects.ifPresentOrElse(
                    given -> domain.devices().attach(xml, given),
                    () -> domain.devices().attach(xml));
        } catch (HypervisorException e) {
            made.ifPresent(volume -> volume.takeBack(e, place.output()));
            throw new CommandFailure("Failed to attach disk", e);
        }
        place.output().remark("Disk attached successfully");
    }
}
