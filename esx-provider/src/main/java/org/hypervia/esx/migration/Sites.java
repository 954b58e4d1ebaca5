// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.migration;

import java.util.Optional;
import java.util.stream.Stream;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.connection.CenterLink;
import org.hypervia.esx.vim.host.Scope;
import org.hypervia.esx.vim.host.Scope.Placement;
import org.hypervia.esx.vim.migration.HostSites;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/** Places of a vCenter. The two that the connections lead to are known; all others are asked for once, if ever. */
final class Sites {
    private final CenterLink center;
    private final Scope destination;
    private final Deadline deadline;
    private @Nullable HostSites all;

    Sites(CenterLink center, Scope destination, Deadline deadline) {
        this.center = center;
        this.destination = destination;
        this.deadline = deadline;
    }

    private HostSites all() {
        HostSites read = all;
        if (read == null) {
            read = HostSites.read(center.server().session(), center.server().properties(), deadline);
            all = read;
        }
        return read;
    }

    /** Finds a host by what people call it; fails as {@link HostSites#named}. */
    Placement named(String host) {
        return all().named(host);
    }

    /** Returns what is known of a host; {@code INVALID_ARG} if there is none. */
    Placement of(ManagedObjectRef host) {
        return Stream.of(center.scope(), destination)
                .flatMap(scope -> scope.placement().stream())
                .filter(place -> place.host().filter(host::equals).isPresent())
                .findFirst()
                .or(() -> all().of(host))
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INVALID_ARG,
                        "the vCenter shows no " + host
                                + ": check the migration URI, and that the user may see the host"));
    }

    /** Returns what messages call a host, without asking for it. */
    static String name(ManagedObjectRef host, Journey journey) {
        return Stream.of(journey.from(), journey.to())
                .filter(place -> place.host().equals(Optional.of(host)))
                .map(Placement::name)
                .findFirst()
                .orElseGet(() -> "another host (" + host + ")");
    }
}
