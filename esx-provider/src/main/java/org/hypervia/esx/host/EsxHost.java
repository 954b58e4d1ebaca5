// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.host;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.host.NodeInfo;
import org.hypervia.api.value.MemorySize;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.host.HostOperations;

/** Facts of the {@code HostSystem}: one retrieval each. */
public final class EsxHost implements HostOperations {
    private static final String HOST_NAME = "config.network.dnsConfig.hostName";
    private static final String DOMAIN_NAME = "config.network.dnsConfig.domainName";
    private static final String MEMORY = "hardware.memorySize";
    private static final String MEMORY_USED_MB = "summary.quickStats.overallMemoryUsage";
    private static final String HERTZ = "hardware.cpuInfo.hz";
    private static final String CORES = "hardware.cpuInfo.numCpuCores";
    private static final String PACKAGES = "hardware.cpuInfo.numCpuPackages";
    private static final String THREADS = "hardware.cpuInfo.numCpuThreads";
    private static final String NUMA_NODES = "hardware.numaInfo.numNodes";
    private static final String MODEL = "summary.hardware.cpuModel";
    private static final String MAX_VCPUS = "capability.maxSupportedVcpus";
    private static final int MODEL_BYTES = 31;

    private final EsxConnection connection;

    public EsxHost(EsxConnection connection) {
        this.connection = connection;
    }

    @Override
    public String hostname(Deadline deadline) {
        ObjectContent host = ask(deadline, HOST_NAME, DOMAIN_NAME);
        String name = host.text(HOST_NAME).orElse("");
        if (name.isEmpty()) {
            throw new HypervisorException(
                    ErrorCode.NO_HOSTNAME,
                    connection.scope().name() + " tells no host name: set one in its DNS settings");
        }
        String domain = host.text(DOMAIN_NAME).orElse("");
        return domain.isEmpty() ? name : name + "." + domain;
    }

    @Override
    public NodeInfo info(Deadline deadline) {
        ObjectContent host = ask(deadline, HERTZ, CORES, PACKAGES, THREADS, MEMORY, NUMA_NODES, MODEL);
        int cores = (int) number(host, CORES);
        int packages = (int) number(host, PACKAGES);
        int threads = (int) number(host, THREADS);
        return new NodeInfo(
                model(host.text(MODEL).orElse("")),
                MemorySize.ofKibibytes(number(host, MEMORY) / 1024),
                cores,
                (int) (number(host, HERTZ) / 1_000_000),
                (int) number(host, NUMA_NODES),
                packages,
                packages == 0 ? 0 : cores / packages,
                cores == 0 ? 0 : threads / cores);
    }

    @Override
    public MemorySize freeMemory(Deadline deadline) {
        ObjectContent host = ask(deadline, MEMORY, MEMORY_USED_MB);
        if (host.text(MEMORY).isEmpty() || host.text(MEMORY_USED_MB).isEmpty()) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR, connection.scope().name() + " does not tell how much memory is in use");
        }
        long free = number(host, MEMORY) - number(host, MEMORY_USED_MB) * 1024 * 1024;
        return MemorySize.ofBytes(Math.max(0, free));
    }

    @Override
    public String capabilitiesXml(Deadline deadline) {
        ObjectContent host = ask(deadline, HostCapabilities.CPU_FEATURES, HostCapabilities.UUID);
        return HostCapabilities.read(host, connection.speaks(4, 0)).xml();
    }

    @Override
    public int maxVcpus(Deadline deadline) {
        int count = (int) number(ask(deadline, MAX_VCPUS), MAX_VCPUS);
        if (count == 0) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    connection.scope().name() + " does not tell how many virtual CPUs a domain can have");
        }
        return count;
    }

    private ObjectContent ask(Deadline deadline, String... paths) {
        return connection.properties().retrieveOne(connection.scope().node(), deadline, paths);
    }

    /** What a host does not tell counts as 0, as libvirt has it. */
    private static long number(ObjectContent host, String path) {
        String text = host.text(path).map(String::strip).orElse("0");
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
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
