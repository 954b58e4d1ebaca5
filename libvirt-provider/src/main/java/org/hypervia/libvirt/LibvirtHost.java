// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import org.hypervia.api.host.NodeInfo;
import org.hypervia.api.value.MemorySize;
import org.hypervia.libvirt.binding.NativeConnection;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.NativeConfigOperations;
import org.hypervia.spi.host.HostOperations;

/** The host, and conversions with its help. */
record LibvirtHost(LibvirtSession session) implements HostOperations, NativeConfigOperations {
    @Override
    public String hostname(Deadline deadline) {
        deadline.check("asking for the host name");
        return session.use(NativeConnection::hostname);
    }

    @Override
    public NodeInfo info(Deadline deadline) {
        deadline.check("asking about the host");
        return session.use(NativeConnection::nodeInfo);
    }

    @Override
    public MemorySize freeMemory(Deadline deadline) {
        deadline.check("asking for free memory");
        return session.use(NativeConnection::freeMemory);
    }

    @Override
    public String capabilitiesXml(Deadline deadline) {
        deadline.check("asking for capabilities");
        return session.use(NativeConnection::capabilities);
    }

    @Override
    public int maxVcpus(Deadline deadline) {
        deadline.check("asking for the most vCPUs");
        return session.use(NativeConnection::maxVcpus);
    }

    @Override
    public String domainXmlFromNative(String format, String config, Deadline deadline) {
        deadline.check("converting a configuration");
        return session.use(open -> open.xmlFromNative(format, config));
    }

    @Override
    public String domainXmlToNative(String format, String domainXml, Deadline deadline) {
        deadline.check("converting a domain");
        return session.use(open -> open.xmlToNative(format, domainXml));
    }
}
