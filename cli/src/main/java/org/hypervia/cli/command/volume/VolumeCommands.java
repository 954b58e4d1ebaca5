// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.volume;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.StorageVolumeInfo;
import org.hypervia.api.storage.StorageVolumeSummary;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.cli.argument.PoolArgument;
import org.hypervia.cli.argument.VolumeArgument;
import org.hypervia.cli.argument.XmlOptions;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.NameOrder;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.output.SizeWords;
import org.hypervia.cli.output.Table;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;

/** The commands that tell about volumes, and those that do something with them. */
public final class VolumeCommands {
    private static final int LABEL = 15;
    private static final String UNKNOWN = "unknown";
    private static final Comparator<StorageVolumeSummary> ORDER =
            Comparator.comparing(row -> row.identity().name(), NameOrder.BY_NAME);

    private VolumeCommands() {}

    /** Returns the commands of this group. */
    public static List<Command> all() {
        return Stream.of(reading(), VolumeCreation.all(), VolumeChanges.all(), VolumeTransfers.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Command> reading() {
        return List.of(
                Command.of(
                        CommandSyntax.of(
                                "vol-list",
                                CommandGroup.VOLUME,
                                "list vols",
                                "Lists the volumes of a pool.",
                                PoolArgument.required(),
                                OptionSyntax.flag("details", "with type and sizes")),
                        VolumeCommands::list),
                Command.of(
                        syntax("vol-info", "storage vol information", "Tells type and sizes of a volume.")
                                .with(List.of(
                                        OptionSyntax.flag("bytes", "tell sizes in bytes"),
                                        OptionSyntax.flag("physical", "tell the physical size, not the allocation"))),
                        VolumeCommands::info),
                Command.of(
                        syntax("vol-dumpxml", "vol information in XML", "Prints the volume as libvirt volume XML.")
                                .with(XmlOptions.options()),
                        (arguments, place) -> {
                            String xml = VolumeArgument.find(arguments, place).xml();
                            place.output().text(XmlOptions.select(arguments, xml, xml));
                        }),
                Command.of(
                        syntax("vol-path", "returns the volume path for a given volume name or key", ""),
                        (arguments, place) ->
                                print(VolumeArgument.find(arguments, place).path(), place)),
                Command.of(
                        syntax("vol-key", "returns the volume key for a given volume name or path", ""),
                        (arguments, place) ->
                                print(VolumeArgument.find(arguments, place).key(), place)),
                Command.of(
                        CommandSyntax.of(
                                "vol-name",
                                CommandGroup.VOLUME,
                                "returns the volume name for a given volume key or path",
                                "",
                                VolumeArgument.option("volume key or path")),
                        (arguments, place) -> print(
                                VolumeArgument.findAnywhere(arguments, place).name(), place)),
                Command.of(
                        CommandSyntax.of(
                                "vol-pool",
                                CommandGroup.VOLUME,
                                "returns the storage pool for a given volume key or path",
                                "",
                                VolumeArgument.option("volume key or path"),
                                OptionSyntax.flag("uuid", "return the pool uuid rather than pool name")),
                        (arguments, place) -> {
                            StoragePool pool = VolumeArgument.findAnywhere(arguments, place)
                                    .pool();
                            print(arguments.has("uuid") ? pool.uuid().toString() : pool.name(), place);
                        }));
    }

    private static CommandSyntax syntax(String name, String summary, String description) {
        return CommandSyntax.of(name, CommandGroup.VOLUME, summary, description).with(VolumeArgument.options());
    }

    private static void print(String name, Workplace place) {
        place.output().line(place.output().name(name));
    }

    private static void list(Arguments arguments, Workplace place) {
        StoragePool pool = PoolArgument.find(arguments, place);
        Listing<StorageVolumeSummary> listing;
        try {
            listing = pool.volumeSummaries();
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to list volumes", e);
        }
        boolean detailed = arguments.has("details");
        Table table = new Table(
                detailed ? List.of("Name", "Path", "Type", "Capacity", "Allocation") : List.of("Name", "Path"));
        List<StorageVolumeSummary> rows = listing.stream().sorted(ORDER).toList();
        rows.forEach(row -> table.add(cells(row, detailed)));
        Output output = place.output();
        table.print(output, !output.isQuiet());
        for (StorageVolumeSummary row : rows) {
            if (detailed && row.info() instanceof Reading.Failed<StorageVolumeInfo> failed) {
                output.error("volume " + row.identity().name() + " could not be read: "
                        + failed.error().getMessage());
            }
        }
        listing.failures()
                .forEach(failure -> output.error("volume " + failure.ref() + " could not be read: "
                        + failure.error().getMessage()));
    }

    private static List<String> cells(StorageVolumeSummary row, boolean detailed) {
        String name = row.identity().name();
        String path = row.identity().path();
        return detailed
                ? List.of(
                        name,
                        path,
                        row.info().map(info -> info.type().libvirtName()).orElse(UNKNOWN),
                        row.info().map(info -> SizeWords.of(info.capacity())).orElse(UNKNOWN),
                        row.info().map(info -> SizeWords.of(info.allocation())).orElse(UNKNOWN))
                : List.of(name, path);
    }

    private static void info(Arguments arguments, Workplace place) {
        StorageVolume volume = VolumeArgument.find(arguments, place);
        Output output = place.output();
        output.field(LABEL, "Name:", output.name(volume.name()));
        StorageVolumeInfo info = volume.info();
        Function<Long, String> size = arguments.has("bytes") ? bytes -> bytes + " bytes" : SizeWords::of;
        output.field(LABEL, "Type:", info.type().libvirtName());
        output.field(LABEL, "Capacity:", size.apply(info.capacity()));
        if (arguments.has("physical")) {
            output.field(LABEL, "Physical:", size.apply(info.physical()));
        } else {
            output.field(LABEL, "Allocation:", size.apply(info.allocation()));
        }
    }
}
