// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.http.UriComponent;
import org.hypervia.esx.vim.storage.MountedDatastore;
import org.hypervia.esx.vim.storage.StorageDevices;
import org.hypervia.esx.vim.value.ManagedObjectRef;

/** The references of pools, and of the devices in them, as handles hold them. */
sealed interface PoolRef {
    /** What begins the references of targets; no server calls a datastore so. */
    String ISCSI = "iscsi|";

    /** A datastore, by what the server knows it. */
    record OfDatastore(ManagedObjectRef datastore) implements PoolRef {
        @Override
        public String text() {
            return datastore.value();
        }
    }

    /**
     * An iSCSI target, by all three that tell one from another: several adapters may have one name, at several addresses.
     *
     * @param adapter the device of the adapter that has it
     * @param name its name
     * @param address its address, with a port if the host told one
     */
    record OfTarget(String adapter, String name, String address) implements PoolRef {
        static OfTarget of(StorageDevices.Target target) {
            return new OfTarget(
                    target.adapter(),
                    target.name(),
                    target.address()
                            + (target.port().isPresent() ? ":" + target.port().getAsInt() : ""));
        }

        @Override
        public String text() {
            return ISCSI + UriComponent.encode(adapter) + "|" + UriComponent.encode(name) + "|"
                    + UriComponent.encode(address);
        }

        /** Makes the reference of a device behind it. */
        String device(String deviceName) {
            return text() + "|" + deviceName;
        }
    }

    /**
     * A device behind a target.
     *
     * @param pool the target
     * @param name the device's name
     */
    record Device(OfTarget pool, String name) {}

    /** Returns the reference as a handle has it. */
    String text();

    /** Reads the reference of a pool. */
    static PoolRef of(String text) {
        if (!text.startsWith(ISCSI)) {
            return new OfDatastore(new ManagedObjectRef(MountedDatastore.TYPE, text));
        }
        String[] parts = text.split("\\|", -1);
        if (parts.length != 4) {
            throw new HypervisorException(
                    ErrorCode.INVALID_STORAGE_POOL,
                    "'" + text + "' is no reference of a storage pool: look it up anew");
        }
        return new OfTarget(decoded(parts[1]), decoded(parts[2]), decoded(parts[3]));
    }

    /** Reads the reference of a volume, if it is that of a device; the others are datastore paths. */
    static Optional<Device> device(String volume) {
        if (!volume.startsWith(ISCSI)) {
            return Optional.empty();
        }
        String[] parts = volume.split("\\|", 5);
        if (parts.length != 5) {
            throw new HypervisorException(
                    ErrorCode.INVALID_STORAGE_VOL, "'" + volume + "' is no reference of a volume: look it up anew");
        }
        return Optional.of(new Device(new OfTarget(decoded(parts[1]), decoded(parts[2]), decoded(parts[3])), parts[4]));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
