// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Listing;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.host.Scope;
import org.hypervia.esx.vim.storage.MountedDatastore;
import org.hypervia.esx.vim.storage.StorageDevices;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
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
        Scope scope = connection.scope();
        // Targets are those of a host's adapters; of several hosts it could not be told whose they are.
        Optional<ManagedObjectRef> host = scope.mountingHost().filter(one -> wanted.targets());
        if (!wanted.datastores() && host.isEmpty()) {
            return new Listing<>(List.of(), List.of());
        }
        List<ObjectContent> found = connection.properties().retrieve(query(wanted.datastores(), host), deadline);
        List<Pool> pools = new ArrayList<>();
        List<Listing.Failure> failures = new ArrayList<>();
        Set<ManagedObjectRef> met = new HashSet<>();
        for (MountedDatastore datastore : MountedDatastore.of(found, scope.mountingHost())) {
            if (met.add(datastore.reference())) {
                add(datastore, pools, failures);
            }
        }
        host.flatMap(one -> ObjectContent.find(found, one))
                .map(content -> StorageDevices.of(content.called("the adapters of " + scope.name())))
                .ifPresent(devices -> add(devices, pools, failures));
        return new Listing<>(pools, failures);
    }

    private PropertyQuery query(boolean datastores, Optional<ManagedObjectRef> adaptersOf) {
        PropertyQuery query = new PropertyQuery()
                .called("reading the storage pools of " + connection.scope().name());
        adaptersOf.ifPresent(host -> query.take(host.type(), StorageDevices.ADAPTERS));
        if (datastores) {
            MountedDatastore.take(query);
            connection.scope().addDatastores(query);
        } else {
            adaptersOf.ifPresent(query::from);
        }
        return query;
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
                        new Listing.Failure(connection.scope().node().value(), why)));
        devices.targets().forEach(target -> pools.add(new Pool.OfTarget(target)));
    }

    /**
     * Finds a pool among all; of several that fit the first, unless they are in several datacenters.
     * {@code NO_STORAGE_POOL} if none does.
     */
    Pool find(String what, Predicate<Pool> wanted, Deadline deadline) {
        Listing<Pool> pools = read(Wanted.ALL, deadline);
        List<Pool> fitting = pools.stream().filter(wanted).toList();
        if (fitting.size() > 1 && connection.scope().spansDatacenters()) {
            throw ambiguous(what, fitting);
        }
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

    private HypervisorException ambiguous(String what, List<Pool> pools) {
        return new HypervisorException(
                ErrorCode.INVALID_ARG,
                pools.size() + " storage pools of " + connection.scope().name() + " are " + what
                        + ", each in another datacenter; take one by its UUID: "
                        + pools.stream()
                                .map(pool -> pool.identity().ref()
                                        + pool.identity()
                                                .uuid()
                                                .toOptional()
                                                .map(uuid -> " with " + uuid)
                                                .orElse(""))
                                .collect(Collectors.joining(", "))
                        + "; or connect to a datacenter, as vpx://vcenter/DATACENTER");
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
        PropertyQuery query = MountedDatastore.query(datastore).called("reading " + seen.called(datastore.value()));
        List<ObjectContent> found = connection.properties().retrieve(query, deadline);
        MountedDatastore told = MountedDatastore.of(found, connection.scope().mountingHost()).stream()
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
