// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import org.hypervia.simulator.value.DataObject;

/** What the API tells of the root resource pool. */
final class ResourcePools {
    private static final long MHZ = 38_000;

    private ResourcePools() {}

    static DataObject summary() {
        return DataObject.of("ResourcePoolSummary")
                .set("name", "Resources")
                .set("config", config())
                .set("runtime", runtime())
                .build();
    }

    static DataObject runtime() {
        return DataObject.of("ResourcePoolRuntimeInfo")
                .set("memory", usage(HostHardware.MEMORY))
                .set("cpu", usage(MHZ))
                .set("overallStatus", "green")
                .build();
    }

    static DataObject config() {
        return DataObject.of("ResourceConfigSpec")
                .set("entity", Managers.POOL)
                .set("cpuAllocation", allocation(MHZ))
                .set("memoryAllocation", allocation(HostHardware.MEMORY >> 20))
                .build();
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
