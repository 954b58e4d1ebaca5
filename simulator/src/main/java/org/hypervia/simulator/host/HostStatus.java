// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.FieldType;
import org.hypervia.simulator.value.Schema;

/**
 * What the API tells of how a host is, and of what it can do.
 *
 * @param host the host
 * @param boot when it was started
 */
record HostStatus(Host host, Instant boot) {
    private static final Set<String> CANNOT =
            Set.of("recordReplaySupported", "ftSupported", "smpFtSupported", "standbySupported", "tpmSupported");

    /** {@code HostSystem.runtime}. */
    DataObject runtime() {
        HostState state = host.state();
        return DataObject.of("HostRuntimeInfo")
                .set("connectionState", state.connected() ? "connected" : "notResponding")
                .set("powerState", state.connected() ? "poweredOn" : "unknown")
                .set("inMaintenanceMode", state.maintenance())
                .set("bootTime", boot)
                .set("hostMaxVirtualDiskCapacity", 62L << 40)
                .build();
    }

    /** {@code HostSystem.summary}. */
    DataObject summary(String overallStatus) {
        HostState state = host.state();
        return DataObject.of("HostListSummary")
                .set("host", host.ref())
                .set("hardware", HostHardware.summary(state.place().uuid()))
                .set("runtime", runtime())
                .set(
                        "config",
                        DataObject.of("HostConfigSummary")
                                .set("name", host.name())
                                .set("port", 443)
                                .set("product", host.profile().about())
                                .set("vmotionEnabled", state.vmotion())
                                .set("faultToleranceEnabled", false))
                .set(
                        "quickStats",
                        DataObject.of("HostListSummaryQuickStats")
                                .set("overallCpuUsage", 1843)
                                .set("overallMemoryUsage", HostHardware.USED_MB)
                                .set("uptime", 86_400))
                .set("overallStatus", overallStatus)
                .set("rebootRequired", false)
                .set("managementServerIp", state.place().manager())
                .build();
    }

    /** {@code HostSystem.capability}. */
    DataObject capability(int maxVcpus) {
        boolean vmotion = host.state().vmotion();
        DataObject.Builder all = DataObject.of("HostCapability");
        for (FieldType field : Schema.VIM.fields("HostCapability")) {
            if (field.type().equals("boolean") && !field.optional()) {
                boolean can = field.name().equals("vmotionSupported") ? vmotion : !CANNOT.contains(field.name());
                all.set(field.name(), can);
            }
        }
        Map.of("maxSupportedVMs", 1024, "maxRunningVMs", 1024, "maxRegisteredVMs", 4096)
                .forEach(all::set);
        return all.set("maxSupportedVcpus", maxVcpus)
                .set("maxHostRunningVms", 1024)
                .set("maxHostSupportedVcpus", 4096)
                .set("nfs41Supported", true)
                .build();
    }
}
