// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

/**
 * What a virtual disk's descriptor says.
 *
 * @param capacityKb the size the guest sees, in KiB
 * @param controller the controller the disk was made for, such as {@code ParaVirtualSCSIController}
 * @param thin whether blocks come with use
 * @param uuid sixteen bytes in hex, in the form a host writes them
 */
public record DiskInfo(long capacityKb, String controller, boolean thin, String uuid) {}
