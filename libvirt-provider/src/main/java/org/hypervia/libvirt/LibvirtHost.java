// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import org.hypervia.api.definition.MemorySize;
import org.hypervia.api.host.NodeInfo;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.HostOperations;
import org.hypervia.spi.NativeConfigOperations;

/** The host, and conversions with its help. */
record LibvirtHost(LibvirtSession session) implements HostOperations, NativeConfigOperations {
    @Override
    public String hostname(Deadline deadline) {
        return session.connection().hostname();
    }

    @Override
    public NodeInfo info(Deadline deadline) {
        return session.connection().nodeInfo();
    }

    @Override
    public MemorySize freeMemory(Deadline deadline) {
        return session.connection().freeMemory();
    }

    @Override
    public String capabilitiesXml(Deadline deadline) {
        return session.connection().capabilities();
    }

    @Override
    public int maxVcpus(Deadline deadline) {
        return session.connection().maxVcpus();
    }

    @Override
    public String domainXmlFromNative(String format, String config, Deadline deadline) {
        return session.connection().xmlFromNative(format, config);
    }

    @Override
    public String domainXmlToNative(String format, String domainXml, Deadline deadline) {
        return session.connection().xmlToNative(format, domainXml);
    }
}
