// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

/**
 * Sizes of a disk of a domain: libvirt's {@code virDomainBlockInfo}.
 *
 * @param capacity how much the guest can put on it, in bytes. VI API: {@code VmDiskFileInfo.capacityKb}, or {@code fileSize}
 * @param allocation how much room it takes now, in bytes. VI API: {@code fileSize}
 * @param physical how large what holds it is, in bytes; on ESX the allocation
 */
public record BlockInfo(long capacity, long allocation, long physical) {}
