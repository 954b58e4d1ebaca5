// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.List;
import org.hypervia.esx.vim.value.ObjectContent;

/**
 * {@code HostHardwareInfo} and {@code HostHardwareSummary}: what a host is built of. What is not set is 0.
 *
 * @param cpuModel what its CPUs are called; the empty text if the host does not tell
 * @param packages the number of CPU packages
 * @param cores the number of cores in all of them
 * @param threads the number of threads in all of them
 * @param hertz the speed of the CPUs
 * @param numaNodes the number of NUMA nodes
 * @param memoryBytes the memory
 */
public record HostHardware(
        String cpuModel, long packages, long cores, long threads, long hertz, long numaNodes, long memoryBytes) {
    static final String MEMORY = "hardware.memorySize";

    private static final String HERTZ = "hardware.cpuInfo.hz";
    private static final String CORES = "hardware.cpuInfo.numCpuCores";
    private static final String PACKAGES = "hardware.cpuInfo.numCpuPackages";
    private static final String THREADS = "hardware.cpuInfo.numCpuThreads";
    private static final String NUMA_NODES = "hardware.numaInfo.numNodes";
    private static final String MODEL = "summary.hardware.cpuModel";

    /** The properties to ask for. */
    public static final List<String> PATHS = List.of(HERTZ, CORES, PACKAGES, THREADS, MEMORY, NUMA_NODES, MODEL);

    /** Takes what {@link #PATHS} brought; fails with why something could not be had. */
    public static HostHardware of(ObjectContent host) {
        return new HostHardware(
                host.toldText(MODEL).orElse(""),
                host.count(PACKAGES),
                host.count(CORES),
                host.count(THREADS),
                host.count(HERTZ),
                host.count(NUMA_NODES),
                host.count(MEMORY));
    }
}
