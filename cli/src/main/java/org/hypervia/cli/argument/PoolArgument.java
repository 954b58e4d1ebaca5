// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.argument;

import java.util.Set;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.storage.StoragePool;
import org.hypervia.api.storage.StoragePools;
import org.hypervia.cli.command.Workplace;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;

/** The option {@code --pool}: which storage pool is meant. */
public final class PoolArgument {
    /** By what a pool may be named. */
    public enum By {
        /** Libvirt's UUID. */
        UUID,
        /** The exact name. */
        NAME
    }

    public static final Set<By> ANYTHING = Set.of(By.values());

    private static final String OPTION = "pool";

    private PoolArgument() {}

    public static OptionSyntax required() {
        return OptionSyntax.required(OPTION, "pool name or uuid");
    }

    public static OptionSyntax optional() {
        return OptionSyntax.text(OPTION, "pool name or uuid");
    }

    /** Returns what was typed. */
    public static String typed(Arguments arguments) {
        return arguments.required(OPTION);
    }

    /** Finds the pool by UUID or name. */
    public static StoragePool find(Arguments arguments, Workplace place) {
        return find(typed(arguments), place, ANYTHING);
    }

    /**
     * Finds a pool.
     *
     * @throws org.hypervia.cli.output.CommandFailure if there is none, or if the host could not be asked
     */
    public static StoragePool find(String typed, Workplace place, Set<By> ways) {
        StoragePools pools = place.hypervisor().storagePools();
        NamedObject<StoragePool> search =
                new NamedObject<>("failed to get pool '" + typed + "'", Set.of(ErrorCode.NO_STORAGE_POOL));
        if (ways.contains(By.UUID)) {
            NamedObject.uuid(typed).ifPresent(uuid -> search.or(() -> pools.byUuid(uuid)));
        }
        if (ways.contains(By.NAME)) {
            search.or(() -> pools.byName(typed));
        }
        return search.get();
    }
}
