// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.host;

import org.hypervia.api.value.MemorySize;

/**
 * What the host is made of: libvirt's {@code virNodeInfo}. A number that the host does not tell is 0.
 *
 * @param cpuModel the CPU's name, at most 31 bytes, as libvirt shortens it
 * @param memory the host's memory
 * @param cpus the number of CPU cores, not of threads
 * @param megahertz the CPU's frequency in MHz
 * @param numaNodes the number of NUMA nodes
 * @param sockets the number of CPU packages in all
 * @param coresPerSocket cores per package
 * @param threadsPerCore threads per core
 */
public record NodeInfo(
        String cpuModel,
        MemorySize memory,
        int cpus,
        int megahertz,
        int numaNodes,
        int sockets,
        int coresPerSocket,
        int threadsPerCore) {}
