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
 * All that is below a folder, a datacenter or a cluster of a vCenter; below its root folder it is the whole of it. Nothing
 * of the hosts is remembered: which there are, and which of them has a machine, each retrieval tells anew.
 */
public final class InventoryScope implements Scope {
    private final String name;
    private final ManagedObjectRef start;
    private final ManagedObjectRef root;
    private final Optional<FileRoot> files;

    /**
     * @param name what messages call it
     * @param start the {@code Folder}, {@code Datacenter} or {@code ClusterComputeResource} that all is below
     * @param root the root folder
     * @param files the datacenter that it is in; empty if it may hold several
     */
    InventoryScope(String name, ManagedObjectRef start, ManagedObjectRef root, Optional<FileRoot> files) {
        this.name = name;
        this.start = start;
        this.root = root;
        this.files = files;
    }

    @Override
    public String name() {
        return name;
    }

    /** Returns the {@code Folder}, {@code Datacenter} or {@code ClusterComputeResource} that all is below. */
    public ManagedObjectRef start() {
        return start;
    }

    @Override
    public PropertyQuery machines(List<String> paths, List<Step> onward) {
        return new PropertyQuery()
                .take("VirtualMachine", paths)
                .from(start, InventoryWalk.array(InventoryWalk.toMachines(onward)));
    }

    @Override
    public Optional<ManagedObjectRef> searchedDatacenter() {
        return files.map(FileRoot::datacenter);
    }

    @Override
    public boolean isPart() {
        return !start.equals(root);
    }

    @Override
    public void addPlaceOf(ManagedObjectRef machine, PropertyQuery query) {
        HostAnchors.take(query).from(machine, InventoryWalk.array(InventoryWalk.toPlace()));
    }

    @Override
    public boolean holds(List<ObjectContent> found) {
        return !isPart() || ObjectContent.find(found, start).isPresent();
    }

    @Override
    public HostScope placeOf(List<ObjectContent> found) {
        return anchors(found).host(hostIn(found).object());
    }

    HostAnchors anchors(List<ObjectContent> found) {
        return new HostAnchors(root, true, found);
    }

    /** Finds the datacenter of a datastore, by what {@link #askDatacenterOf} brought. */
    public InventoryScope datacenterOf(List<ObjectContent> found, ManagedObjectRef datastore) {
        return anchors(found).datacenterOf(ObjectContent.one(found, datastore));
    }

    /** Asks in which datacenter a datastore is. */
    public PropertyQuery askDatacenterOf(ManagedObjectRef datastore) {
        return HostAnchors.take(PropertyQuery.of(datastore, InventoryTree.PARENT))
                .from(datastore, InventoryWalk.up());
    }

    @Override
    public void addHostOf(ManagedObjectRef machine, PropertyQuery query) {
        query.from(machine, InventoryWalk.toHost());
    }

    @Override
    public ManagedObjectRef node() {
        throw several("is about one host");
    }

    private HypervisorException several(String what) {
        return new HypervisorException(
                ErrorCode.NO_SUPPORT,
                "what " + what + " cannot be had of " + name
                        + ", which may have several: connect to one of them, as vpx://vcenter/"
                        + files.map(FileRoot::datacenterPath).orElse("DATACENTER")
                        + "/[CLUSTER/]HOST; a listing with placements tells which there are");
    }

    @Override
    public void addHosts(PropertyQuery query, Step... onward) {
        query.from(start, InventoryWalk.array(InventoryWalk.toHosts(onward)));
    }

    @Override
    public void addDatastores(PropertyQuery query) {
        query.from(start, InventoryWalk.array(InventoryWalk.toDatastores()));
    }

    @Override
    public Optional<ManagedObjectRef> mountingHost() {
        return Optional.empty();
    }

    @Override
    public boolean spansDatacenters() {
        return files.isEmpty();
    }

    @Override
    public Optional<ManagedObjectRef> networkSystem() {
        throw several("changes the switches of a host");
    }

    @Override
    public ManagedObjectRef networkedDatacenter() {
        return files.map(FileRoot::datacenter).orElseThrow(() -> several("is about the networks of a datacenter"));
    }

    @Override
    public FileRoot filesOf(String datastore) {
        return files.orElseThrow(() -> new HypervisorException(
                ErrorCode.NO_SUPPORT,
                "which datastore '" + datastore + "' is meant cannot be told in " + name
                        + ", since names of datastores count within a datacenter: connect to that one, as"
                        + " vpx://vcenter/DATACENTER"));
    }

    @Override
    public Optional<ManagedObjectRef> fileBrowser() {
        return Optional.empty();
    }

    @Override
    public ManagedObjectRef storageSystem() {
        throw several("is about the adapters of a host");
    }

    @Override
    public SoapCall<ManagedObjectRef> register(String path) {
        throw several("is registered on a host");
    }

    @Override
    public void addAutostart(PropertyQuery query) {
        AutostartSettings.take(query);
        addHosts(query, AutostartSettings.step());
    }

    @Override
    public void addAutostartOf(ManagedObjectRef machine, PropertyQuery query) {
        AutostartSettings.take(query)
                .from(machine, InventoryWalk.toHost(AutostartSettings.STEP), AutostartSettings.step());
    }
}
