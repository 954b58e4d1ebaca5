// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.DomainType;
import org.hypervia.api.definition.device.ControllerType;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.DiskTarget;
import org.hypervia.api.domain.DeviceUpdateFlag;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.Affect;
import org.hypervia.cli.argument.AffectOptions;
import org.hypervia.cli.argument.DomainArgument;
import org.hypervia.cli.argument.FlagOptions;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.xml.MediaXml;

final class ChangeMedia implements Command {
    /** What is to be done. */
    private enum Action {
        EJECT("ejected"),
        INSERT("inserted"),
        UPDATE("updated");

        private final String done;

        Action(String done) {
            this.done = done;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final FlagOptions<DeviceUpdateFlag> FLAGS =
            FlagOptions.of("force", DeviceUpdateFlag.FORCE, "force media changing");

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "change-media",
                        CommandGroup.DOMAIN,
                        "Change media of CD or floppy drive",
                        "Ejects, inserts or changes the medium of a drive.",
                        DomainArgument.option(),
                        OptionSyntax.required("path", "Fully-qualified path or target of disk device"),
                        OptionSyntax.text("source", "source of the media"),
                        OptionSyntax.flag("eject", "Eject the media"),
                        OptionSyntax.flag("insert", "Insert the media"),
                        OptionSyntax.flag("update", "Update the media"),
                        AffectOptions.current(),
                        AffectOptions.live(),
                        AffectOptions.config())
                .with(FLAGS.options())
                .with(List.of(
                        OptionSyntax.flag("print-xml", "print XML document rather than change media"),
                        OptionSyntax.flag("block", "source media is a block device")));
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        arguments.exclusive("eject", "insert");
        arguments.exclusive("eject", "update");
        arguments.exclusive("insert", "update");
        arguments.exclusive("eject", "block");
        Affect affects = AffectOptions.read(arguments);
        Domain domain = DomainArgument.find(arguments, place);
        String path = arguments.required("path");
        Optional<MediaXml> shown = MediaXml.find(domain.xml(seen(affects)), path);
        Optional<Disk> hidden = shown.isPresent() ? Optional.empty() : hidden(domain.definition(), path);
        if (shown.isEmpty() && (hidden.isEmpty() || arguments.has("print-xml"))) {
            throw nothing(path);
        }
        Action action = action(arguments);
        if (shown.isEmpty() && action == Action.EJECT) {
            throw nothing(path);
        }
        check(path, shown.flatMap(MediaXml::medium).isPresent(), action);
        if (arguments.has("print-xml")) {
            place.output().text(changed(shown.orElseThrow(), action, arguments));
            return;
        }
        try {
            if (shown.isPresent()) {
                domain.devices().update(changed(shown.get(), action, arguments), affects, FLAGS.read(arguments));
            } else {
                domain.devices().update(changed(hidden.orElseThrow(), arguments), affects, FLAGS.read(arguments));
            }
        } catch (HypervisorException e) {
            if (shown.isEmpty() && e.code() == ErrorCode.DEVICE_MISSING) {
                throw nothing(path);
            }
            throw new CommandFailure("Failed to complete action " + action.word() + " on media", e);
        }
        place.output().text("Successfully " + action.done + " media.");
    }

    /** Without a medium an update leaves the drive empty. */
    private static Action action(Arguments arguments) {
        boolean given = arguments.text("source").isPresent();
        if (arguments.has("eject") || (arguments.has("update") && !given)) {
            return Action.EJECT;
        }
        if (!given) {
            throw new CommandFailure("New disk media source was not specified");
        }
        return arguments.has("insert") ? Action.INSERT : Action.UPDATE;
    }

    private static Set<DomainXmlFlag> seen(Affect affects) {
        boolean config = affects == Affect.CONFIG || affects == Affect.LIVE_AND_CONFIG;
        return config ? Set.of(DomainXmlFlag.INACTIVE) : Set.of();
    }

    private static CommandFailure nothing(String path) {
        return new CommandFailure("No disk found whose source path or target is " + path);
    }

    /**
     * Makes up a drive that the domain may have: libvirt's XML of a machine of VMware's leaves out the drives for discs of
     * a client, which is what every new machine has, and shows some others as devices of the host.
     */
    private static Optional<Disk> hidden(DomainDefinition definition, String target) {
        boolean taken = definition.devices().disks().stream()
                .filter(disk -> disk.device() != DiskDevice.LUN)
                .anyMatch(disk -> disk.target().device().equals(target));
        if (definition.type() != DomainType.VMWARE || taken) {
            return Optional.empty();
        }
        if (target.matches("fd[ab]")) {
            return Optional.of(drive(DiskDevice.FLOPPY, target, DiskBus.FDC));
        }
        if (target.matches("hd[a-d]")) {
            return Optional.of(drive(DiskDevice.CDROM, target, DiskBus.IDE));
        }
        boolean sata = definition.devices().controllers().stream().anyMatch(c -> c.type() == ControllerType.SATA);
        return target.matches("sd[a-z]{1,2}")
                ? Optional.of(drive(DiskDevice.CDROM, target, sata ? DiskBus.SATA : DiskBus.SCSI))
                : Optional.empty();
    }

    private static Disk drive(DiskDevice device, String target, DiskBus bus) {
        return Disk.builder(device, DiskSource.noFile(), new DiskTarget(target, bus))
                .isReadOnly(device == DiskDevice.CDROM)
                .build();
    }

    private static void check(String path, boolean loaded, Action action) {
        if (action == Action.EJECT && !loaded) {
            throw new CommandFailure("The disk device '" + path + "' doesn't have media");
        }
        if (action == Action.INSERT && loaded) {
            throw new CommandFailure("The disk device '" + path + "' already has media");
        }
    }

    private static String changed(MediaXml drive, Action action, Arguments arguments) {
        return (action == Action.EJECT
                        ? drive.eject()
                        : drive.insert(arguments.required("source"), arguments.has("block")))
                .text();
    }

    private static Disk changed(Disk drive, Arguments arguments) {
        String source = arguments.required("source");
        return drive.toBuilder()
                .source(arguments.has("block") ? DiskSource.block(source) : DiskSource.file(source))
                .build();
    }
}
