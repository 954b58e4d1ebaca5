// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.machine.MachineConfig;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;

/**
 * What must be known before a machine is moved: where it is, and what its new place has. All of it comes in one retrieval.
 */
public final class MoveSurvey {
    /** The property with the host that a machine is on. */
    public static final String HOST = "runtime.host";

    private static final String POOL = "resourcePool";
    private static final String OWNER = "owner";
    private static final String PARENT = "parent";
    private static final String DATASTORE = "datastore";
    private static final String POOL_TYPE = "ResourcePool";
    private static final String DATASTORE_TYPE = "Datastore";

    private final List<ObjectContent> found;
    private final ObjectContent machine;

    private MoveSurvey(List<ObjectContent> found, ObjectContent machine) {
        this.found = found;
        this.machine = machine;
    }

    /**
     * Asks where a machine is and which pool it is in.
     *
     * @param instanceUuid whether the server knows instance UUIDs
     */
    public static PropertyQuery query(ManagedObjectRef machine, boolean instanceUuid) {
        List<String> paths = new ArrayList<>(List.of(EntityName.PATH, HOST, POOL, DATASTORE, MachineConfig.BIOS_UUID));
        if (instanceUuid) {
            paths.add(MachineConfig.INSTANCE_UUID);
        }
        return new PropertyQuery()
                .take(machine.type(), paths)
                .take(POOL_TYPE, EntityName.PATH, PARENT, OWNER)
                .take(DATASTORE_TYPE, EntityName.PATH)
                .from(
                        machine,
                        new Step("pool", machine.type(), POOL, List.of()),
                        new Step("files", machine.type(), DATASTORE, List.of()));
    }

    /** Asks only which hosts machines are on. */
    public static PropertyQuery hosts(List<ManagedObjectRef> machines) {
        PropertyQuery query = new PropertyQuery().take("VirtualMachine", HOST);
        machines.forEach(query::from);
        return query;
    }

    /** Asks for the pools below a root pool too. */
    public static void addPools(PropertyQuery query, ManagedObjectRef root) {
        query.from(root, new Step("pools", POOL_TYPE, POOL, List.of("pools")));
    }

    /** Asks for the datastores of a host or a compute resource too. */
    public static void addDatastores(PropertyQuery query, ManagedObjectRef place) {
        String type = place.type().equals("HostSystem") ? place.type() : "ComputeResource";
        query.take(type, DATASTORE).from(place, new Step("datastores", type, DATASTORE, List.of()));
    }

    /** Takes what the query has brought; {@code INTERNAL_ERROR} if it tells nothing of the machine. */
    public static MoveSurvey of(List<ObjectContent> found, ManagedObjectRef machine, String name) {
        return new MoveSurvey(found, ObjectContent.one(found, machine).called(name));
    }

    /** Returns the machine's name. */
    public String name() {
        return EntityName.of(machine);
    }

