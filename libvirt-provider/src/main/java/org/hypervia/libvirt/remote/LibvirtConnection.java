// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.remote;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.host.NodeInfo;
import org.hypervia.api.host.ProductVersion;
import org.hypervia.api.value.MemorySize;

/** A connection. Threads may share it; domains found on it are closed before it. */
public interface LibvirtConnection extends AutoCloseable {
    /** Tells whether the way to the daemon, if there is one, still stands. Does not block. */
    boolean isAlive();

    /** Returns the name of the driver, such as {@code QEMU}. */
    String type();

    /** Returns the version of the hypervisor. */
    ProductVersion version();

    boolean isEncrypted();

    String hostname();

    String capabilities();

    /** Returns how many virtual CPUs a domain of a type can have, or of the usual type. */
    int maxVcpus(Optional<String> domainType);

    /** Returns what the driver can do for a domain of a type, or of the usual type, as XML. */
    String domainCapabilities(Optional<String> domainType);

    /** Returns the version of the daemon, or of the library if there is none. */
    ProductVersion daemonVersion();

    NodeInfo nodeInfo();

    MemorySize freeMemory();

    MemorySize freeMemory(int cell);

    String xmlFromNative(String format, byte[] config);

    String xmlToNative(String format, String xml);

    /** Lists domains; the caller closes each. */
    List<? extends LibvirtDomain> domains(int flags);

    LibvirtDomain byId(int id);

    LibvirtDomain byUuid(String uuid);

    LibvirtDomain byName(String name);

    LibvirtDomain define(String xml, int flags);

    LibvirtDomain create(String xml, int flags);

    LibvirtStorage storage();

    LibvirtNetworks networks();

    /**
     * Closes the connection.
     *
     * @throws IllegalStateException if something of it was not closed before, which is a defect of this provider
     */
    @Override
    void close();
}
