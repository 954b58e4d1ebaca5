// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** The {@code HostAutoStartManager}: what starts with the host, in which order. */
public final class Autostart extends Node {
    private DataObject defaults = DataObject.of("AutoStartDefaults")
            .set("startDelay", 120)
            .set("stopDelay", 120)
            .set("waitForHeartbeat", false)
            .set("stopAction", "PowerOff")
            .build();

    private final Map<Ref, DataObject> machines = new LinkedHashMap<>();

    private final Host host;

    Autostart(Host host, Ref ref) {
        super(host.inventory(), ref);
        this.host = host;
    }

    /** Takes a {@code HostAutoStartManagerConfig}: what is set in it changes, the rest stays. */
    public void reconfigure(DataObject spec) {
        List<DataObject> entries = new ArrayList<>();
        if (spec.get("powerInfo") instanceof List<?> wanted) {
            wanted.forEach(item -> entries.add(checked(item)));
        }
        if (spec.get("defaults") instanceof DataObject wanted) {
            defaults = merged(defaults, wanted);
        }
        for (DataObject entry : entries) {
            if (entry.get("key") instanceof Ref key) {
                machines.put(key, entry);
            }
        }
        touch();
        host.touch();
    }

    /** Forgets a machine that is gone. */
    void forget(Ref machine) {
        machines.remove(machine);
        touch();
    }

    /** The machines that start with the host, in their order; those without one come last. */
    public List<Ref> startOrder() {
        return machines.values().stream()
                .filter(entry -> "poweron".equalsIgnoreCase(String.valueOf(entry.get("startAction"))))
                .sorted(Comparator.comparingInt(Autostart::order))
                .map(entry -> (Ref) entry.get("key"))
                .toList();
    }

    /** The entry of a machine. */
    public Optional<DataObject> entry(Ref machine) {
        return Optional.ofNullable(machines.get(machine));
    }

    private static int order(DataObject entry) {
        int order = entry.get("startOrder") instanceof Number number ? number.intValue() : -1;
        return order < 0 ? Integer.MAX_VALUE : order;
    }

    private DataObject checked(Object item) {
        if (!(item instanceof DataObject entry) || !(entry.get("key") instanceof Ref key)) {
            throw Faults.invalidArgument("spec.powerInfo.key");
        }
        inventory().get(key, Machine.class);
        for (String field : List.of("startDelay", "stopDelay", "startOrder")) {
            if (entry.get(field) instanceof Number number && number.intValue() < -1) {
                throw Faults.invalidArgument("spec.powerInfo." + field);
            }
        }
        return entry;
    }

    private static DataObject merged(DataObject old, DataObject wanted) {
        DataObject.Builder result = DataObject.of(old.type());
        old.fields().forEach(result::set);
        wanted.fields().forEach(result::set);
        return result.build();
    }

    DataObject config() {
        return DataObject.of("HostAutoStartManagerConfig")
                .set("defaults", defaults)
                .set("powerInfo", machines.isEmpty() ? null : List.copyOf(machines.values()))
                .build();
    }

    @Override
    protected @Nullable Object property(String name) {
        return name.equals("config") ? config() : null;
    }
}
