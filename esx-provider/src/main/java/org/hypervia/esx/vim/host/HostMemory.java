// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.List;
import java.util.Optional;
import org.hypervia.esx.vim.value.ObjectContent;

/**
 * How much memory a host has and {@code HostListSummaryQuickStats} say is in use.
 *
 * @param bytes all of it
 * @param usedMebibytes what is in use
 */
public record HostMemory(long bytes, long usedMebibytes) {
    private static final String USED = "summary.quickStats.overallMemoryUsage";

    /** The properties to ask for. */
    public static final List<String> PATHS = List.of(HostHardware.MEMORY, USED);

    /**
     * Takes what {@link #PATHS} brought; empty if not both are set. What is no number is 0. Fails with why something could
     * not be had.
     */
    public static Optional<HostMemory> of(ObjectContent host) {
        return host.told(HostHardware.MEMORY).isEmpty() || host.told(USED).isEmpty()
                ? Optional.empty()
                : Optional.of(new HostMemory(host.count(HostHardware.MEMORY), host.count(USED)));
    }

    /** Returns the bytes that are not in use, at least 0. */
    public long freeBytes() {
        return Math.max(0, bytes - usedMebibytes * 1024 * 1024);
    }
}
