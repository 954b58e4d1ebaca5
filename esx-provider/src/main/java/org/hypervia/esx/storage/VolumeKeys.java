// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.storage.Pools.Wanted;
import org.hypervia.esx.storage.SeenDatastores.Seen;
import org.hypervia.esx.vim.storage.FileSearch;
import org.hypervia.esx.vim.storage.VirtualDiskCalls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.xml.UuidText;

/**
 * Libvirt's keys of files: a disk's own UUID where the host tells it, and the path otherwise. A disk is found by its UUID only
 * by asking all: the datastores are searched beside each other, and what cannot be asked is passed over. Thread-safe.
 */
final class VolumeKeys {
    private static final Logger LOG = System.getLogger(VolumeKeys.class.getName());

    private final EsxConnection connection;
    private final SeenDatastores seen;
    private final FileVolumes files;

    VolumeKeys(EsxConnection connection, SeenDatastores seen, FileVolumes files) {
        this.connection = connection;
        this.seen = seen;
        this.files = files;
    }

    /** Returns the key of a file. One round trip for a disk. */
    String of(DatastorePath path, Deadline deadline) {
        // Libvirt 9.0 asks no vCenter.
        boolean byPath = connection.parameters().compat90()
                && connection.session().content().about().isVirtualCenter();
        if (byPath || !VolumeName.isDisk(path.path())) {
            return path.toString();
        }
        return uuid(path, deadline).map(UUID::toString).orElseGet(path::toString);
    }

    /** Asks a disk for its UUID; nothing if this host does not answer that. */
    private Optional<UUID> uuid(DatastorePath path, Deadline deadline) {
        String text;
        try {
            text = connection
                    .session()
                    .invoke(
                            disks(path)
                                    .uuid(path.toString())
                                    .called("asking for the key of volume " + VolumeName.shown(path.toString()))
                                    .repeatable(),
                            deadline);
        } catch (HypervisorException e) {
            if (e.code() == ErrorCode.NO_SUPPORT || e.code() == ErrorCode.OPERATION_UNSUPPORTED) {
                return Optional.empty();
            }
            throw e;
        }
        return Optional.of(UuidText.parse(text)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "the host tells " + VolumeName.shown(text) + " as UUID of volume "
                                + VolumeName.shown(path.toString()) + ", which is none")));
    }

    private VirtualDiskCalls disks(DatastorePath path) {
        return new VirtualDiskCalls(
                connection.session().content(),
                connection.scope().filesOf(path.datastore()).datacenter());
    }

    /** A search that is under way. */
    private record Search(Seen datastore, SoapCall<ManagedObjectRef> call, ManagedObjectRef task) {}

    /** Looks for the disk of a UUID on all datastores. */
    Optional<DatastorePath> find(UUID key, Pools pools, Deadline deadline) {
        List<Search> searches = new ArrayList<>();
        for (Pool pool : pools.read(Wanted.DATASTORES, deadline)) {
            seen.ofRef(pool.identity().ref())
                    .flatMap(there -> begin(there, deadline))
                    .ifPresent(searches::add);
        }
        return searches.stream()
                .flatMap(search -> disks(search, deadline).stream())
                .filter(path -> isOf(key, path, deadline))
                .findFirst();
    }

    private Optional<Search> begin(Seen there, Deadline deadline) {
        try {
            SoapCall<ManagedObjectRef> call = files.search(there);
            return Optional.of(new Search(there, call, connection.tasks().startShort(call, deadline)));
        } catch (HypervisorException e) {
            passOver("storage pool " + VolumeName.shown(there.name()), e, deadline);
            return Optional.empty();
        }
    }

    private List<DatastorePath> disks(Search search, Deadline deadline) {
        try {
            return FileVolumes.volumes(
                            search.datastore(),
                            FileSearch.results(connection.tasks().endOf(search.task(), search.call(), deadline)))
                    .stream()
                    .filter(FileVolume::isDisk)
                    .map(FileVolume::path)
                    .toList();
        } catch (HypervisorException e) {
            passOver("storage pool " + VolumeName.shown(search.datastore().name()), e, deadline);
            return List.of();
        }
    }

    private boolean isOf(UUID key, DatastorePath path, Deadline deadline) {
        try {
            return uuid(path, deadline).equals(Optional.of(key));
        } catch (HypervisorException e) {
            passOver("volume " + VolumeName.shown(path.toString()), e, deadline);
            return false;
        }
    }

    /** A fault of the host is about this one alone; without a connection, or without time, nothing more can be asked. */
    private static void passOver(String what, HypervisorException e, Deadline deadline) {
        if ((e.fault().isEmpty() && e.code() != ErrorCode.INTERNAL_ERROR) || deadline.isOver()) {
            throw e;
        }
        LOG.log(Level.DEBUG, "{0} was passed over in the search for a key: {1}", what, e.getMessage());
    }
}
