// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.resource;

import java.util.Optional;
import org.hypervia.api.value.MemorySize;

/**
 * Limits of a domain's memory: libvirt's memory parameters. ESX knows only the guarantee.
 *
 * @param hardLimit the most the domain may use on the host
 * @param softLimit what it may use when the host is short of memory
 * @param swapHardLimit the most it may use of memory and swap
 * @param minGuarantee what it is guaranteed. VI API: {@code config.memoryAllocation.reservation}
 */
public record MemoryParameters(
        Optional<MemorySize> hardLimit,
        Optional<MemorySize> softLimit,
        Optional<MemorySize> swapHardLimit,
        Optional<MemorySize> minGuarantee) {
    /**
     * Makes parameters with a guarantee alone.
     *
     * @param size the guarantee
     * @return the parameters
     */
    public static MemoryParameters ofMinGuarantee(MemorySize size) {
        return new MemoryParameters(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(size));
    }
}
