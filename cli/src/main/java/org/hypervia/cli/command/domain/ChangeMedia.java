// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.Locale;
import java.util.Optional;
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
import org.hypervia.cli.syntax.UsageException;

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
                .with(FLAGS.options());
    }

    @Override
    public void run(Arguments arguments, Workplace place) {
        arguments.exclusive("eject", "insert");
        arguments.exclusive("eject", "update");
        arguments.exclusive("insert", "update");
        Affect affects = AffectOptions.read(arguments);
        Optional<String> source = arguments.text("source");
        Action action = arguments.has("eject")
                ? Action.EJECT
                : arguments.has("insert")
                        ? Action.INSERT
                        : arguments.has("update") || source.isPresent() ? Action.UPDATE : Action.EJECT;
        if (action == Action.EJECT && source.isPresent()) {
            throw new UsageException("Options --eject and --source are mutually exclusive");
        }
        if (action == Action.INSERT && source.isEmpty()) {
            throw new CommandFailure("No disk source specified for inserting");
        }
        Domain domain = DomainArgument.find(arguments, place);
        String path = arguments.required("path");
        DomainDefinition definition = domain.definition();
        Optional<Disk> shown = find(definition, path);
        Disk drive = shown.or(() -> hidden(definition, path)).orElseThrow(() -> nothing(path));
        Disk changed = shown.isPresent()
                ? changed(drive, action, source)
                : drive.toBuilder().source(new DiskSource.File(source)).build();
        try {
            domain.devices().update(changed, affects, FLAGS.read(arguments));
        } catch (HypervisorException e) {
            if (shown.isEmpty() && e.code() == ErrorCode.DEVICE_MISSING) {
                throw nothing(path);
            }
            throw new CommandFailure("Failed to complete action " + action.word() + " on media", e);
        }
        place.output().text("Successfully " + action.done + " media.");
    }

    private static Optional<Disk> find(DomainDefinition definition, String path) {
        return definition.devices().disks().stream()
                .filter(disk -> disk.device() == DiskDevice.CDROM || disk.device() == DiskDevice.FLOPPY)
                .filter(disk -> disk.target().device().equals(path)
                        || source(disk).filter(path::equals).isPresent())
                .findFirst();
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

    private static Optional<String> source(Disk disk) {
        return disk.source() instanceof DiskSource.File file ? file.path() : Optional.empty();
    }

    private static Disk changed(Disk disk, Action action, Optional<String> source) {
        String target = disk.target().device();
        boolean loaded = source(disk).isPresent();
        if (action == Action.EJECT && !loaded) {
            throw new CommandFailure("The disk device '" + target + "' doesn't have media");
        }
        if (action == Action.INSERT && loaded) {
            throw new CommandFailure("The disk device '" + target + "' already has media");
        }
        return disk.toBuilder().source(new DiskSource.File(source)).build();
    }
}
