// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.Objects;
import java.util.Set;
import org.hypervia.api.network.HostInterface;
import org.hypervia.api.network.HostInterfaceSummary;
import org.hypervia.api.network.HostInterfaces;
import org.hypervia.api.network.InterfaceCondition;
import org.hypervia.api.value.Listing;
import org.hypervia.spi.network.HostInterfaceOperations;

record HostInterfacesHandle(SessionGuard guard) implements HostInterfaces {
    @Override
    public Listing<HostInterface> list(Set<InterfaceCondition> conditions) {
        return summaries(conditions).map(row -> new HostInterfaceHandle(guard, row.identity()));
    }

    @Override
    public Listing<HostInterfaceSummary> summaries(Set<InterfaceCondition> conditions) {
        Objects.requireNonNull(conditions, "conditions");
        return toRead().list(Set.copyOf(conditions), guard.newDeadline());
    }

    @Override
    public HostInterface byName(String name) {
        Objects.requireNonNull(name, "name");
        return new HostInterfaceHandle(guard, toRead().byName(name, guard.newDeadline()));
    }

    @Override
    public HostInterface byMac(String mac) {
        Objects.requireNonNull(mac, "mac");
        return new HostInterfaceHandle(guard, toRead().byMac(mac, guard.newDeadline()));
    }

    private HostInterfaceOperations toRead() {
        return guard.toRead(HostInterfaceOperations.KIND);
    }
}
