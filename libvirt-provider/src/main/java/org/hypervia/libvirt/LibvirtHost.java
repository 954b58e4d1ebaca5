// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import org.hypervia.api.host.NodeInfo;
import org.hypervia.api.value.MemorySize;
import org.hypervia.libvirt.remote.LibvirtConnection;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.NativeConfigOperations;
import org.hypervia.spi.host.HostOperations;

/** The host, and conversions with its help. */
record LibvirtHost(LibvirtSession session) implements HostOperations, NativeConfigOperations {
    @Override
    public String hostname(Deadline deadline) {
        deadline.check("asking for the host name");
        return session.use(LibvirtConnection::hostname);
    }

    @Override
    public NodeInfo info(Deadline deadline) {
        deadline.check("asking about the host");
        return session.use(LibvirtConnection::nodeInfo);
    }

    @Override
    public MemorySize freeMemory(Deadline deadline) {
        deadline.check("asking for free memory");
        return session.use(LibvirtConnection::freeMemory);
    }

    @Override
    public String capabilitiesXml(Deadline deadline) {
        deadline.check("asking for capabilities");
        return session.use(LibvirtConnection::capabilities);
    }

    @Override
    public int maxVcpus(Deadline deadline) {
        deadline.check("asking for the most vCPUs");
        return session.use(LibvirtConnection::maxVcpus);
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
