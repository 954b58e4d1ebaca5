// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.host;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.host.NodeInfo;
import org.hypervia.api.value.MemorySize;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.host.HostCapability;
import org.hypervia.esx.vim.host.HostDns;
import org.hypervia.esx.vim.host.HostHardware;
import org.hypervia.esx.vim.host.HostIdentity;
import org.hypervia.esx.vim.host.HostMemory;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.host.HostOperations;

/** Facts of the {@code HostSystem}: one retrieval each. */
public final class EsxHost implements HostOperations {
    private static final int MODEL_BYTES = 31;

    private final EsxConnection connection;

    public EsxHost(EsxConnection connection) {
        this.connection = connection;
    }

    @Override
    public String hostname(Deadline deadline) {
        HostDns dns = HostDns.of(ask(deadline, HostDns.PATHS));
        String name = dns.hostName()
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_HOSTNAME,
                        connection.scope().name() + " tells no host name: set one in its DNS settings"));
        return dns.domainName().map(domain -> name + "." + domain).orElse(name);
    }

    @Override
    public NodeInfo info(Deadline deadline) {
        HostHardware hardware = HostHardware.of(ask(deadline, HostHardware.PATHS));
        int cores = (int) hardware.cores();
        int packages = (int) hardware.packages();
        return new NodeInfo(
                model(hardware.cpuModel()),
                MemorySize.ofKibibytes(hardware.memoryBytes() / 1024),
                cores,
                (int) (hardware.hertz() / 1_000_000),
                (int) hardware.numaNodes(),
                packages,
                packages == 0 ? 0 : cores / packages,
                cores == 0 ? 0 : (int) hardware.threads() / cores);
    }

    @Override
    public MemorySize freeMemory(Deadline deadline) {
        return HostMemory.of(ask(deadline, HostMemory.PATHS))
                .map(memory -> MemorySize.ofBytes(memory.freeBytes()))
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        connection.scope().name() + " does not tell how much memory is in use"));
    }

    @Override
    public String capabilitiesXml(Deadline deadline) {
        HostIdentity identity = HostIdentity.of(ask(deadline, HostIdentity.PATHS));
        // Servers since API 4.0 run on CPUs with long mode only, and need not say so.
        boolean longMode = identity.longMode().orElseGet(() -> connection.speaks(4, 0));
        return new HostCapabilities(longMode, identity.uuid()).xml();
    }

    @Override
    public int maxVcpus(Deadline deadline) {
        int count = HostCapability.of(ask(deadline, List.of(HostCapability.MAX_VCPUS)))
                .maxVcpus()
                .orElse(0);
        if (count <= 0) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    connection.scope().name() + " does not tell how many virtual CPUs a domain can have");
        }
        return count;
    }

    private ObjectContent ask(Deadline deadline, List<String> paths) {
        return connection.properties().retrieveOne(connection.scope().node(), deadline, paths.toArray(String[]::new));
    }

    /** Libvirt's way to shorten a CPU's name, from left to right: no double blanks, no trademark signs, 31 bytes. */
    static String model(String full) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < full.length()) {
            if (full.startsWith("  ", i)) {
                i++;
            } else if (full.startsWith("(R)", i) || full.startsWith("(C)", i)) {
                i += 3;
            } else if (full.startsWith("(TM)", i)) {
                i += 4;
            } else {
                out.append(full.charAt(i++));
            }
        }
        byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MODEL_BYTES
                ? out.toString()
                : new String(Arrays.copyOf(bytes, MODEL_BYTES), StandardCharsets.UTF_8);
    }
}
