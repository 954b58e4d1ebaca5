// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.monitor;

import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.hypervia.api.domain.BlockInfo;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.output.SizeWords;
import org.hypervia.cli.output.Table;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;
import org.hypervia.cli.xml.DeviceElement;
import org.hypervia.cli.xml.DocumentText;

/** The commands that tell about a domain's disks. */
final class BlockCommands {
    private static final int LABEL = 15;
    private static final String NOTHING = "-";
    private static final String DEVICE = "device";

    private BlockCommands() {}

    static List<Command> all() {
        return List.of(
                Command.of(
                        CommandSyntax.of(
                                "domblklist",
                                CommandGroup.MONITOR,
                                "list all domain blocks",
                                "Lists the disks and drives of a domain.",
                                DomainArgument.option(),
                                OptionSyntax.flag("inactive", "as they will be at the next start"),
                                OptionSyntax.flag("details", "with type and device")),
                        BlockCommands::list),
                Command.of(
                        CommandSyntax.of(
                                "domblkinfo",
                                CommandGroup.MONITOR,
                                "domain block device size information",
                                "Tells the sizes of a disk of a domain, or of all.",
                                DomainArgument.option(),
                                OptionSyntax.text(DEVICE, "target or source of the disk"),
                                OptionSyntax.flag("human", "in units for people"),
                                OptionSyntax.flag("all", "of all disks")),
                        BlockCommands::info));
    }

    private static void list(Arguments arguments, Workplace place) {
        Domain domain = DomainArgument.find(arguments, place);
        Set<DomainXmlFlag> flags = arguments.has("inactive") ? Set.of(DomainXmlFlag.INACTIVE) : Set.of();
        boolean detailed = arguments.has("details");
        Table table = new Table(detailed ? List.of("Type", "Device", "Target", "Source") : List.of("Target", "Source"));
        for (DeviceElement disk : DocumentText.of(domain.xml(flags)).devices("disk")) {
            String target = disk.target().orElse(NOTHING);
            String source = disk.source().orElse(NOTHING);
            table.add(
                    detailed
                            ? List.of(
                                    disk.attribute("type").orElse(NOTHING),
                                    disk.attribute(DEVICE).orElse("disk"),
                                    target,
                                    source)
                            : List.of(target, source));
        }
        table.print(place.output(), !place.output().isQuiet());
    }

    private static void info(Arguments arguments, Workplace place) {
        arguments.exclusive("all", DEVICE);
        boolean all = arguments.has("all");
        if (!all && !arguments.has(DEVICE)) {
            throw new UsageException("command 'domblkinfo' requires <device> option");
        }
        Domain domain = DomainArgument.find(arguments, place);
        LongFunction<String> size = arguments.has("human") ? SizeWords::fine : Long::toString;
        if (all) {
            printAll(domain, size, place.output());
            return;
        }
        BlockInfo info = domain.devices().blockInfo(arguments.required(DEVICE));
        place.output().field(LABEL, "Capacity:", size.apply(info.capacity()));
        place.output().field(LABEL, "Allocation:", size.apply(info.allocation()));
        place.output().field(LABEL, "Physical:", size.apply(info.physical()));
    }

    private static void printAll(Domain domain, LongFunction<String> size, Output output) {
        Table table = new Table(List.of("Target", "Capacity", "Allocation", "Physical"));
        for (DeviceElement disk : DocumentText.of(domain.xml()).devices("disk")) {
            String target = disk.target().orElse(NOTHING);
            if (disk.source().isEmpty()) {
                table.add(List.of(target, NOTHING, NOTHING, NOTHING));
            } else {
                BlockInfo info = domain.devices().blockInfo(target);
                table.add(List.of(
                        target,
                        size.apply(info.capacity()),
                        size.apply(info.allocation()),
                        size.apply(info.physical())));
            }
        }
        table.print(output, !output.isQuiet());
    }
}
