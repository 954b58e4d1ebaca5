// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.util.Optional;

/**
 * The host of a connection, and what around it operations need.
 *
 * @param host the {@code HostSystem}
 * @param hostName its name in the inventory
 * @param datacenter the {@code Datacenter} it belongs to
 * @param datacenterPath that datacenter's inventory path, folders included, as file URLs name it
 * @param vmFolder where its machines are registered
 * @param resourcePool the root pool of its compute resource
 * @param autoStartManager the {@code HostAutoStartManager}; very old servers have none
 * @param inMaintenanceMode whether the host is in maintenance mode
 */
public record HostAnchor(
        ManagedObjectRef host,
        String hostName,
        ManagedObjectRef datacenter,
        String datacenterPath,
        ManagedObjectRef vmFolder,
        ManagedObjectRef resourcePool,
        Optional<ManagedObjectRef> autoStartManager,
        boolean inMaintenanceMode) {}
