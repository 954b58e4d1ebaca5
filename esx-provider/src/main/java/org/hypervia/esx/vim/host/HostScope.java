// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.PropertyQuery;

/** One host with its machines: a host agent's only one, or the one that a vCenter path names. */
public final class HostScope implements Scope {
    private final HostAnchor anchor;

    HostScope(HostAnchor anchor) {
        this.anchor = anchor;
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
    public PropertyQuery machines(List<String> paths) {
        return HostMachines.query(anchor.host(), paths);
    }

    @Override
    public Optional<ManagedObjectRef> searchedDatacenter() {
        return Optional.of(anchor.datacenter());
    }

    @Override
    public void addHostOf(ManagedObjectRef machine, PropertyQuery query) {
        query.from(anchor.host());
    }

    @Override
    public ManagedObjectRef node() {
        return anchor.host();
    }

    @Override
    public ManagedObjectRef mountingHost() {
        return anchor.host();
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
    public List<ManagedObjectRef> autostartManagers() {
        return anchor.systems().autoStart().stream().toList();
    }

    @Override
    public Optional<ManagedObjectRef> autostartManagerOf(ManagedObjectRef machine) {
        return anchor.systems().autoStart();
    }
}
