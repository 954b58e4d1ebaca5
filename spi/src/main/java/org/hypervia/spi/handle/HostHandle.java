// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.Objects;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
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
    public MemorySize freeMemory(int cell) {
        if (cell < 0) {
            throw new HypervisorException(ErrorCode.INVALID_ARG, "NUMA cells are counted from 0, not from " + cell);
        }
        return operations().freeMemory(cell, guard.newDeadline());
    }

    @Override
    public int maxVcpus(String domainType) {
        Objects.requireNonNull(domainType, "domainType");
        return operations().maxVcpus(domainType, guard.newDeadline());
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
