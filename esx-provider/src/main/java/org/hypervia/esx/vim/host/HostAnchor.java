// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.Optional;
import org.hypervia.esx.vim.value.ManagedObjectRef;

/**
 * A host in the inventory, and what around it is needed.
 *
 * @param host the {@code HostSystem}
 * @param hostName its name in the inventory
 * @param datacenter the {@code Datacenter} it belongs to
 * @param datacenterPath that datacenter's inventory path, folders included, as file URLs name it
 * @param vmFolder where its machines are registered
 * @param computeResource the {@code ComputeResource} it belongs to
 * @param resourcePool the root pool of that compute resource
 * @param systems the host's own managers
 * @param inMaintenanceMode whether the host is in maintenance mode
 * @param managementServerIp the address of the vCenter that manages it, if one does
 */
record HostAnchor(
        ManagedObjectRef host,
        String hostName,
        ManagedObjectRef datacenter,
        String datacenterPath,
        ManagedObjectRef vmFolder,
        ManagedObjectRef computeResource,
        ManagedObjectRef resourcePool,
        Systems systems,
        boolean inMaintenanceMode,
        Optional<String> managementServerIp) {
    /**
     * {@code HostConfigManager}, as far as there is a use for it; very old servers lack some of them.
     *
     * @param autoStart the {@code HostAutoStartManager}
     * @param network the {@code HostNetworkSystem}
     * @param storage the {@code HostStorageSystem}
     * @param datastores the {@code HostDatastoreSystem}
     * @param files the {@code HostDatastoreBrowser} of all its datastores
     */
    record Systems(
            Optional<ManagedObjectRef> autoStart,
            Optional<ManagedObjectRef> network,
            Optional<ManagedObjectRef> storage,
            Optional<ManagedObjectRef> datastores,
            Optional<ManagedObjectRef> files) {}
}
