// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.time.Duration;
import org.hypervia.api.value.MemorySize;

/**
 * What a domain has and uses: libvirt's {@code virDomainInfo}.
 *
 * @param state the state
 * @param maxMemory the memory that the guest sees at most. VI API: {@code config.hardware.memoryMB}
 * @param memory the memory that it may use now. VI API: the limit {@code config.memoryAllocation.limit}, or
 *     {@code maxMemory} where there is none
 * @param vcpus the number of virtual CPUs. VI API: {@code config.hardware.numCPU}
 * @param cpuTime the CPU time used so far; zero where the hypervisor does not tell
 */
public record DomainInfo(DomainState state, MemorySize maxMemory, MemorySize memory, int vcpus, Duration cpuTime) {}
