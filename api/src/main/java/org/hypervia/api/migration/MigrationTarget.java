// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.migration;

import java.util.Objects;
import java.util.Optional;

/**
 * Where at the destination a domain is to be. What is empty is for the connection or the hypervisor to choose; hypervisors
 * other than ESX take nothing of it. Immutable.
 *
 * @param host a host of the destination: its name, or its path of a {@code vpx://} URI such as {@code dc1/cluster1/esx2}; the
 *     connection's own if empty
 * @param resourcePool a resource pool of that host or its cluster: its name, or its path below the root pool such as
 *     {@code production/web}; if empty the domain keeps its pool where it can, and gets the root pool otherwise
 * @param storagePool the storage pool to which all files of the domain go; if empty they stay where they are
 */
public record MigrationTarget(Optional<String> host, Optional<String> resourcePool, Optional<String> storagePool) {
    private static final MigrationTarget ANY =
            new MigrationTarget(Optional.empty(), Optional.empty(), Optional.empty());

    public MigrationTarget {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(resourcePool, "resourcePool");
        Objects.requireNonNull(storagePool, "storagePool");
    }

    /**
     * Names nothing.
     *
     * @return a target that leaves all open
     */
    public static MigrationTarget any() {
        return ANY;
    }

    /**
     * Names a host.
     *
     * @param name its name or its path
     * @return a target that leaves the rest open
     */
    public static MigrationTarget ofHost(String name) {
        return new MigrationTarget(Optional.of(name), Optional.empty(), Optional.empty());
    }

    /**
     * Names a storage pool.
     *
     * @param name its name
     * @return a target that leaves the rest open
     */
    public static MigrationTarget ofStoragePool(String name) {
        return new MigrationTarget(Optional.empty(), Optional.empty(), Optional.of(name));
    }

    /**
     * Names a resource pool too.
     *
     * @param name its name or its path
     * @return this target with the pool
     */
    public MigrationTarget inResourcePool(String name) {
        return new MigrationTarget(host, Optional.of(name), storagePool);
    }

    /**
     * Names a storage pool too.
     *
     * @param name its name
     * @return this target with the pool
     */
    public MigrationTarget onStoragePool(String name) {
        return new MigrationTarget(host, resourcePool, Optional.of(name));
    }
}
