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

/**
 * The part of a server that a connection is about. Operations ask it by what they are about to do and pick nothing of the
 * inventory for themselves: so a wider scope answers where one host does now. Nothing here asks the server; what depends
 * on a machine's place is added to the retrieval that is made in any case. Immutable.
 */
public sealed interface Scope permits HostScope {
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
    PropertyQuery machines(List<String> paths);

    /** Returns the {@code Datacenter} in which machines are searched by UUID; nothing if in all of them. */
    Optional<ManagedObjectRef> searchedDatacenter();

    /**
     * Has a query meet the host on which a machine is; what it takes of a {@code HostSystem} is for the caller to say.
     * {@link #hostIn} finds it in the answer.
     */
    void addHostOf(ManagedObjectRef machine, PropertyQuery query);

    /** Finds what was told of a machine's host after {@link #addHostOf}; {@code INTERNAL_ERROR} if nothing was. */
    default ObjectContent hostIn(List<ObjectContent> found) {
        return found.stream()
                .filter(object -> object.object().type().equals("HostSystem"))
                .findFirst()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR, "the host tells nothing about " + name() + ": it may be gone"));
    }

    /** Returns the {@code HostSystem} that questions about the host itself are about. */
    ManagedObjectRef node();

    /** Returns the {@code HostSystem} whose datastores there are, and as which it mounts them paths are understood. */
    ManagedObjectRef mountingHost();

    /** Returns the {@code HostNetworkSystem} that changes the host's switches; very old servers have none. */
    Optional<ManagedObjectRef> networkSystem();

    /** Returns the {@code Datacenter} whose networks machines of the host can be in. */
    ManagedObjectRef networkedDatacenter();

    /** Returns where files of a datastore are. */
    FileRoot filesOf(String datastore);

    /** Returns the {@code HostDatastoreBrowser} that sees all its datastores, if the server tells of one. */
    Optional<ManagedObjectRef> fileBrowser();

    /** Returns the {@code HostStorageSystem} of {@link #mountingHost}; {@code NO_SUPPORT} for servers without one. */
    ManagedObjectRef storageSystem();

    /** Makes the call that registers a machine of a VMX file, given by its datastore path, where new ones belong. */
    SoapCall<ManagedObjectRef> register(String path);

    /** Returns where machines that come here are put; nothing where there are several places and one must be named. */
    default Optional<Placement> placement() {
        return Optional.empty();
    }

    /** Returns the {@code HostAutoStartManager}s of all its machines; very old servers have none. */
    List<ManagedObjectRef> autostartManagers();

    /** Returns the {@code HostAutoStartManager} that starts a machine; very old servers have none. */
    Optional<ManagedObjectRef> autostartManagerOf(ManagedObjectRef machine);
}
