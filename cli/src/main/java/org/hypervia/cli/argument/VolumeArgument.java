// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.argument;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StoragePools;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.output.CommandFailure;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;

/** The options {@code --vol} and {@code --pool}: which volume is meant. */
public final class VolumeArgument {
    private static final String OPTION = "vol";

    /** A text that cannot be a path or a key is none of a volume that is there. */
    private static final Set<ErrorCode> MISSING =
            Set.of(ErrorCode.NO_STORAGE_VOL, ErrorCode.NO_STORAGE_POOL, ErrorCode.INVALID_ARG, ErrorCode.NO_SUPPORT);

    private VolumeArgument() {}

    public static OptionSyntax option() {
        return option("vol name, key or path");
    }

    public static OptionSyntax option(String description) {
        return OptionSyntax.required(OPTION, description);
    }

    /** Returns the two options, for a command that needs nothing else to find a volume. */
    public static List<OptionSyntax> options() {
        return List.of(option(), PoolArgument.optional());
    }

    /** Returns what was typed. */
    public static String typed(Arguments arguments) {
        return arguments.required(OPTION);
    }

    /** Finds the volume, in the pool of {@code --pool} if that was given. */
    public static StorageVolume find(Arguments arguments, Workplace place) {
        return find(arguments, place, "pool");
    }

    /**
     * Finds the volume.
     *
     * @param poolOption the option that may name its pool
     * @throws CommandFailure if there is none, or if the host could not be asked
     */
    public static StorageVolume find(Arguments arguments, Workplace place, String poolOption) {
        String typed = typed(arguments);
        Optional<StoragePool> pool =
                arguments.text(poolOption).map(name -> PoolArgument.find(name, place, PoolArgument.ANYTHING));
        String failure = "failed to get vol '" + typed + "'"
                + (pool.isPresent() ? "" : ", specifying --" + poolOption + " might help");
        return find(typed, place, pool, failure);
    }

    /** Finds a volume by its name in a pool, then by its key, then by its path; it must be of the pool. */
    public static StorageVolume find(String typed, Workplace place, StoragePool pool) {
        return find(typed, place, Optional.of(pool), "failed to get vol '" + typed + "'");
    }

    /** Finds the volume by its key or its path alone. */
    public static StorageVolume findAnywhere(Arguments arguments, Workplace place) {
        String typed = typed(arguments);
        return find(typed, place, Optional.empty(), "failed to get vol '" + typed + "'");
    }

    private static StorageVolume find(String typed, Workplace place, Optional<StoragePool> pool, String failure) {
        StoragePools pools = place.hypervisor().storagePools();
        NamedObject<StorageVolume> search = new NamedObject<>(failure, MISSING);
        pool.ifPresent(in -> search.or(() -> in.volume(typed)));
        StorageVolume found = search.or(() -> pools.volumeByKey(typed))
                .or(() -> pools.volumeByPath(typed))
                .get();
        if (pool.isPresent() && !found.identity().pool().equals(pool.get().name())) {
            throw new CommandFailure("Requested volume '" + typed + "' is not in pool '"
                    + pool.get().name() + "'");
        }
        return found;
    }
}
