// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

/**
 * Type and sizes of a volume.
 *
 * @param type what it is
 * @param capacity how much it can hold, in bytes. VI API: {@code VmDiskFileInfo.capacityKb}, or {@code fileSize}
 * @param allocation how much room it takes now, in bytes. VI API: {@code fileSize}
 * @param physical how large what holds it is, in bytes; on ESX the allocation
 */
public record StorageVolumeInfo(VolumeType type, long capacity, long allocation, long physical) {}
