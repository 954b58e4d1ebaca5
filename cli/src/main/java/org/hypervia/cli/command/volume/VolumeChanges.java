// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.volume;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.VolumeDeleteFlag;
import org.hypervia.api.storage.VolumeResizeFlag;
import org.hypervia.api.storage.WipeAlgorithm;
import org.hypervia.cli.argument.ByteSize;
import org.hypervia.cli.argument.FlagOptions;
import org.hypervia.cli.argument.PoolArgument;
import org.hypervia.cli.argument.VolumeArgument;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.LongCall;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

/** The commands that change a volume or take it away. */
final class VolumeChanges {
    private static final FlagOptions<VolumeDeleteFlag> DELETE_FLAGS = FlagOptions.of(
            "delete-snapshots", VolumeDeleteFlag.WITH_SNAPSHOTS, "delete snapshots associated with volume");

    private static final FlagOptions<VolumeResizeFlag> RESIZE_FLAGS = FlagOptions.of(
                    "allocate", VolumeResizeFlag.ALLOCATE, "allocate the new capacity, rather than leaving it sparse")
            .and("delta", VolumeResizeFlag.DELTA, "use capacity as a delta to current size, rather than the new size")
            .and("shrink", VolumeResizeFlag.SHRINK, "allow the resize to shrink the volume");

    private VolumeChanges() {}

    static List<Command> all() {
        return List.of(
                Command.of(
                        CommandSyntax.of("vol-delete", CommandGroup.VOLUME, "delete a vol", "Deletes a volume.")
                                .with(VolumeArgument.options())
                                .with(DELETE_FLAGS.options()),
                        VolumeChanges::delete),
                Command.of(
                        CommandSyntax.of(
                                        "vol-wipe",
                                        CommandGroup.VOLUME,
                                        "wipe a vol",
                                        "Overwrites a volume, so that nobody reads what was there.")
                                .with(VolumeArgument.options())
                                .with(List.of(OptionSyntax.text("algorithm", "perform selected wiping algorithm")
                                        .taking(algorithms()))),
                        VolumeChanges::wipe),
                Command.of(
                        CommandSyntax.of(
                                        "vol-resize",
                                        CommandGroup.VOLUME,
                                        "resize a vol",
                                        "Changes the capacity of a volume that no running domain uses.",
                                        VolumeArgument.option(),
                                        OptionSyntax.required(
                                                "capacity",
                                                "new capacity for the vol, as scaled integer (default bytes)"),
                                        PoolArgument.optional())
                                .with(RESIZE_FLAGS.options()),
                        VolumeChanges::resize));
    }

    private static String[] algorithms() {
        return Stream.of(WipeAlgorithm.values()).map(WipeAlgorithm::libvirtName).toArray(String[]::new);
    }

    /** Makes a change while a person may watch, and then says what it returns. */
    private static void change(
            Arguments arguments, Workplace place, String label, Function<StorageVolume, String> change) {
        String done;
        try (LongCall work = LongCall.ofWork(place, label)) {
            done = change.apply(VolumeArgument.find(arguments, work.place()));
        }
        place.output().remark(done);
    }

    private static void delete(Arguments arguments, Workplace place) {
        String name = VolumeArgument.typed(arguments);
        change(arguments, place, "Deleting " + name, volume -> {
            try {
                volume.delete(DELETE_FLAGS.read(arguments));
            } catch (HypervisorException e) {
                throw new CommandFailure("Failed to delete vol " + name, e);
            }
            return "Vol " + name + " deleted";
        });
    }

    private static void wipe(Arguments arguments, Workplace place) {
        String name = VolumeArgument.typed(arguments);
        change(arguments, place, "Wiping " + name, volume -> {
            WipeAlgorithm algorithm =
                    arguments.text("algorithm").map(VolumeChanges::algorithm).orElse(WipeAlgorithm.ZERO);
            try {
                volume.wipe(algorithm);
            } catch (HypervisorException e) {
                throw new CommandFailure("Failed to wipe vol " + name, e);
            }
            return "Vol " + name + " wiped";
        });
    }

    private static WipeAlgorithm algorithm(String word) {
        return Stream.of(WipeAlgorithm.values())
                .filter(known -> known.libvirtName().equals(word))
                .findFirst()
                .orElseThrow(() -> new CommandFailure("Unsupported algorithm '" + word + "'"));
    }

    private static void resize(Arguments arguments, Workplace place) {
        change(arguments, place, "Resizing " + VolumeArgument.typed(arguments), volume -> {
            Set<VolumeResizeFlag> flags = RESIZE_FLAGS.read(arguments);
            String typed = arguments.required("capacity").stripLeading();
            boolean less = typed.startsWith("-");
            if (less && !flags.contains(VolumeResizeFlag.SHRINK)) {
                throw new CommandFailure("negative size requires --shrink");
            }
            if (less) {
                flags.add(VolumeResizeFlag.DELTA);
            }
            String size = less ? typed.substring(1) : typed;
            long capacity = ByteSize.read(size);
            String name = "'" + place.output().name(volume.name()) + "'";
            String how = (flags.contains(VolumeResizeFlag.DELTA) ? "by " : "to ") + size;
            try {
                volume.resize(capacity, flags);
            } catch (HypervisorException e) {
                throw new CommandFailure("Failed to change size of volume " + name + " " + how, e);
            }
            return "Size of volume " + name + " successfully changed " + how;
        });
    }
}
