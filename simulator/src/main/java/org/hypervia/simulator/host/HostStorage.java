// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.jspecify.annotations.Nullable;

/** The storage side of a host: one adapter with one local disk at first. Guarded by the inventory's lock. */
public final class HostStorage {
    private static final String LOCAL = "mpx.vmhba0:C0:T0:L0";

    private final Runnable changed;
    private final Map<String, Adapter> adapters = new LinkedHashMap<>();
    private final Map<String, DataObject> luns = new LinkedHashMap<>();
    private final Map<String, Integer> rescans = new LinkedHashMap<>();
    private boolean adaptersShown = true;

    /** An adapter with what it reaches. */
    private static final class Adapter {
        private DataObject shown;
        private final List<DataObject> targets = new ArrayList<>();

        Adapter(DataObject shown) {
            this.shown = shown;
        }

        String key() {
            return String.valueOf(shown.get("key"));
        }
    }

    HostStorage(Runnable changed) {
        this.changed = changed;
        adapters.put("vmhba0", new Adapter(Adapters.block("vmhba0")));
        String key = put(ScsiLuns.disk(LOCAL, "0000000000766d686261303a303a30", 1L << 42, true));
        adapters.get("vmhba0")
                .targets
                .add(target("vmhba0", 0, DataObject.of("HostBlockAdapterTargetTransport"), List.of(key)));
    }

    /** {@code HostSystem.config.storageDevice}, and {@code HostStorageSystem.storageDeviceInfo}. */
    DataObject devices() {
        List<DataObject> interfaces = new ArrayList<>();
        adapters.forEach((device, adapter) -> interfaces.add(DataObject.of("HostScsiTopologyInterface")
                .set("key", "key-vim.host.ScsiTopology.Interface-" + device)
                .set("adapter", adapter.key())
                .set("target", adapter.targets)
                .build()));
        return DataObject.of("HostStorageDeviceInfo")
                .set(
                        "hostBusAdapter",
                        adaptersShown
                                ? adapters.values().stream()
                                        .map(adapter -> adapter.shown)
                                        .toList()
                                : null)
                .set("scsiLun", List.copyOf(luns.values()))
                .set("scsiTopology", DataObject.of("HostScsiTopology").set("adapter", interfaces))
                .set("softwareInternetScsiEnabled", softwareIscsi())
                .build();
    }

    private boolean softwareIscsi() {
        return adapters.values().stream()
                .anyMatch(adapter -> Boolean.TRUE.equals(adapter.shown.get("isSoftwareBased")));
    }

    /** Adds an adapter, or puts it in the place of the one with its device; what that one reached is gone. */
    public void adapter(DataObject adapter) {
        adapters.put(String.valueOf(adapter.get("device")), new Adapter(adapter));
        changed.run();
    }

    /** Takes all adapters away with what they reach; the devices stay known. */
    public void removeAdapters() {
        adapters.clear();
        changed.run();
    }

    /** Lets the host tell of its adapters, or leave the property unset. */
    public void adaptersShown(boolean shown) {
        adaptersShown = shown;
        changed.run();
    }

    /** Configures one more static target of an iSCSI adapter; the same one again is a second entry. */
    public void staticTarget(String device, DataObject target) {
        Adapter adapter = existing(device);
        DataObject.Builder more = DataObject.of(adapter.shown.type());
        adapter.shown.fields().forEach(more::set);
        List<Object> targets = new ArrayList<>();
        if (adapter.shown.get("configuredStaticTarget") instanceof List<?> old) {
            targets.addAll(old);
        }
        targets.add(target);
        adapter.shown = more.set("configuredStaticTarget", targets).build();
        changed.run();
    }

    /** Lets an adapter reach a target with these devices, told by their canonical names. */
    public void reach(String device, DataObject.Builder transport, List<String> canonicalNames) {
        Adapter adapter = existing(device);
        List<String> keys = canonicalNames.stream().map(this::keyOf).toList();
        adapter.targets.add(target(device, adapter.targets.size(), transport, keys));
        changed.run();
    }

    /** Adds a device, or puts it in the place of the one with its key. */
    public void lun(DataObject lun) {
        put(lun);
        changed.run();
    }

    private String put(DataObject lun) {
        String key = String.valueOf(lun.get("key"));
        luns.put(key, lun);
        return key;
    }

    private String keyOf(String canonicalName) {
        return luns.values().stream()
                .filter(lun -> canonicalName.equals(lun.get("canonicalName")))
                .map(lun -> String.valueOf(lun.get("key")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no device " + canonicalName));
    }

    private Adapter existing(String device) {
        Adapter found = adapters.get(device);
        if (found == null) {
            throw new IllegalArgumentException("There is no adapter " + device);
        }
        return found;
    }

    /** Looks for devices on one adapter; null for all of them. Faults with {@code NotFound}. */
    public void rescan(@Nullable String device) {
        if (device != null && !adapters.containsKey(device)) {
            throw Faults.nothingFound("adapter " + device);
        }
        for (String one : device == null ? List.copyOf(adapters.keySet()) : List.of(device)) {
            rescans.merge(one, 1, Integer::sum);
        }
        changed.run();
    }

    /** How often an adapter has been looked at. */
    public int rescans(String device) {
        return rescans.getOrDefault(device, 0);
    }

    private static DataObject target(String device, int number, DataObject.Builder transport, List<String> keys) {
        List<DataObject> shown = new ArrayList<>();
        for (String key : keys) {
            shown.add(DataObject.of("HostScsiTopologyLun")
                    .set("key", "key-vim.host.ScsiTopology.Lun-" + device + ":0:" + number + ":" + shown.size())
                    .set("lun", shown.size())
                    .set("scsiLun", key)
                    .build());
        }
        return DataObject.of("HostScsiTopologyTarget")
                .set("key", "key-vim.host.ScsiTopology.Target-" + device + ":0:" + number)
                .set("target", number)
                .set("lun", shown)
                .set("transport", transport)
                .build();
    }
}
