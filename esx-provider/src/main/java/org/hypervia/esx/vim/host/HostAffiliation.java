// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.spi.Deadline;

/**
 * {@code HostListSummary.managementServerIp} and {@code HostSystemInfo.uuid}: whose a host is, and which.
 *
 * @param managedBy the address of the vCenter that manages the host, if one does
 * @param uuid the host's own UUID, unless it has none worth telling
 */
public record HostAffiliation(Optional<String> managedBy, Optional<UUID> uuid) {
    private static final String MANAGED_BY = "summary.managementServerIp";

    /** Asks a server about a host: one round trip. What the user may not see counts as not there. */
    public static HostAffiliation read(PropertyCollector properties, ManagedObjectRef host, Deadline deadline) {
        PropertyQuery query = PropertyQuery.of(host, MANAGED_BY, HostIdentity.UUID_PATH)
                .called("asking which vCenter manages the host");
        List<ObjectContent> found = properties.retrieve(query, deadline);
        Optional<ObjectContent> told = found.stream().findFirst();
        return new HostAffiliation(
                told.flatMap(object -> object.text(MANAGED_BY))
                        .map(String::strip)
                        .filter(address -> !address.isEmpty()),
                told.flatMap(object -> object.text(HostIdentity.UUID_PATH)).flatMap(HostIdentity::uuid));
    }

    /** Tells whether two can be the same host: not if both have a UUID, and not the same. */
    public boolean mayBe(HostAffiliation other) {
        return uuid.isEmpty() || other.uuid.isEmpty() || uuid.equals(other.uuid);
    }
}
