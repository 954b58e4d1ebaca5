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
 * One host with its machines: a host agent's only one, or the one that a vCenter path names. A vCenter may have moved a
 * machine away from it by now.
 */
public final class HostScope implements Scope {
    private final HostAnchor anchor;
    private final Optional<ManagedObjectRef> center;

    /** @param center the root folder of the vCenter; empty on a host agent, whose machines stay where they are */
    HostScope(HostAnchor anchor, Optional<ManagedObjectRef> center) {
        this.anchor = anchor;
        this.center = center;
    }

    HostAnchor anchor() {
        return anchor;
    }

    /** Tells whether the host was in maintenance mode when the connection was opened. */
    public boolean isInMaintenanceMode() {
        return anchor.inMaintenanceMode();
    }

    @Override
    public String name() {
        return "host '" + anchor.hostName() + "'";
    }

    @Override
    public PropertyQuery machines(List<String> paths, List<Step> onward) {
        return HostMachines.query(anchor.host(), paths, onward);
    }

    @Override
    public Optional<ManagedObjectRef> searchedDatacenter() {
        return Optional.of(anchor.datacenter());
    }

    @Override
    public boolean isPart() {
        return center.isPresent();
    }

    @Override
    public void addPlaceOf(ManagedObjectRef machine, PropertyQuery query) {
        if (center.isPresent()) {
            HostAnchors.take(query).from(machine, InventoryWalk.array(InventoryWalk.toPlace()));
        }
    }

    @Override
    public boolean holds(List<ObjectContent> found) {
        return center.isEmpty() || ObjectContent.find(found, anchor.host()).isPresent();
    }

    @Override
    public HostScope placeOf(List<ObjectContent> found) {
        return center.map(root ->
                        new HostAnchors(root, true, found).host(hostIn(found).object()))
                .orElse(this);
    }

    @Override
    public void addHostOf(ManagedObjectRef machine, PropertyQuery query) {
        if (center.isPresent()) {
            query.from(machine, InventoryWalk.toHost());
        } else {
            query.from(anchor.host());
        }
    }

    @Override
    public ManagedObjectRef node() {
        return anchor.host();
    }

    @Override
    public void addHosts(PropertyQuery query, Step... onward) {
        query.from(anchor.host(), onward);
    }

    @Override
    public void addDatastores(PropertyQuery query) {
        query.from(anchor.host(), new Step("datastores", InventoryTree.HOST, "datastore", List.of()));
    }

    @Override
    public Optional<ManagedObjectRef> mountingHost() {
        return Optional.of(anchor.host());
    }

    @Override
    public boolean spansDatacenters() {
        return false;
    }

    @Override
    public Optional<ManagedObjectRef> networkSystem() {
        return anchor.systems().network();
    }

    @Override
    public ManagedObjectRef networkedDatacenter() {
        return anchor.datacenter();
    }

    @Override
    public FileRoot filesOf(String datastore) {
        return new FileRoot(anchor.datacenter(), anchor.datacenterPath());
    }

    @Override
    public Optional<ManagedObjectRef> fileBrowser() {
        return anchor.systems().files();
    }

    @Override
    public ManagedObjectRef storageSystem() {
        return anchor.systems()
                .storage()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_SUPPORT, name() + " has no storage system: its adapters cannot be rescanned"));
    }

    @Override
    public SoapCall<ManagedObjectRef> register(String path) {
        return InventoryCalls.register(anchor.vmFolder(), path, anchor.resourcePool(), Optional.of(anchor.host()));
    }

    @Override
    public Optional<Placement> placement() {
        return Optional.of(new Placement(
                name(),
                Optional.of(anchor.host()),
                anchor.computeResource(),
                anchor.resourcePool(),
                anchor.datacenter(),
                anchor.vmFolder()));
    }

    @Override
    public void addAutostart(PropertyQuery query) {
        anchor.systems().autoStart().ifPresent(manager -> AutostartSettings.addTo(query, manager));
    }

    @Override
    public void addAutostartOf(ManagedObjectRef machine, PropertyQuery query) {
        if (center.isPresent()) {
            AutostartSettings.take(query)
                    .from(machine, InventoryWalk.toHost(AutostartSettings.STEP), AutostartSettings.step());
        } else {
            addAutostart(query);
        }
    }
}
