// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;

/**
 * The part of a server that a connection is about: one host, or all below a folder, a datacenter or a cluster. Operations
 * ask it by what they are about to do and pick nothing of the inventory for themselves. Nothing here asks the server; what
 * depends on a machine's place is added to the retrieval that is made in any case, so that a machine that was moved
 * meanwhile is found where it is. Immutable.
 */
public sealed interface Scope permits HostScope, InventoryScope {
    /**
     * Where the server keeps files of a datastore.
     *
     * @param datacenter the {@code Datacenter} that file calls name
     * @param datacenterPath its inventory path, folders included, as file URLs have it in {@code dcPath}
     */
    record FileRoot(ManagedObjectRef datacenter, String datacenterPath) {}

    /**
     * Where a machine that comes to a part of a server is put.
     *
     * @param name what messages call it, such as {@code host 'esx1'}
     * @param host the {@code HostSystem}; if empty the server chooses one of the compute resource
     * @param computeResource the {@code ComputeResource} it belongs to
     * @param resourcePool the root pool of that
     * @param datacenter the {@code Datacenter} it belongs to
     * @param vmFolder the folder for machines of that
     */
    record Placement(
            String name,
            Optional<ManagedObjectRef> host,
            ManagedObjectRef computeResource,
            ManagedObjectRef resourcePool,
            ManagedObjectRef datacenter,
            ManagedObjectRef vmFolder) {}

    /** Returns what messages call it, such as {@code host 'esx1'}. */
    String name();

    /** Asks for properties of all its machines. */
    default PropertyQuery machines(List<String> paths) {
        return machines(paths, List.of());
    }

    /**
     * Asks for properties of all its machines, and walks on from them.
     *
     * @param onward steps of which those that fit a machine begin there
     */
    PropertyQuery machines(List<String> paths, List<Step> onward);

    /** Returns the {@code Datacenter} in which machines are searched by UUID; nothing if in all of them. */
    Optional<ManagedObjectRef> searchedDatacenter();

    /** Tells whether there may be machines on the server that are not in this scope, so that {@link #holds} must say. */
    boolean isPart();

    /** Has a query tell in what a machine is, for {@link #holds} and {@link #placeOf}. */
    void addPlaceOf(ManagedObjectRef machine, PropertyQuery query);

    /** Tells by what {@link #addPlaceOf} brought whether the machine belongs to this scope. */
    boolean holds(List<ObjectContent> found);

    /**
     * Finds in what {@link #addPlaceOf} brought the host on which the machine is now; {@code INTERNAL_ERROR} if the user may
     * not see it.
     */
    HostScope placeOf(List<ObjectContent> found);

    /**
     * Has a query meet the host on which a machine is; what it takes of a {@code HostSystem} is for the caller to say.
     * {@link #hostIn} finds it in the answer.
     */
    void addHostOf(ManagedObjectRef machine, PropertyQuery query);

    /** Finds what was told of a machine's host after {@link #addHostOf}; {@code INTERNAL_ERROR} if nothing was. */
    default ObjectContent hostIn(List<ObjectContent> found) {
        return found.stream()
                .filter(object -> object.object().type().equals(InventoryTree.HOST))
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        "the server tells nothing about the host in " + name()
                                + ": it may be gone, or the user may not see it"));
    }

    /**
     * Returns the {@code HostSystem} that questions about the host itself are about; {@code NO_SUPPORT} if there are several.
     */
    ManagedObjectRef node();

    /** Has a query meet all its hosts, and walks on from them; what it takes of each is for the caller to say. */
    void addHosts(PropertyQuery query, Step... onward);

    /** Has a query meet all its datastores; what it takes of a {@code Datastore} is for the caller to say. */
    void addDatastores(PropertyQuery query);

    /** Returns the {@code HostSystem} as which it mounts datastores, and paths are understood; nothing if any will do. */
    Optional<ManagedObjectRef> mountingHost();

    /** Tells whether datastores of one name may be several, since names count within a datacenter. */
    boolean spansDatacenters();

    /** Returns the {@code HostNetworkSystem} that changes the host's switches; very old servers have none. */
    Optional<ManagedObjectRef> networkSystem();

    /** Returns the {@code Datacenter} whose networks machines of the host can be in. */
    ManagedObjectRef networkedDatacenter();

    /** Returns where files of a datastore are; {@code NO_SUPPORT} where it {@link #spansDatacenters()}. */
    FileRoot filesOf(String datastore);

    /** Returns the {@code HostDatastoreBrowser} that sees all its datastores, if the server tells of one. */
    Optional<ManagedObjectRef> fileBrowser();

    /** Returns the {@code HostStorageSystem} of {@link #node()}; {@code NO_SUPPORT} for servers without one. */
    ManagedObjectRef storageSystem();

    /**
     * Makes the call that registers a machine of a VMX file, given by its datastore path, where new ones belong;
     * {@code NO_SUPPORT} where there are several hosts.
     */
    SoapCall<ManagedObjectRef> register(String path);

    /** Returns where machines that come here are put; nothing where there are several places and one must be named. */
    default Optional<Placement> placement() {
        return Optional.empty();
    }

    /** Has a query meet the {@code HostAutoStartManager}s of all its hosts; very old servers have none. */
    void addAutostart(PropertyQuery query);

    /** Has a query meet the {@code HostAutoStartManager} of the host on which a machine is; very old servers have none. */
    void addAutostartOf(ManagedObjectRef machine, PropertyQuery query);
}
