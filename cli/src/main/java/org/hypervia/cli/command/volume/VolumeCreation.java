// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.volume;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.VolumeCreateFlag;
import org.hypervia.cli.argument.ByteSize;
import org.hypervia.cli.argument.ConfigFiles;
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
import org.hypervia.cli.xml.DocumentText;
import org.hypervia.cli.xml.VolumeText;

/** The commands by which a volume comes to be. */
final class VolumeCreation {
    private static final OptionSyntax FILE = OptionSyntax.required("file", "file containing an XML vol description");
    private static final String PRINT = "print-xml";
    private static final String INPUT_POOL = "inputpool";

    private static final FlagOptions<VolumeCreateFlag> ROOM = FlagOptions.of(
            "prealloc-metadata",
            VolumeCreateFlag.PREALLOC_METADATA,
            "preallocate metadata (for qcow2 instead of full allocation)");

    private static final FlagOptions<VolumeCreateFlag> OF_FILE =
            ROOM.and("validate", VolumeCreateFlag.VALIDATE, "validate the XML against the schema");

    private static final FlagOptions<VolumeCreateFlag> OF_COPY =
            ROOM.and("reflink", VolumeCreateFlag.REFLINK, "use a copy on write");

    private static final FlagOptions<VolumeCreateFlag> OF_COPY_BY_FILE =
            OF_COPY.and("validate", VolumeCreateFlag.VALIDATE, "validate the XML against the schema");

    private VolumeCreation() {}

    static List<Command> all() {
        return List.of(
                Command.of(
                        syntax(
                                        "vol-create",
                                        "create a vol from an XML file",
                                        "Creates a volume in a pool.",
                                        PoolArgument.required(),
                                        FILE)
                                .with(OF_FILE.options()),
                        VolumeCreation::create),
                Command.of(
                        syntax(
                                        "vol-create-as",
                                        "create a volume from a set of args",
                                        "Creates a volume in a pool.",
                                        PoolArgument.required(),
                                        OptionSyntax.required("name", "name of the volume"),
                                        OptionSyntax.required(
                                                "capacity", "size of the vol, as scaled integer (default bytes)"),
                                        OptionSyntax.namedText(
                                                "allocation",
                                                "initial allocation size, as scaled integer (default bytes)"),
                                        OptionSyntax.namedText("format", "file format, such as raw, qcow2 or vmdk"),
                                        OptionSyntax.namedText(
                                                "backing-vol", "the backing volume if taking a snapshot"),
                                        OptionSyntax.namedText(
                                                "backing-vol-format", "format of backing volume if taking a snapshot"))
                                .with(ROOM.options())
                                .with(List.of(OptionSyntax.flag(PRINT, "print the XML, but create nothing"))),
                        VolumeCreation::createAs),
                Command.of(
                        syntax(
                                        "vol-create-from",
                                        "create a vol, using another volume as input",
                                        "Creates a volume with the content of another one.",
                                        PoolArgument.required(),
                                        FILE,
                                        VolumeArgument.option(),
                                        OptionSyntax.namedText(
                                                INPUT_POOL, "pool name or uuid of the input volume's pool"))
                                .with(OF_COPY_BY_FILE.options()),
                        VolumeCreation::createFrom),
                Command.of(
                        syntax(
                                        "vol-clone",
                                        "clone a volume.",
                                        "Copies a volume within its pool.",
                                        VolumeArgument.option(),
                                        OptionSyntax.required("newname", "clone name"),
                                        PoolArgument.optional())
                                .with(OF_COPY.options())
                                .with(List.of(OptionSyntax.flag(PRINT, "print the XML, but clone nothing"))),
                        VolumeCreation::copy));
    }

    private static CommandSyntax syntax(String name, String summary, String description, OptionSyntax... options) {
        return CommandSyntax.of(name, CommandGroup.VOLUME, summary, description, options);
    }

    /** Creates a volume while a person may watch; the call is made at the place that it is given. */
    private static StorageVolume make(
            Workplace place, String label, String failure, Function<Workplace, StorageVolume> call) {
        try (LongCall work = LongCall.ofWork(place, label)) {
            return call.apply(work.place());
        } catch (HypervisorException e) {
            throw new CommandFailure(failure, e);
        }
    }

    private static void create(Arguments arguments, Workplace place) {
        // Found first, so that a pool that is not there is told before a file that is not.
        PoolArgument.find(arguments, place);
        String file = arguments.required("file");
        String xml = ConfigFiles.readText(file);
        StorageVolume made = make(
                place,
                "Creating a volume from " + file,
                "Failed to create vol from " + file,
                watched -> PoolArgument.find(arguments, watched).createVolume(xml, OF_FILE.read(arguments)));
        place.output().remark("Vol " + place.output().name(made.name()) + " created from " + file);
    }

    private static void createAs(Arguments arguments, Workplace place) {
        StoragePool pool = PoolArgument.find(arguments, place);
        String name = arguments.required("name");
        VolumeText text = new VolumeText(name, ByteSize.read(arguments.required("capacity")));
        arguments.text("allocation").map(ByteSize::read).ifPresent(text::allocation);
        arguments.text("format").ifPresent(text::format);
        Optional<String> backing = arguments.text("backing-vol");
        Optional<String> backingFormat = arguments.text("backing-vol-format");
        backing.map(vol -> VolumeArgument.find(vol, place, pool))
                .ifPresent(vol -> text.backing(vol.path(), backingFormat));
        if (arguments.has(PRINT)) {
            place.output().text(text.toString());
            return;
        }
        make(
                place,
                "Creating " + name,
                "Failed to create vol " + name,
                watched -> PoolArgument.find(arguments, watched).createVolume(text.toString(), ROOM.read(arguments)));
        place.output().remark("Vol " + name + " created");
    }

    private static void createFrom(Arguments arguments, Workplace place) {
        PoolArgument.find(arguments, place);
        StorageVolume source = VolumeArgument.find(arguments, place, INPUT_POOL);
        String file = arguments.required("file");
        String xml = ConfigFiles.readText(file);
        StorageVolume made = make(
                place,
                "Copying " + source.name(),
                "Failed to create vol from " + file,
                watched -> PoolArgument.find(arguments, watched)
                        .createVolumeFrom(xml, source, OF_COPY_BY_FILE.read(arguments)));
        place.output()
                .remark("Vol " + place.output().name(made.name()) + " created from input vol "
                        + place.output().name(source.name()));
    }

    private static void copy(Arguments arguments, Workplace place) {
        StorageVolume source = VolumeArgument.find(arguments, place);
        String name = arguments.required("newname");
        String xml = DocumentText.of(source.xml()).withChild("name", name).text();
        if (arguments.has(PRINT)) {
            place.output().text(xml);
            return;
        }
        StorageVolume made = make(
                place,
                "Copying " + source.name(),
                "Failed to clone vol from " + source.name(),
                watched -> PoolArgument.find(source.identity().pool(), watched, PoolArgument.ANYTHING)
                        .createVolumeFrom(xml, source, OF_COPY.read(arguments)));
        place.output()
                .remark("Vol " + place.output().name(made.name()) + " cloned from "
                        + place.output().name(source.name()));
    }
}
