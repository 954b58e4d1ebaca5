// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

import java.util.UUID;
import org.hypervia.api.value.Reading;

/**
 * By what a pool can be told from others.
 *
 * @param ref the provider's own reference, unique on the connection. A handle works by it alone
 * @param name the name. VI API: {@code summary.name} of a datastore, {@code iScsiName} of a target
 * @param uuid libvirt's UUID of the pool: on ESX the MD5 of the datastore's {@code mountInfo.path} on this host, or of the
 *     target's name, as libvirt makes it. Unset where the host does not say where it mounts the datastore
 */
public record StoragePoolIdentity(String ref, String name, Reading<UUID> uuid) {}
