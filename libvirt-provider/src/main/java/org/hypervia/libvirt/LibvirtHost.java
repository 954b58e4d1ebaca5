// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.host.NodeInfo;
import org.hypervia.api.value.MemorySize;
import org.hypervia.libvirt.remote.LibvirtConnection;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.NativeConfigOperations;
import org.hypervia.spi.host.HostOperations;
import org.hypervia.spi.xml.XmlTree;

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
        return maxVcpus(Optional.empty(), deadline);
    }

    @Override
    public int maxVcpus(String domainType, Deadline deadline) {
        return maxVcpus(Optional.of(domainType), deadline);
    }

    private int maxVcpus(Optional<String> domainType, Deadline deadline) {
        return session.use(
                "asking for the most vCPUs",
                deadline,
                open -> ofCapabilities(open, domainType).orElseGet(() -> open.maxVcpus(domainType)));
    }

    /** The newer of two ways; a driver that lacks it, or does not say, has the older one. */
    private static Optional<Integer> ofCapabilities(LibvirtConnection open, Optional<String> domainType) {
        try {
            return XmlTree.read("domain capabilities", open.domainCapabilities(domainType))
                    .child("vcpu")
                    .flatMap(vcpu -> vcpu.attribute("max"))
                    .filter(text -> text.matches("\\d{1,9}"))
                    .map(Integer::valueOf);
        } catch (HypervisorException e) {
            return Optional.empty();
        }
    }

    @Override
    public MemorySize freeMemory(int cell, Deadline deadline) {
        return session.use("asking for free memory", deadline, open -> open.freeMemory(cell));
    }

    @Override
    public String domainXmlFromNative(String format, String config, Deadline deadline) {
        return domainXmlFromNative(format, config.getBytes(StandardCharsets.UTF_8), deadline);
    }

    @Override
    public String domainXmlFromNative(String format, byte[] config, Deadline deadline) {
        return session.use("converting a configuration", deadline, open -> open.xmlFromNative(format, config));
    }

    @Override
    public String domainXmlToNative(String format, String domainXml, Deadline deadline) {
        return session.use("converting a domain", deadline, open -> open.xmlToNative(format, domainXml));
    }
}
