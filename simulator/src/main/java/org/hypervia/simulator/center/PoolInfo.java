// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.center;

import java.util.List;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.HostHardware;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;

/** What the API tells of a compute resource and its root resource pool: as much as its hosts have together. */
final class PoolInfo {
    /** What a host leaves to its machines. */
    private static final long MHZ = 38_000;

    private final Ref pool;
    private final List<Host> hosts;

    PoolInfo(Ref pool, List<Host> hosts) {
        this.pool = pool;
        this.hosts = hosts;
    }

    /** {@code ComputeResource.summary}. */
    static DataObject ofResource(int hosts) {
        int mhz = hosts * (int) (HostHardware.CORES * (HostHardware.HZ / 1_000_000));
        long memory = hosts * HostHardware.MEMORY;
        return DataObject.of("ComputeResourceSummary")
                .set("totalCpu", mhz)
                .set("totalMemory", memory)
                .set("numCpuCores", hosts * HostHardware.CORES)
                .set("numCpuThreads", hosts * HostHardware.THREADS)
                .set("effectiveCpu", mhz)
                .set("effectiveMemory", memory >> 20)
                .set("numHosts", hosts)
                .set("numEffectiveHosts", hosts)
                .set("overallStatus", "green")
                .build();
    }

    DataObject summary() {
        return DataObject.of("ResourcePoolSummary")
                .set("name", "Resources")
                .set("config", config())
                .set("runtime", runtime())
                .build();
    }

    DataObject runtime() {
        return DataObject.of("ResourcePoolRuntimeInfo")
                .set("memory", usage(memory()))
                .set("cpu", usage(mhz()))
                .set("overallStatus", "green")
                .build();
    }

    DataObject config() {
        return DataObject.of("ResourceConfigSpec")
                .set("entity", pool)
                .set("cpuAllocation", allocation(mhz()))
                .set("memoryAllocation", allocation(memory() >> 20))
                .build();
    }

    private long mhz() {
        return hosts.size() * MHZ;
    }

    private long memory() {
        return hosts.size() * HostHardware.MEMORY;
    }

    private static DataObject.Builder usage(long max) {
        return DataObject.of("ResourcePoolResourceUsage")
                .set("reservationUsed", 0L)
                .set("reservationUsedForVm", 0L)
                .set("unreservedForPool", max)
                .set("unreservedForVm", max)
                .set("overallUsage", max / 8)
                .set("maxUsage", max);
    }

    private static DataObject.Builder allocation(long all) {
        return DataObject.of("ResourceAllocationInfo")
                .set("reservation", all)
                .set("expandableReservation", false)
                .set("limit", all)
                .set("shares", DataObject.of("SharesInfo").set("shares", 4000).set("level", "normal"));
    }
}
