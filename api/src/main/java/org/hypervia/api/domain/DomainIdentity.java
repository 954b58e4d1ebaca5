// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.util.UUID;
import org.hypervia.api.value.Reading;

/**
 * By what a domain can be told from others.
 *
 * @param ref the provider's own reference, unique on the connection, such as the managed object id {@code 16} or
 *     {@code vm-1203}. A handle works by it alone, so two domains of one name or one UUID are never mixed up
 * @param name the name, unescaped. VI API: {@code name}
 * @param uuid libvirt's UUID of the domain. VI API: {@code config.instanceUuid}, or {@code config.uuid} where there is
 *     none and with {@code legacy_uuid=1}
 * @param biosUuid the UUID that the guest's firmware shows, libvirt's {@code hwuuid}. VI API: {@code config.uuid}
 */
public record DomainIdentity(String ref, String name, Reading<UUID> uuid, Reading<UUID> biosUuid) {}
