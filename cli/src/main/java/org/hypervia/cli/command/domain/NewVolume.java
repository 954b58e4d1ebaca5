// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.cli.argument.ByteSize;
import org.hypervia.cli.command.LongCall;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.xml.VolumeText;

/**
 * A volume that is made for a domain on the way.
 *
 * @param volume the volume
 */
record NewVolume(StorageVolume volume) {
    private static final Pattern IN_BRACKETS = Pattern.compile("(\\[[^\\]]+]) ?(.+)");
    private static final Pattern ABSOLUTE = Pattern.compile("(/.*)/([^/]+)");

    /** After these nobody knows whether the disk is there: then a volume too many is better than one too few. */
    private static final Set<ErrorCode> UNCERTAIN = Set.of(
            ErrorCode.OPERATION_TIMEOUT,
            ErrorCode.OPERATION_ABORTED,
            // A task whose end was not seen.
            ErrorCode.INTERNAL_ERROR,
            ErrorCode.INVALID_CONN,
            ErrorCode.READ_FAILED,
            ErrorCode.WRITE_FAILED,
            ErrorCode.SYSTEM_ERROR,
            ErrorCode.HTTP_ERROR,
            ErrorCode.RPC);

    /**
     * Makes the volume that the source of the disk names.
     *
     * @throws CommandFailure if it cannot be made, or is there already
     */
    static NewVolume create(Arguments arguments, Workplace place, long size) {
        String source = arguments.required("source");
        Matcher path = path(source);
        VolumeText text = new VolumeText(path.group(2), size);
        arguments.text("allocation").map(ByteSize::read).ifPresent(text::allocation);
        format(arguments, source).ifPresent(text::format);
        try (LongCall work = LongCall.ofWork(place, "Creating " + source)) {
            return new NewVolume(work.place()
                    .hypervisor()
                    .storagePools()
                    .byTargetPath(path.group(1))
                    .createVolume(text.toString()));
        } catch (HypervisorException e) {
            throw new CommandFailure("Failed to create vol " + source, e);
        }
    }

    private static Matcher path(String source) {
        Matcher brackets = IN_BRACKETS.matcher(source);
        if (brackets.matches()) {
            return brackets;
        }
        Matcher absolute = ABSOLUTE.matcher(source);
        if (absolute.matches()) {
            return absolute;
        }
        throw new CommandFailure("--size needs the path of a new volume as source, such as /pool/disk.img"
                + " or '[pool] folder/disk.vmdk', not '" + source + "'");
    }

    /** What was said, or else what the name says; without either the pool decides. */
    private static Optional<String> format(Arguments arguments, String source) {
        String name = source.toLowerCase(Locale.ROOT);
        return arguments
                .text("format")
                .or(() -> arguments.text("subdriver"))
                .or(() -> Optional.of("vmdk").filter(word -> name.endsWith("." + word)))
                .or(() -> Optional.of("qcow2").filter(word -> name.endsWith("." + word)));
    }

    /** Removes the volume again, unless it may be in use after all. */
    void takeBack(HypervisorException why, Output output) {
        if (UNCERTAIN.contains(why.code())) {
            output.warning("the new volume '" + volume.path()
                    + "' is kept, since the disk may have been attached all the same: look at the domain, then use"
                    + " 'vol-delete' if it is not needed");
            return;
        }
        try {
            volume.delete();
        } catch (HypervisorException e) {
            output.warning("the new volume '" + volume.path() + "' could not be removed again: " + e.getMessage());
        }
    }
}
