// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.time.Duration;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.CpuUsage;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.vim.host.PerformanceCounters;
import org.hypervia.esx.vim.host.PerformanceCounters.Counter;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.domain.DomainCpuUsage;

/** CPU usage by the host's performance counters: one call, after one retrieval for the first of a connection. */
public final class EsxCpuUsage implements DomainCpuUsage {
    /** In milliseconds. */
    private static final Counter CPU_USED = new Counter("cpu", "used", "summation");

    private final EsxConnection connection;
    private final PerformanceCounters counters;

    public EsxCpuUsage(EsxConnection connection) {
        this.connection = connection;
        this.counters = new PerformanceCounters(connection.session());
    }

    @Override
    public CpuUsage cpuUsage(String ref, Deadline deadline) {
        String domain = connection.names().of(ref);
        return counters.last(
                        CPU_USED,
                        ManagedObjectRef.virtualMachine(ref),
                        "asking for the CPU usage of " + domain,
                        deadline)
                .map(sample -> new CpuUsage(Duration.ofMillis(sample.value()), sample.interval(), sample.end()))
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.OPERATION_INVALID,
                        "the host has no sample of the CPU usage of " + domain
                                + ": it must run, for 20 seconds at least"));
    }
}
