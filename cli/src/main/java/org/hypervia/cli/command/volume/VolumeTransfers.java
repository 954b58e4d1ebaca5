// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.volume;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.api.storage.TransferRange;
import org.hypervia.cli.argument.PoolArgument;
import org.hypervia.cli.argument.VolumeArgument;
import org.hypervia.cli.command.Command;
import org.hypervia.cli.command.LongCall;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.FileTrouble;
import org.hypervia.cli.output.PartialFile;
import org.hypervia.cli.output.ResultFile;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.CommandGroup;
import org.hypervia.cli.syntax.CommandSyntax;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;

/** The commands that move the content of a volume. */
final class VolumeTransfers {
    private static final String RESUME = "resume";

    private VolumeTransfers() {}

    static List<Command> all() {
        return List.of(
                Command.of(
                        syntax(
                                "vol-upload",
                                "upload file contents to a volume",
                                "Replaces the content of a volume with that of a file.",
                                "upload"),
                        VolumeTransfers::upload),
                Command.of(
                        syntax("vol-download", "download volume contents to a file", """
                                        Saves the content of a volume to a file, which is there once it is whole.
                                        With --resume what has come stays in FILE.part when the download ends early,
                                        and the next one goes on from there: the volume must not change meanwhile.""", "download")
                                .with(List.of(OptionSyntax.flag(RESUME, "go on where an earlier one has ended"))),
                        VolumeTransfers::download));
    }

    private static CommandSyntax syntax(String name, String summary, String description, String verb) {
        String direction = verb.equals("upload") ? "to" : "from";
        return CommandSyntax.of(
                name,
                CommandGroup.VOLUME,
                summary,
                description,
                VolumeArgument.option(),
                OptionSyntax.required("file", "file"),
                PoolArgument.optional(),
                OptionSyntax.namedNumber("offset", "volume offset to " + verb + " " + direction),
                OptionSyntax.namedNumber("length", "amount of data to " + verb),
                OptionSyntax.flag("sparse", "preserve sparseness of volume; not supported"),
                OptionSyntax.namedText("checksum", "print a checksum of what was moved, such as SHA-256"));
    }

    /** What both commands are asked for. As with virsh a length of 0 is everything. */
    private record Wish(OptionalLong offset, OptionalLong length, Optional<Algorithm> checksum) {
        static Wish of(Arguments arguments) {
            OptionalLong offset = arguments.bytes("offset");
            OptionalLong length = arguments.bytes("length");
            return new Wish(
                    offset,
                    length.orElse(0) == 0 ? OptionalLong.empty() : length,
                    arguments.text("checksum").map(Algorithm::of));
        }

        TransferOptions options() {
            return options(offset.orElse(0), length);
        }

        TransferOptions options(long from, OptionalLong many) {
            TransferOptions options = TransferOptions.defaults().withRange(new TransferRange(from, many));
            return checksum.isPresent() ? options.withChecksum(checksum.get().name()) : options;
        }
    }

    private static void refuseSparse(Arguments arguments, String failure) {
        if (arguments.has("sparse")) {
            throw new CommandFailure(
                    failure,
                    new HypervisorException(
                            ErrorCode.NO_SUPPORT, "leave out --sparse: content is moved with its holes as zeros"));
        }
    }

    private static void upload(Arguments arguments, Workplace place) {
        Wish wish = Wish.of(arguments);
        String name = VolumeArgument.typed(arguments);
        String file = arguments.required("file");
        Optional<String> checksum;
        try (LongCall call = LongCall.ofTransfer(place, "Uploading " + file)) {
            StorageVolume volume = VolumeArgument.find(arguments, call.place());
            try (ReadableByteChannel source = open(file)) {
                refuseSparse(arguments, "cannot upload to volume " + name);
                checksum = send(volume, source, wish, call);
            } catch (HypervisorException e) {
                throw new CommandFailure("cannot upload to volume " + name, e);
            } catch (NoSuchFileException e) {
                throw new CommandFailure("cannot read " + file);
            } catch (IOException e) {
                throw new CommandFailure("cannot read " + file + ": " + FileTrouble.reason(e));
            }
        }
        checksum.ifPresent(digits -> place.output().line(digits + "  " + file));
    }

    private static ReadableByteChannel open(String file) throws IOException {
        Path path = path(file, "cannot read ");
        if (Files.isDirectory(path)) {
            throw new CommandFailure("cannot read " + file + ": Is a directory");
        }
        // Of a device or a pipe nobody can tell the size, nor read it a second time.
        return Files.isRegularFile(path) || Files.notExists(path)
                ? FileChannel.open(path, StandardOpenOption.READ)
                : Channels.newChannel(Files.newInputStream(path));
    }

    private static Optional<String> send(StorageVolume volume, ReadableByteChannel source, Wish wish, LongCall call)
            throws IOException {
        if (source instanceof FileChannel file) {
            OptionalLong length = wish.length().isPresent()
                    ? OptionalLong.of(Math.min(wish.length().getAsLong(), file.size()))
                    : OptionalLong.empty();
            return volume.upload(
                            CountedChannel.read(file, call.line()::moved),
                            wish.options(wish.offset().orElse(0), length))
                    .checksum();
        }
        return volume.upload(CountedChannel.read(source, call.line()::moved), wish.options())
                .checksum();
    }

    private static void download(Arguments arguments, Workplace place) {
        Wish wish = Wish.of(arguments);
        if (arguments.has(RESUME) && (wish.offset().isPresent() || wish.length().isPresent())) {
            throw new UsageException("Options --resume and --" + (wish.offset().isPresent() ? "offset" : "length")
                    + " are mutually exclusive");
        }
        String name = VolumeArgument.typed(arguments);
        String file = arguments.required("file");
        Path target = path(file, "cannot create ");
        Optional<String> checksum;
        try (LongCall call = LongCall.ofTransfer(place, "Downloading " + name)) {
            StorageVolume volume = VolumeArgument.find(arguments, call.place());
            refuseSparse(arguments, "cannot download from volume " + name);
            checksum = arguments.has(RESUME)
                    ? receiveRest(volume, target, wish, call)
                    : receive(volume, target, wish, call);
        } catch (HypervisorException e) {
            throw new CommandFailure("cannot download from volume " + name, e);
        } catch (NoSuchFileException e) {
            throw new CommandFailure("cannot create " + file);
        } catch (IOException e) {
            throw new CommandFailure("cannot create " + file + ": " + FileTrouble.reason(e));
        }
        checksum.ifPresent(digits -> place.output().line(digits + "  " + file));
    }

    private static Optional<String> receive(StorageVolume volume, Path target, Wish wish, LongCall call)
            throws IOException {
        String[] checksum = new String[1];
        ResultFile.write(
                target,
                file -> checksum[0] = volume.download(CountedChannel.written(file, call.line()::moved), wish.options())
                        .checksum()
                        .orElse(null));
        return Optional.ofNullable(checksum[0]);
    }

    /** A checksum of the whole is made of the file, since only its end may have come now. */
    private static Optional<String> receiveRest(StorageVolume volume, Path target, Wish wish, LongCall call)
            throws IOException {
        try (PartialFile part = PartialFile.of(target)) {
            volume.download(
                    CountedChannel.written(part.channel(), call.line()::moved),
                    TransferOptions.defaults().withRange(TransferRange.from(part.size())));
            Optional<String> checksum = wish.checksum().isPresent()
                    ? Optional.of(wish.checksum().get().of(part.path()))
                    : Optional.empty();
            part.complete();
            return checksum;
        }
    }

    private static Path path(String file, String failure) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new CommandFailure(failure + file + ": " + e.getReason());
        }
    }
}
