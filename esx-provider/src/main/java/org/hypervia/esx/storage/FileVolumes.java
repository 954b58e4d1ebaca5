// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.storage.StorageVolumeSummary;
import org.hypervia.api.value.Listing;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.storage.Pools.Wanted;
import org.hypervia.esx.storage.SeenDatastores.Seen;
import org.hypervia.esx.vim.storage.FileSearch;
import org.hypervia.esx.vim.storage.FileSearch.Found;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Volumes that are files of datastores. A search is a call and a look at its task; where the datastore was seen before, or the
 * host has one browser for all, nothing is asked before it. Thread-safe.
 */
final class FileVolumes {
    private final EsxConnection connection;
    private final SeenDatastores seen;
    private final Pools pools;

    FileVolumes(EsxConnection connection, SeenDatastores seen) {
        this.connection = connection;
        this.seen = seen;
        this.pools = new Pools(connection, seen);
    }

    /** Lists all volumes of a datastore by one search. */
    Listing<StorageVolumeSummary> list(ManagedObjectRef datastore, Deadline deadline) {
        return inDatastore(
                datastore,
                there -> new Listing<>(
                        everything(there, deadline).stream()
                                .map(FileVolume::summary)
                                .toList(),
                        List.of()),
                deadline);
    }

    private List<FileVolume> everything(Seen there, Deadline deadline) {
        SoapCall<ManagedObjectRef> search = search(there);
        return volumes(there, FileSearch.results(connection.tasks().runShort(search, deadline)));
    }

    /** Makes the search for all volumes of a datastore. */
    SoapCall<ManagedObjectRef> search(Seen there) {
        return FileSearch.everywhere(browser(there), new DatastorePath(there.name(), "").toString())
                .called("searching storage pool " + VolumeName.shown(there.name()))
                .repeatable();
    }

    /** Takes what that search has found. */
    static List<FileVolume> volumes(Seen there, List<Found> files) {
        return files.stream()
                .map(found -> new FileVolume(new DatastorePath(there.name(), found.path()), found))
                .toList();
    }

    /** Finds a volume by its name in a datastore. */
    FileVolume byName(ManagedObjectRef datastore, String name, Deadline deadline) {
        Optional<String> flaw = DatastorePath.flaw(name);
        if (flaw.isPresent()) {
            throw new HypervisorException(
                    ErrorCode.NO_STORAGE_VOL,
                    seen.called(datastore.value()) + " can have no volume " + VolumeName.shown(name) + ", whose name "
                            + flaw.get());
        }
        return inDatastore(datastore, there -> find(there, new DatastorePath(there.name(), name), deadline), deadline);
    }

    /** Finds a volume by where it is. */
    FileVolume get(DatastorePath path, Deadline deadline) {
        Optional<Seen> known = seen.ofName(path.datastore());
        Seen there = known.orElseGet(() -> new Seen(path.datastore(), Optional.empty()));
        boolean blind = known.isEmpty() && connection.scope().fileBrowser().isEmpty();
        if (!blind) {
            try {
                return find(there, path, deadline);
            } catch (HypervisorException e) {
                if (!isAboutTheDatastore(e)) {
                    throw e;
                }
            }
        }
        return find(named(path, deadline), path, deadline);
    }

    private Seen named(DatastorePath path, Deadline deadline) {
        return pools.read(Wanted.DATASTORES, deadline).stream()
                .filter(pool -> pool.identity().name().equals(path.datastore()))
                .findFirst()
                .flatMap(pool -> seen.ofRef(pool.identity().ref()))
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_STORAGE_VOL,
                        "there is no volume " + VolumeName.shown(path.toString()) + ", since "
                                + connection.scope().name() + " has no datastore of that name: list the pools"));
    }

    private FileVolume find(Seen there, DatastorePath path, Deadline deadline) {
        SoapCall<ManagedObjectRef> search = FileSearch.inFolder(
                        browser(there), path.directoryPath().toString(), FileSearch.pattern(path.fileName()))
                .called("looking for volume " + VolumeName.shown(path.toString()))
                .repeatable();
        List<Found> found;
        try {
            found = FileSearch.results(connection.tasks().runShort(search, deadline));
        } catch (HypervisorException e) {
            // The directory is not there either.
            throw e.code() == ErrorCode.NO_STORAGE_VOL ? missing(path, e) : e;
        }
        return found.stream()
                // What means something in patterns may have let others through.
                .filter(file -> file.name().equals(path.fileName()))
                .map(file -> new FileVolume(path, file))
                .findFirst()
                .orElseThrow(() -> missing(path, null));
    }

    private static HypervisorException missing(DatastorePath path, @Nullable HypervisorException cause) {
        return new HypervisorException(
                ErrorCode.NO_STORAGE_VOL,
                "storage pool " + VolumeName.shown(path.datastore()) + " has no volume " + VolumeName.shown(path.path())
                        + ": list its volumes to see what there is",
                cause == null ? null : cause.fault().orElse(null),
                cause);
    }

    /** Does something in a datastore by its name as it was seen, and once more if that name is another by now. */
    private <T> T inDatastore(ManagedObjectRef datastore, Function<Seen, T> work, Deadline deadline) {
        Optional<Seen> known = seen.ofRef(datastore.value());
        if (known.isEmpty()) {
            return work.apply(read(datastore, deadline));
        }
        try {
            return work.apply(known.get());
        } catch (HypervisorException e) {
            if (!isAboutTheDatastore(e)) {
                throw e;
            }
            Seen now = read(datastore, deadline);
            if (now.equals(known.get())) {
                throw e;
            }
            return work.apply(now);
        }
    }

    private Seen read(ManagedObjectRef datastore, Deadline deadline) {
        Pool.OfDatastore pool = pools.datastore(datastore, deadline);
        return new Seen(pool.name(), pool.datastore().browser());
    }

    private static boolean isAboutTheDatastore(HypervisorException e) {
        return e.fault().isPresent() && (e.code() == ErrorCode.INVALID_ARG || e.code() == ErrorCode.NO_STORAGE_POOL);
    }

    private ManagedObjectRef browser(Seen there) {
        return there.browser()
                .or(() -> connection.scope().fileBrowser())
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "storage pool " + VolumeName.shown(there.name())
                                + " cannot be searched: the host has no browser" + " for it"));
    }
}
