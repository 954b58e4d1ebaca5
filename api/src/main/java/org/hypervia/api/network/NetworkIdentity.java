// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.network;

import java.util.UUID;

/**
 * By what a network can be told from others.
 *
 * @param ref the provider's own reference, unique on the connection. A handle works by it alone
 * @param name the name. VI API: {@code HostVirtualSwitch.name}
 * @param uuid libvirt's UUID of the network: on ESX the MD5 of the virtual switch's key, as libvirt makes it, which is the
 *     same on every host that has a switch of that name; a distributed switch has one of its own
 */
public record NetworkIdentity(String ref, String name, UUID uuid) {}
