// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StoragePools;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.VolumeDeleteFlag;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.output.Output;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;
import org.hypervia.cli.syntax.UsageException;
import org.hypervia.cli.xml.DeviceElement;
import org.hypervia.cli.xml.DocumentText;

/**
 * What takes the disks away with the domain: the options of {@code undefine} for it, and the volumes they mean, which are
 * found while the domain still is there and removed once it is not.
 */
final class VolumeRemoval {
    private static final String SOME = "storage";
    private static final String ALL = "remove-all-storage";
    private static final String SNAPSHOTS = "delete-storage-volume-snapshots";
    private static final String WIPE = "wipe-storage";

    /** Between names; two of them are one within a name. */
    private static final Pattern COMMA = Pattern.compile("(?<!,),(?!,)");

    private static final Set<ErrorCode> MISSING =
            Set.of(ErrorCode.NO_STORAGE_VOL, ErrorCode.NO_STORAGE_POOL, ErrorCode.INVALID_ARG, ErrorCode.NO_SUPPORT);

    /**
     * A disk of the domain with its volume.
     *
     * @param target the disk
     * @param source what is behind it, as the domain has it
     * @param volume the same as a volume
     */
    private record Disk(String target, String source, StorageVolume volume) {
        String words() {
            return "'" + target + "'(" + source + ")";
        }
    }

    private final List<Disk> disks;
    private final Set<VolumeDeleteFlag> flags;
    private final boolean wiped;

    private VolumeRemoval(List<Disk> disks, Arguments arguments) {
        this.disks = disks;
        this.flags = arguments.has(SNAPSHOTS) ? Set.of(VolumeDeleteFlag.WITH_SNAPSHOTS) : Set.of();
        this.wiped = arguments.has(WIPE);
    }

    static List<OptionSyntax> options() {
        return List.of(
                OptionSyntax.namedText(
                        SOME, "remove these storage volumes too: targets or sources, with commas between"),
                OptionSyntax.flag(ALL, "remove all associated storage volumes, also of discs that others use"),
                OptionSyntax.flag(SNAPSHOTS, "delete snapshots of the volumes"),
                OptionSyntax.flag(WIPE, "wipe data on the removed volumes"));
    }

    /** Refuses options that want for another one, before anything is asked. */
    static void check(Arguments arguments) {
        arguments.requires(SNAPSHOTS, ALL);
        if (arguments.has(WIPE) && !isAsked(arguments)) {
            throw new UsageException("'--" + WIPE + "' requires '--" + SOME + " <string>' or '--" + ALL + "'");
        }
    }

    private static boolean isAsked(Arguments arguments) {
        return arguments.has(SOME) || arguments.has(ALL);
    }

    /**
     * Finds the volumes. What cannot be removed is told, and stays.
     *
     * @throws CommandFailure if the domain runs, or has not all that was named
     */
    static VolumeRemoval plan(Arguments arguments, Domain domain, Workplace place) {
        if (!isAsked(arguments)) {
            return new VolumeRemoval(List.of(), arguments);
        }
        if (domain.status().state().isActive()) {
            throw new CommandFailure("Storage volume deletion is supported only on stopped domains");
        }
        if (arguments.has(SOME) && arguments.has(ALL)) {
            throw new CommandFailure("Specified both --" + SOME + " and --" + ALL);
        }
        Set<String> wanted = new LinkedHashSet<>();
        arguments
                .text(SOME)
                .ifPresent(names -> COMMA.splitAsStream(names)
                        .map(name -> name.replace(",,", ","))
                        .forEach(wanted::add));
        List<Disk> disks = new ArrayList<>();
        for (DeviceElement disk :
                DocumentText.of(domain.xml(Set.of(DomainXmlFlag.INACTIVE))).devices("disk")) {
            String target = disk.target().orElse("");
            Optional<String> source = disk.source();
            boolean meant =
                    source.isPresent() && (arguments.has(ALL) || wanted.remove(target) || wanted.remove(source.get()));
            if (meant) {
                find(disk, place).ifPresent(volume -> disks.add(new Disk(target, source.get(), volume)));
            }
        }
        if (!wanted.isEmpty()) {
            throw new CommandFailure(wanted.stream()
                    .map(name -> "Volume '" + name + "' was not found in domain's definition.")
                    .collect(Collectors.joining("\nerror: ")));
        }
        return new VolumeRemoval(disks, arguments);
    }

    private static Optional<StorageVolume> find(DeviceElement disk, Workplace place) {
        StoragePools pools = place.hypervisor().storagePools();
        String target = disk.target().orElse("");
        String source = disk.source().orElseThrow();
        Optional<String> pool = disk.attribute("source", "pool");
        try {
            if (pool.isPresent()) {
                Optional<StoragePool> found = pools.find(pool.get());
                if (found.isEmpty()) {
                    place.output().error("Storage pool '" + pool.get() + "' for volume '" + target + "' not found.");
                    return Optional.empty();
                }
                return Optional.of(found.get().volume(source));
            }
            return Optional.of(pools.volumeByPath(source));
        } catch (HypervisorException e) {
            if (!MISSING.contains(e.code())) {
                throw e;
            }
            place.output()
                    .error("Storage volume '" + target + "'(" + source
                            + ") is not managed by libvirt. Remove it manually.");
            return Optional.empty();
        }
    }

    /**
     * Removes the volumes, now that the domain is gone; one that cannot be removed keeps none of the others.
     *
     * @throws CommandFailure if any is still there
     */
    void perform(Output output) {
        Optional<HypervisorException> last = Optional.empty();
        for (Disk disk : disks) {
            String failure = "Failed! Volume not removed.";
            try {
                if (wiped) {
                    output.shortRemark("Wiping volume " + disk.words() + " ... ");
                    disk.volume().wipe();
                    output.remark("Done.");
                }
                failure = "Failed to remove storage volume " + disk.words();
                disk.volume().delete(flags);
                output.remark("Volume " + disk.words() + " removed.");
            } catch (HypervisorException e) {
                output.error(failure);
                last = Optional.of(e);
            }
        }
        if (last.isPresent()) {
            throw last.get();
        }
    }
}
