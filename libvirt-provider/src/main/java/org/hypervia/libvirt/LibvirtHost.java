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
        return session.use("asking for the host name", deadline, LibvirtConnection::hostname);
    }

    @Override
    public NodeInfo info(Deadline deadline) {
        return session.use("asking about the host", deadline, LibvirtConnection::nodeInfo);
    }

    @Override
    public MemorySize freeMemory(Deadline deadline) {
        return session.use("asking for free memory", deadline, LibvirtConnection::freeMemory);
    }

    @Override
    public String capabilitiesXml(Deadline deadline) {
        return session.use("asking for capabilities", deadline, LibvirtConnection::capabilities);
    }

    @Override
    public int maxVcpus(Deadline deadline) {
        return session.use("asking for the most vCPUs", deadline, LibvirtConnection::maxVcpus);
    }

    @Override
    public String domainXmlFromNative(String format, String config, Deadline deadline) {
        return session.use("converting a configuration", deadline, open -> open.xmlFromNative(format, config));
    }

    @Override
    public String domainXmlToNative(String format, String domainXml, Deadline deadline) {
        return session.use("converting a domain", deadline, open -> open.xmlToNative(format, domainXml));
    }
}
