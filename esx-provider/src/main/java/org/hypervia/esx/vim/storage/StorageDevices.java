// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.storage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.VimValue;

/**
 * {@code HostStorageDeviceInfo}: iSCSI adapters with their targets, and the devices behind them. Each constant is the
 * property that the method of its name reads. Adapters of other kinds, also of kinds that are new to us, are passed over.
 * Immutable.
 */
public final class StorageDevices {
    /** {@code HostHostBusAdapter}s: {@link #targets}. */
    public static final String ADAPTERS = "config.storageDevice.hostBusAdapter";

    /** {@code HostScsiTopologyInterface}s: {@link #lunKeys}. */
    public static final String TOPOLOGY = "config.storageDevice.scsiTopology.adapter";

    /** {@code ScsiLun}s: {@link #luns}. */
    public static final String LUNS = "config.storageDevice.scsiLun";

    /**
     * {@code HostInternetScsiHbaStaticTarget} of an adapter.
     *
     * @param adapterKey by what the topology knows the adapter
     * @param adapter the adapter's device, such as {@code vmhba64}
     * @param name the target's own name
     * @param address where it is
     * @param port where it is asked; empty if the host does not say
     */
    public record Target(String adapterKey, String adapter, String name, String address, OptionalInt port) {}

    /**
     * {@code ScsiLun}.
     *
     * @param key by what the topology knows it
     * @param deviceName its name, such as {@code /vmfs/devices/disks/naa.1}
     * @param uuid what tells it from all others
     * @param disk the disk it is; empty for what is none
     */
    public record Lun(String key, String deviceName, String uuid, Optional<DiskDevice> disk) {}

    /**
     * {@code HostScsiDisk}.
     *
     * @param path its device's path
     * @param bytes its size; not set if the host does not tell
     */
    public record DiskDevice(String path, Reading<Long> bytes) {}

    private final ObjectContent host;

    private StorageDevices(ObjectContent host) {
        this.host = host;
    }

    /** Takes what any of the properties brought. */
    public static StorageDevices of(ObjectContent host) {
        return new StorageDevices(host);
    }

    /** Returns why nothing can be told of what a property has, if that is so. */
    public Optional<HypervisorException> failure(String path) {
        return host.valueReading(path) instanceof Reading.Failed<VimValue> failed
                ? Optional.of(failed.error())
                : Optional.empty();
    }

    /** Returns the static targets of all iSCSI adapters, in the host's order. */
    public List<Target> targets() {
        return items(ADAPTERS)
                .filter(adapter -> adapter.type().equals("HostInternetScsiHba"))
                .flatMap(adapter -> adapter.all("configuredStaticTarget").map(target -> target(adapter, target)))
                .filter(target -> !target.name().isEmpty())
                .toList();
    }

    private static Target target(VimValue adapter, VimValue target) {
        return new Target(
                adapter.childToken("key").orElse(""),
                adapter.childToken("device").orElse(""),
                target.childToken("iScsiName").orElse(""),
                target.childToken("address").orElse(""),
                target.childNumber("port").filter(port -> port > 0 && port < 65536).stream()
                        .mapToInt(Long::intValue)
                        .findFirst());
    }

    /**
     * Returns the keys of the devices that an adapter sees behind a target; nothing if it is not logged in to it. A target
     * is met once for each way to it.
     */
    public List<String> lunKeys(Target target) {
        List<VimValue> reached = reached(target);
        List<VimValue> same =
                reached.stream().filter(there -> isAt(there, target)).toList();
        // Servers name addresses of a target as they like; where none fits, its name alone must do.
        return (same.isEmpty() ? reached : same)
                .stream()
                        .flatMap(there -> there.all("lun"))
                        .flatMap(lun -> lun.childToken("scsiLun").stream())
                        .distinct()
                        .toList();
    }

    /** Tells whether the adapter is logged in to a target. */
    public boolean reaches(Target target) {
        return !reached(target).isEmpty();
    }

    private List<VimValue> reached(Target target) {
        return items(TOPOLOGY)
                .filter(adapter -> adapter.childToken("adapter")
                        .filter(target.adapterKey()::equals)
                        .isPresent())
                .flatMap(adapter -> adapter.all("target"))
                .filter(there -> there.child("transport")
                        .filter(transport -> transport.type().equals("HostInternetScsiTargetTransport"))
                        .flatMap(transport -> transport.childToken("iScsiName"))
                        .filter(target.name()::equals)
                        .isPresent())
                .toList();
    }

    private static boolean isAt(VimValue there, Target target) {
        return there.child("transport").stream()
                .flatMap(transport -> transport.all("address"))
                .map(VimValue::token)
                .anyMatch(address -> address.equals(target.address()) || address.startsWith(target.address() + ":"));
    }

    /** Returns all devices that have a name, in the host's order. */
    public List<Lun> luns() {
        return items(LUNS)
                .map(lun -> new Lun(
                        lun.childToken("key").orElse(""),
                        lun.childText("deviceName").orElse(""),
                        lun.childToken("uuid").orElse(""),
                        disk(lun)))
                .filter(lun -> !lun.deviceName().isEmpty())
                .toList();
    }

    private static Optional<DiskDevice> disk(VimValue lun) {
        return lun.childText("devicePath")
                .filter(path -> !path.isEmpty())
                .map(path -> new DiskDevice(
                        path,
                        lun.child("capacity")
                                .flatMap(StorageDevices::bytes)
                                .map(Reading::of)
                                .orElseGet(Reading::unset)));
    }

    private static Optional<Long> bytes(VimValue capacity) {
        Optional<Long> blocks = capacity.childNumber("block").filter(count -> count >= 0);
        Optional<Long> size = capacity.childNumber("blockSize").filter(bytes -> bytes > 0);
        return blocks.flatMap(
                count -> size.filter(bytes -> count <= Long.MAX_VALUE / bytes).map(bytes -> count * bytes));
    }

    private Stream<VimValue> items(String path) {
        return host.value(path).stream().flatMap(VimValue::items);
    }
}
