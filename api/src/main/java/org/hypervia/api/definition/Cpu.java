// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.definition;

import java.util.Objects;
import java.util.Optional;

/**
 * What is stated about the processor of a guest. A model or processor features are not kept.
 *
 * @param mode how the processor is described
 * @param topology how the virtual processors are grouped, if stated
 */
public record Cpu(CpuMode mode, Optional<CpuTopology> topology) {
    public Cpu {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(topology, "topology");
    }

    /**
     * Makes a custom processor with a topology.
     *
     * @param topology how the virtual processors are grouped
     * @return the processor
     */
    public static Cpu of(CpuTopology topology) {
        return new Cpu(CpuMode.CUSTOM, Optional.of(topology));
    }
}
