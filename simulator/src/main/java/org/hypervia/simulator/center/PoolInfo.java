// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.center;

import java.util.List;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.HostHardware;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** What the API tells of a compute resource and its root resource pool: as much as its hosts have together. */
public final class PoolInfo {
    /** What a host leaves to its machines. */
    private static final long MHZ = 38_000;

    private final Ref pool;
    private final List<Host> hosts;

    /** Of these hosts together, in this pool. */
    public PoolInfo(Ref pool, List<Host> hosts) {
        this.pool = pool;
        this.hosts = hosts;
    }

    /** {@code ComputeResource.summary}. */
    public static DataObject ofResource(int hosts) {
        return summary("ComputeResourceSummary", hosts).build();
    }

    /** The same of a cluster. */
    static DataObject ofCluster(int hosts) {
        return summary("ClusterComputeResourceSummary", hosts)
                .set("currentFailoverLevel", 0)
                .set("numVmotions", 0)
                .build();
    }

    /** {@code ComputeResource.configurationEx}. */
    public static DataObject resourceConfig() {
        return DataObject.of("ComputeResourceConfigInfo")
                .set("vmSwapPlacement", "vmDirectory")
                .build();
    }

    /** The same of a cluster; neither HA nor DRS does anything. */
    static DataObject clusterConfig() {
        return DataObject.of("ClusterConfigInfoEx")
                .set("vmSwapPlacement", "vmDirectory")
                .set("dasConfig", DataObject.of("ClusterDasConfigInfo").set("enabled", false))
                .set("drsConfig", DataObject.of("ClusterDrsConfigInfo").set("enabled", false))
                .build();
    }

    private static DataObject.Builder summary(String type, int hosts) {
        int mhz = hosts * (int) (HostHardware.CORES * (HostHardware.HZ / 1_000_000));
        long memory = hosts * HostHardware.MEMORY;
        return DataObject.of(type)
                .set("totalCpu", mhz)
                .set("totalMemory", memory)
                .set("numCpuCores", hosts * HostHardware.CORES)
                .set("numCpuThreads", hosts * HostHardware.THREADS)
                .set("effectiveCpu", mhz)
                .set("effectiveMemory", memory >> 20)
                .set("numHosts", hosts)
                .set("numEffectiveHosts", hosts)
                .set("overallStatus", "green");
    }

    /** {@code ResourcePool.summary} of a pool below the root. */
    static DataObject summary(Ref pool, String name, DataObject spec) {
        return DataObject.of("ResourcePoolSummary")
                .set("name", name)
                .set("config", config(pool, spec))
                .set("runtime", nothingUsed())
                .build();
    }

    /** {@code ResourcePool.runtime} of a pool nothing runs in. */
    static DataObject nothingUsed() {
        return DataObject.of("ResourcePoolRuntimeInfo")
                .set("memory", usage(0))
                .set("cpu", usage(0))
                .set("overallStatus", "green")
                .build();
    }

    /** {@code ResourcePool.config} of a pool below the root: what was asked for, and the host's own word for the rest. */
    static DataObject config(Ref pool, DataObject spec) {
        return DataObject.of("ResourceConfigSpec")
                .set("entity", pool)
                .set("cpuAllocation", allocation(spec.get("cpuAllocation")))
                .set("memoryAllocation", allocation(spec.get("memoryAllocation")))
                .build();
    }

    private static DataObject allocation(@Nullable Object wanted) {
        DataObject.Builder all = DataObject.of("ResourceAllocationInfo")
                .set("reservation", 0L)
                .set("expandableReservation", true)
                .set("limit", -1L)
                .set("shares", DataObject.of("SharesInfo").set("shares", 4000).set("level", "normal"));
        if (wanted instanceof DataObject given) {
            given.fields().forEach(all::set);
        }
        return all.build();
    }

    /** {@code ResourcePool.summary} of the root pool. */
    public DataObject summary() {
        return DataObject.of("ResourcePoolSummary")
                .set("name", "Resources")
                .set("config", config())
                .set("runtime", runtime())
                .build();
    }

    /** {@code ResourcePool.runtime} of the root pool. */
    public DataObject runtime() {
        return DataObject.of("ResourcePoolRuntimeInfo")
                .set("memory", usage(memory()))
                .set("cpu", usage(mhz()))
                .set("overallStatus", "green")
                .build();
    }

    /** {@code ResourcePool.config} of the root pool. */
    public DataObject config() {
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
