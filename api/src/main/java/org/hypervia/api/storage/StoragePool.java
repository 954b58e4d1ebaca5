// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

import java.util.Set;
import java.util.UUID;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A storage pool: a live handle by the provider's reference. Thread-safe; blocking, time limits and common errors as the
 * connection states them, and {@code NO_STORAGE_POOL} when the pool is gone. Two handles are equal if they hold the same
 * reference on the same connection.
 *
 * <p>A disk of 20 GiB that takes room as it is filled:
 *
 * <pre>{@code
 * StoragePool pool = hypervisor.storagePools().byName("datastore1");
 * StorageVolume volume = pool.createVolume("""
 *         <volume>
 *           <name>web01/data.vmdk</name>
 *           <capacity unit='GiB'>20</capacity>
 *           <allocation>0</allocation>
 *           <target><format type='vmdk'/></target>
 *         </volume>
 *         """);
 * System.out.println(volume.path());
 * }</pre>
 */
@ProviderType
public interface StoragePool {
    /**
     * Returns by what the pool can be told from others. No I/O.
     *
     * @return reference, name and UUID as they were when the handle was made
     */
    StoragePoolIdentity identity();

    /**
     * Returns the name. No I/O.
     *
     * @return the name as it was when the handle was made
     */
    default String name() {
        return identity().name();
    }

    /**
     * Returns libvirt's UUID. No I/O.
     *
     * @return the UUID
     * @throws HypervisorException {@code INTERNAL_ERROR} if the host did not say what it is made of
     */
    UUID uuid();

    /**
     * Asks for state and sizes.
     *
     * @return state and sizes
     */
    StoragePoolInfo info();

    /**
     * Describes the pool.
     *
     * @return libvirt's pool XML
     */
    default String xml() {
        return xml(Set.of());
    }

    /**
     * Describes the pool in a certain way.
     *
     * @param flags how
     * @return libvirt's pool XML
     * @throws HypervisorException {@code INVALID_ARG} for a flag the hypervisor does not have
     */
    String xml(Set<PoolXmlFlag> flags);

    /**
     * Looks at the storage anew. On ESX free space is read again (VI API: {@code RefreshDatastore}), or the adapter's targets are
     * searched ({@code RescanHba}).
     */
    void refresh();

    /**
     * Tells whether the pool is started.
     *
     * @return true for every pool on ESX, without a call
     */
    boolean isActive();

    /**
     * Tells whether the pool stays defined when it is stopped.
     *
     * @return true for every pool on ESX, without a call
     */
    boolean isPersistent();

    /**
     * Tells whether the pool starts with the host.
     *
     * @return true for every pool on ESX, without a call
     */
    boolean autostart();

    /**
     * Says whether the pool is to start with the host.
     *
     * @param autostart true to start it
     * @throws HypervisorException {@code INTERNAL_ERROR} on ESX for false: its datastores cannot be kept from starting
     */
    void setAutostart(boolean autostart);

    /**
     * Lists the volumes as handles.
     *
     * @return a handle for each, and what could not be read
     */
    Listing<StorageVolume> volumes();

    /**
     * Lists the volumes with type, sizes and format in one go: on ESX three round trips, however many there are.
     *
     * @return a row for each, and what could not be read
     */
    Listing<StorageVolumeSummary> volumeSummaries();

    /**
     * Finds a volume by its exact name.
     *
     * @param name the name within the pool; wildcards mean nothing
     * @return a handle
     * @throws HypervisorException {@code NO_STORAGE_VOL} if there is none
     */
    StorageVolume volume(String name);

    /**
     * Creates a volume.
     *
     * @param volumeXml libvirt's volume XML
     * @return a handle
     * @throws HypervisorException as {@link #createVolume(String, Set)}
     */
    default StorageVolume createVolume(String volumeXml) {
        return createVolume(volumeXml, Set.of());
    }

    /**
     * Creates a volume. On ESX directories of its name that are missing are made, and those that were made are removed again
     * when a later step fails; a file that is there already is not overwritten.
     *
     * @param volumeXml libvirt's volume XML
     * @param flags how
     * @return a handle
     * @throws HypervisorException {@code XML_ERROR} and its kin for XML that is no volume, {@code STORAGE_VOL_EXIST} if there is
     *     one of that name, {@code NO_SUPPORT} for a type or a format that the pool cannot hold, {@code INTERNAL_ERROR} for a
     *     name or an allocation that it cannot have, {@code INVALID_ARG} for a flag the hypervisor does not have
     */
    StorageVolume createVolume(String volumeXml, Set<VolumeCreateFlag> flags);

    /**
     * Creates a volume with the content of another one, of this pool or another; as {@link #createVolume(String, Set)}.
     *
     * @param volumeXml libvirt's volume XML; on ESX its capacity and allocation are not asked
     * @param source what is copied, of this connection
     * @param flags how
     * @return a handle
     * @throws IllegalArgumentException if the source is a handle of another connection
     */
    StorageVolume createVolumeFrom(String volumeXml, StorageVolume source, Set<VolumeCreateFlag> flags);
}
