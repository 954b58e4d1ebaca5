// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import org.hypervia.api.host.Host;
import org.hypervia.api.host.NodeInfo;
import org.hypervia.api.value.MemorySize;
import org.hypervia.spi.host.HostOperations;

record HostHandle(SessionGuard guard) implements Host {
    @Override
    public String hostname() {
        return operations().hostname(guard.newDeadline());
    }

    @Override
    public NodeInfo info() {
        return operations().info(guard.newDeadline());
    }

    @Override
    public MemorySize freeMemory() {
        return operations().freeMemory(guard.newDeadline());
    }

    @Override
    public String capabilitiesXml() {
        return operations().capabilitiesXml(guard.newDeadline());
    }

    @Override
    public int maxVcpus() {
        return operations().maxVcpus(guard.newDeadline());
    }

    private HostOperations operations() {
        return guard.toRead(HostOperations.KIND);
    }
}
