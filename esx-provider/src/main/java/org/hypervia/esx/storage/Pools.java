// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.storage.MountedDatastore;
import org.hypervia.esx.vim.storage.StorageDevices;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;
import org.hypervia.spi.Deadline;

/**
 * Reads pools: one retrieval for all of them, datastores before targets as libvirt has it. What cannot be read of the one kind
 * does not hide the other. Thread-safe.
 */
final class Pools {
    private final EsxConnection connection;
    private final SeenDatastores seen;

    Pools(EsxConnection connection, SeenDatastores seen) {
        this.connection = connection;
        this.seen = seen;
    }

    /** Which kinds are asked for. */
    record Wanted(boolean datastores, boolean targets) {
        static final Wanted ALL = new Wanted(true, true);
        static final Wanted DATASTORES = new Wanted(true, false);
        static final Wanted TARGETS = new Wanted(false, true);
    }

    /** Reads pools, with why some could not be read. One round trip. */
    Listing<Pool> read(Wanted wanted, Deadline deadline) {
        ManagedObjectRef host = connection.scope().mountingHost();
        PropertyQuery query = new PropertyQuery()
                .called("reading the storage pools of " + connection.scope().name());
        List<Step> steps = wanted.datastores() ? List.of(MountedDatastore.addTo(query)) : List.of();
        if (wanted.targets()) {
            query.take(host.type(), StorageDevices.ADAPTERS);
        }
        query.from(host, steps.toArray(Step[]::new));
        List<ObjectContent> found = connection.properties().retrieve(query, deadline);
        List<Pool> pools = new ArrayList<>();
        List<Listing.Failure> failures = new ArrayList<>();
        for (MountedDatastore datastore : MountedDatastore.of(found, host)) {
            add(datastore, pools, failures);
        }
        if (wanted.targets()) {
            ObjectContent.find(found, host)
                    .map(content -> StorageDevices.of(content.called(
                            "the adapters of " + connection.scope().name())))
                    .ifPresent(devices -> add(devices, pools, failures));
        }
        return new Listing<>(pools, failures);
    }

    private void add(MountedDatastore datastore, List<Pool> pools, List<Listing.Failure> failures) {
        Reading<String> name = datastore.name();
        if (name instanceof Reading.Value<String> known) {
            seen.remember(datastore, known.value());
            pools.add(new Pool.OfDatastore(datastore, known.value()));
        } else {
            HypervisorException why = name instanceof Reading.Failed<String> failed
                    ? failed.error()
                    : new HypervisorException(
                            ErrorCode.INTERNAL_ERROR, "the host tells no name of " + datastore.reference());
            failures.add(new Listing.Failure(datastore.reference().value(), why));
        }
    }

    private void add(StorageDevices devices, List<Pool> pools, List<Listing.Failure> failures) {
        devices.failure(StorageDevices.ADAPTERS)
                .ifPresent(why -> failures.add(
                        new Listing.Failure(connection.scope().mountingHost().value(), why)));
        devices.targets().forEach(target -> pools.add(new Pool.OfTarget(target)));
    }

    /** Finds a pool among all; of several that fit the first. {@code NO_STORAGE_POOL} if none does. */
    Pool find(String what, Predicate<Pool> wanted, Deadline deadline) {
        Listing<Pool> pools = read(Wanted.ALL, deadline);
        return pools.stream().filter(wanted).findFirst().orElseThrow(() -> {
            Optional<Listing.Failure> unread = pools.failures().stream().findFirst();
            return new HypervisorException(
                    ErrorCode.NO_STORAGE_POOL,
                    connection.scope().name() + " has no storage pool " + what + ": list the pools to see what there is"
                            + unread.map(failure -> "; some could not be read: "
                                            + failure.error().getMessage())
                                    .orElse(""),
                    unread.flatMap(failure -> failure.error().fault()).orElse(null),
                    unread.map(Listing.Failure::error).orElse(null));
        });
    }

    /** Reads a pool by its reference; {@code NO_STORAGE_POOL} if it is gone. */
    Pool get(PoolRef ref, Deadline deadline) {
        if (ref instanceof PoolRef.OfTarget target) {
            return target(target, deadline);
        }
        return datastore(((PoolRef.OfDatastore) ref).datastore(), deadline);
    }

    private Pool target(PoolRef.OfTarget target, Deadline deadline) {
        Listing<Pool> pools = read(Wanted.TARGETS, deadline);
        return pools.stream()
                .filter(pool -> pool.identity().ref().equals(target.text()))
                .findFirst()
                .orElseThrow(() -> pools.failures().isEmpty()
                        ? gone("'" + target.name() + "' at " + target.address())
                        : pools.failures().get(0).error());
    }

    /** Reads a datastore by its reference; {@code NO_STORAGE_POOL} if it is gone. */
    Pool.OfDatastore datastore(ManagedObjectRef datastore, Deadline deadline) {
        ManagedObjectRef host = connection.scope().mountingHost();
        PropertyQuery query = MountedDatastore.query(datastore).called("reading " + seen.called(datastore.value()));
        List<ObjectContent> found = connection.properties().retrieve(query, deadline);
        MountedDatastore told = MountedDatastore.of(found, host).stream()
                .findFirst()
                .orElseThrow(() -> gone("with the reference " + datastore.value()));
        String name = told.required(told.name(), "name");
        seen.remember(told, name);
        return new Pool.OfDatastore(told, name);
    }

    private HypervisorException gone(String which) {
        return new HypervisorException(
                ErrorCode.NO_STORAGE_POOL, "the storage pool " + which + " is gone: list the pools anew");
    }
}
