// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition.device;

import java.util.Objects;
import java.util.Optional;

/**
 * How the hypervisor works with a disk.
 *
 * @param name the driver, if stated; for VMware an old way to name the model of the disk's controller
 * @param format the image format, if stated, such as {@code vmdk}
 * @param cache how the host caches
 */
public record DiskDriver(Optional<String> name, Optional<String> format, DiskCache cache) {
    /** Nothing is stated. */
    public static final DiskDriver DEFAULT = new DiskDriver(Optional.empty(), Optional.empty(), DiskCache.DEFAULT);

    public DiskDriver {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(cache, "cache");
    }

    /**
     * Makes a driver of which only the cache is stated.
     *
     * @param cache how the host caches
     * @return the driver
     */
    public static DiskDriver cached(DiskCache cache) {
        return new DiskDriver(Optional.empty(), Optional.empty(), cache);
    }
}
