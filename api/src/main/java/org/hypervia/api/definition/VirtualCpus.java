// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import java.util.Objects;

/**
 * The virtual processors of a domain.
 *
 * @param maximum how many there can be, at least 1
 * @param current how many there are at start, 0 to {@code maximum}
 * @param placement who chooses host processors for them
 * @param affinity the host processors they may run on; empty for all
 */
public record VirtualCpus(int maximum, int current, CpuPlacement placement, CpuSet affinity) {
    public VirtualCpus {
        if (maximum < 1 || current < 0 || current > maximum) {
            throw new IllegalArgumentException(
                    "virtual processors: current " + current + " is not in 0..maximum (" + maximum + ")");
        }
        Objects.requireNonNull(placement, "placement");
        Objects.requireNonNull(affinity, "affinity");
    }

    /**
     * Makes a number of processors that may run anywhere.
     *
     * @param count the number, at least 1
     * @return the processors
     */
    public static VirtualCpus of(int count) {
        return new VirtualCpus(count, count, CpuPlacement.STATIC, CpuSet.EMPTY);
    }

    /**
     * Binds the processors to host processors.
     *
     * @param cpus the host processors; empty for all
     * @return the same processors with this affinity
     */
    public VirtualCpus withAffinity(CpuSet cpus) {
        return new VirtualCpus(maximum, current, placement, cpus);
    }
}
