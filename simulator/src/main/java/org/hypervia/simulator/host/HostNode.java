// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hypervia.simulator.inventory.Entity;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.FieldType;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.Schema;
import org.jspecify.annotations.Nullable;

/** The {@code HostSystem}. */
final class HostNode extends Entity {
    static final Ref REF = new Ref("HostSystem", "ha-host");
    private static final Set<String> CANNOT = Set.of(
            "recordReplaySupported",
            "ftSupported",
            "smpFtSupported",
            "standbySupported",
            "vmotionSupported",
            "tpmSupported");

    private final HostProfile profile;
    private final Managers managers;
    private final Autostart autostart;
    private final Instant boot;
    private final List<Ref> machines = new ArrayList<>();
    private final List<Ref> datastores = new ArrayList<>();
    private final List<Ref> networks = new ArrayList<>();
    private boolean maintenance;

    HostNode(Inventory inventory, HostProfile profile, Managers managers, Autostart autostart) {
        super(inventory, REF, Managers.COMPUTE_RESOURCE, profile.fullName());
        this.profile = profile;
        this.managers = managers;
        this.autostart = autostart;
        this.boot = inventory.now();
    }

    void maintenance(boolean entered) {
        maintenance = entered;
        touch();
    }

    boolean maintenance() {
        return maintenance;
    }

    void add(Ref ref) {
        list(ref).add(ref);
        touch();
    }

    void remove(Ref ref) {
        list(ref).remove(ref);
        touch();
    }

    private List<Ref> list(Ref ref) {
        return switch (ref.type()) {
            case "VirtualMachine" -> machines;
            case "Datastore" -> datastores;
            default -> networks;
        };
    }

    @Override
    protected @Nullable Object property(String property) {
        return switch (property) {
            case "hardware" -> HostHardware.info();
            case "runtime" -> runtime();
            case "summary" -> summary();
            case "capability" -> capability();
            case "config" -> config();
            case "configManager" -> managers.ofHost();
            case "vm" -> List.copyOf(machines);
            case "datastore" -> List.copyOf(datastores);
            case "network" -> List.copyOf(networks);
            case "datastoreBrowser" -> Managers.DATASTORE_BROWSER;
            default -> super.property(property);
        };
    }

    private DataObject runtime() {
        return DataObject.of("HostRuntimeInfo")
                .set("connectionState", "connected")
                .set("powerState", "poweredOn")
                .set("standbyMode", "none")
                .set("inMaintenanceMode", maintenance)
                .set("bootTime", boot)
                .set("hostMaxVirtualDiskCapacity", 62L << 40)
                .build();
    }

    private DataObject summary() {
        return DataObject.of("HostListSummary")
                .set("host", REF)
                .set("hardware", HostHardware.summary())
                .set("runtime", runtime())
                .set(
                        "config",
                        DataObject.of("HostConfigSummary")
                                .set("name", name())
                                .set("port", 443)
                                .set("product", profile.about())
                                .set("vmotionEnabled", false)
                                .set("faultToleranceEnabled", false))
                .set(
                        "quickStats",
                        DataObject.of("HostListSummaryQuickStats")
                                .set("overallCpuUsage", 1843)
                                .set("overallMemoryUsage", HostHardware.USED_MB)
                                .set("uptime", 86_400))
                .set("overallStatus", overallStatus())
                .set("rebootRequired", false)
                .build();
    }

    private static DataObject capability() {
        DataObject.Builder all = DataObject.of("HostCapability");
        for (FieldType field : Schema.VIM.fields("HostCapability")) {
            if (field.type().equals("boolean") && !field.optional()) {
                all.set(field.name(), !CANNOT.contains(field.name()));
            }
        }
        Map.of("maxSupportedVMs", 1024, "maxRunningVMs", 1024, "maxRegisteredVMs", 4096)
                .forEach(all::set);
        return all.set("maxSupportedVcpus", Managers.MAX_VCPUS)
                .set("maxHostRunningVms", 1024)
                .set("maxHostSupportedVcpus", 4096)
                .set("nfs41Supported", true)
                .build();
    }

    private DataObject config() {
        return DataObject.of("HostConfigInfo")
                .set("host", REF)
                .set("product", profile.about())
                .set("storageDevice", HostStorage.devices())
                .set("network", HostNetworking.info(profile))
                .set("autoStart", autostart.config())
                .build();
    }
}