    /** Returns the host that the machine is on; {@code INTERNAL_ERROR} if the server does not tell. */
    public ManagedObjectRef host() {
        return machine.told(HOST)
                .flatMap(value -> value.reference())
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "the vCenter does not tell on which host " + machine.subject() + " is: repeat it"));
    }

    /** Returns the machine's BIOS UUID, if the server tells it. */
    public Optional<UUID> biosUuid() {
        return MachineConfig.of(machine).biosUuid().toOptional();
    }

    /** Returns the machine's instance UUID, if there is one. */
    public Optional<UUID> instanceUuid() {
        return MachineConfig.of(machine).instanceUuid().toOptional();
    }

    /** Tells whether the machine's pool belongs to a compute resource, so that the machine can keep it there. */
    public boolean isPooledIn(ManagedObjectRef computeResource) {
        return machine.reference(POOL)
                .flatMap(pool -> ObjectContent.find(found, pool))
                .flatMap(pool -> pool.reference(OWNER))
                .filter(computeResource::equals)
                .isPresent();
    }

    /**
     * Finds a pool below a root pool by its name or its path.
     *
     * @throws HypervisorException {@code INVALID_ARG} if there is none or more than one, with those that there are
     */
    public ManagedObjectRef pool(ManagedObjectRef root, String name, String place) {
        List<String> names = Stream.of(name.split("/", -1))
                .filter(part -> !part.isEmpty())
                .map(EntityName::unescapedLeniently)
                .toList();
        List<ObjectContent> below = found.stream()
                .filter(object ->
                        isPool(object.object()) && !poolPath(root, object).isEmpty())
                .toList();
        List<ObjectContent> fitting = below.stream()
                .filter(pool -> endsWith(poolPath(root, pool), names))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0).object();
        }
        throw new HypervisorException(
                ErrorCode.INVALID_ARG,
                (fitting.isEmpty() ? "there is no resource pool '" : "there are several resource pools '") + name
                        + "' at " + place + "; there are "
                        + listed((fitting.isEmpty() ? below : fitting)
                                .stream().map(pool -> String.join("/", poolPath(root, pool)))));
    }

    private static boolean isPool(ManagedObjectRef object) {
        return object.type().equals(POOL_TYPE) || object.type().equals("VirtualApp");
    }

    private static boolean endsWith(List<String> path, List<String> names) {
        int from = path.size() - names.size();
        return !names.isEmpty() && from >= 0 && path.subList(from, path.size()).equals(names);
    }

    /** The names from below the root down to a pool; none for the root itself and for pools elsewhere. */
    private List<String> poolPath(ManagedObjectRef root, ObjectContent pool) {
        List<String> names = new ArrayList<>();
        Optional<ObjectContent> at = Optional.of(pool);
        // A way longer than there are objects goes in circles.
        for (int left = found.size(); left > 0 && at.isPresent(); left--) {
            if (at.get().object().equals(root)) {
                return names;
            }
            names.add(0, entityName(at.get()));
            at = at.get().reference(PARENT).flatMap(parent -> ObjectContent.find(found, parent));
        }
        return List.of();
    }

    /**
     * Finds a datastore of the new place by its name.
     *
     * @throws HypervisorException {@code NO_STORAGE_POOL} if there is none, with those that there are
     */
    public ManagedObjectRef datastore(ManagedObjectRef place, String name, String placeName) {
        return datastoresOf(place)
                .filter(object -> entityName(object).equals(name))
                .findFirst()
                .map(ObjectContent::object)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_STORAGE_POOL,
                        "there is no storage pool '" + name + "' at " + placeName + "; there are "
                                + listed(datastoresOf(place).map(MoveSurvey::entityName))));
    }

    /**
     * Chooses a datastore of the new place where nobody has named one: the only one there is, or the one of the name that
     * the machine's files are on.
     *
     * @throws HypervisorException {@code INVALID_ARG} where there is a choice
     */
    public ManagedObjectRef datastore(ManagedObjectRef place, String placeName) {
        List<ObjectContent> there = datastoresOf(place).toList();
        List<String> present = datastoresOf(machine.object())
                .map(MoveSurvey::entityName)
                .distinct()
                .toList();
        List<ObjectContent> fitting = there.size() == 1
                ? there
                : there.stream()
                        .filter(object -> present.size() == 1 && present.contains(entityName(object)))
                        .toList();
        if (fitting.size() == 1) {
            return fitting.get(0).object();
        }
        throw new HypervisorException(
                ErrorCode.INVALID_ARG,
                "which storage pool at " + placeName + " the files of " + machine.subject()
                        + " are to go to must be said; there are "
                        + listed(there.stream().map(MoveSurvey::entityName)));
    }

    private Stream<ObjectContent> datastoresOf(ManagedObjectRef owner) {
        return ObjectContent.find(found, owner).flatMap(object -> object.value(DATASTORE)).stream()
                .flatMap(value -> value.items())
                .flatMap(value -> value.reference().stream())
                .flatMap(ref -> ObjectContent.find(found, ref).stream());
    }

    private static String entityName(ObjectContent object) {
        return EntityName.unescapedLeniently(object.text(EntityName.PATH).orElse(""));
    }

    private static String listed(Stream<String> names) {
        String all = names.map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return all.isEmpty() ? "none" : all;
    }
}
