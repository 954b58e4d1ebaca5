// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hypervia.simulator.inventory.Entity;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.vmx.GuestIds;
import org.jspecify.annotations.Nullable;

/** What hardware and guests machines may have on a host, and what of the host they may use: the environment browser's part. */
public final class MachineOptions {
    private static final List<Integer> VERSIONS = List.of(8, 9, 10, 11, 13, 14, 15, 17, 18, 19, 20);
    private static final int DEFAULT = 19;
    private static final int MOST_CPUS = 32;
    private static final int MOST_MEMORY_MB = 6_128 * 1_024;

    private MachineOptions() {}

    /** What versions of virtual hardware there are. */
    public static List<DataObject> descriptors(Ref host) {
        return VERSIONS.stream()
                .map(version -> DataObject.of("VirtualMachineConfigOptionDescriptor")
                        .set("key", key(version))
                        .set("description", "ESXi virtual machine, hardware version " + version)
                        .set("host", List.of(host))
                        .set("createSupported", true)
                        .set("defaultConfigOption", version == DEFAULT)
                        .set("runSupported", true)
                        .set("upgradeSupported", true)
                        .build())
                .toList();
    }

    /**
     * What one version has.
     *
     * @param key such as {@code vmx-19}; empty for the default
     * @param guests the ids of guests that are wanted; empty for all
     * @return null for a version that the host does not have
     */
    public static @Nullable DataObject option(String key, List<String> guests) {
        String wanted = key.isEmpty() ? key(DEFAULT) : key;
        if (VERSIONS.stream().noneMatch(version -> key(version).equals(wanted))) {
            return null;
        }
        List<DataObject> described = GuestIds.known().stream()
                .filter(id -> guests.isEmpty() || guests.contains(id))
                .map(MachineOptions::guest)
                .toList();
        return DataObject.of("VirtualMachineConfigOption")
                .set("version", wanted)
                .set("description", "ESXi virtual machine, hardware version " + wanted.substring(4))
                .set("guestOSDescriptor", described)
                .set("guestOSDefaultIndex", 0)
                .set("hardwareOptions", hardware(Integer.parseInt(wanted.substring(4))))
                .set("datastore", DataObject.of("DatastoreOption"))
                .set("supportedMonitorType", List.of("release", "debug", "stats"))
                .build();
    }

    private static String key(int version) {
        return String.format(Locale.ROOT, "vmx-%02d", version);
    }

    private static DataObject hardware(int version) {
        return DataObject.of("VirtualHardwareOption")
                .set("hwVersion", version)
                .set("deviceListReadonly", false)
                .set("numCPU", IntStream.rangeClosed(1, MOST_CPUS).boxed().toList())
                .set("numCoresPerSocket", range("IntOption", 1, MOST_CPUS, 1))
                .set("numCpuReadonly", false)
                .set(
                        "memoryMB",
                        DataObject.of("LongOption")
                                .set("min", 4L)
                                .set("max", (long) MOST_MEMORY_MB)
                                .set("defaultValue", 1_024L))
                .set("numPCIControllers", range("IntOption", 1, 1, 1))
                .set("numIDEControllers", range("IntOption", 2, 2, 2))
                .set("numUSBControllers", range("IntOption", 0, 1, 0))
                .set("numUSBXHCIControllers", range("IntOption", 0, 1, 0))
                .set("numSIOControllers", range("IntOption", 1, 1, 1))
                .set("numPS2Controllers", range("IntOption", 1, 1, 1))
                .build();
    }

    private static DataObject range(String type, int min, int max, int preset) {
        return DataObject.of(type)
                .set("min", min)
                .set("max", max)
                .set("defaultValue", preset)
                .build();
    }

    private static DataObject guest(String id) {
        boolean windows = GuestIds.family(id).startsWith("windows");
        String card = windows ? "VirtualE1000e" : "VirtualVmxnet3";
        String controller = windows ? "VirtualLsiLogicSASController" : "ParaVirtualSCSIController";
        return DataObject.of("GuestOsDescriptor")
                .set("id", id)
                .set("family", GuestIds.family(id))
                .set("fullName", GuestIds.fullName(id))
                .set("supportedMaxCPUs", MOST_CPUS)
                .set("numSupportedPhysicalSockets", MOST_CPUS)
                .set("numSupportedCoresPerSocket", MOST_CPUS)
                .set("supportedMinMemMB", 32)
                .set("supportedMaxMemMB", MOST_MEMORY_MB)
                .set("recommendedMemMB", windows ? 4_096 : 2_048)
                .set("recommendedColorDepth", 0)
                .set(
                        "supportedDiskControllerList",
                        List.of(
                                "VirtualIDEController",
                                "VirtualAHCIController",
                                "VirtualLsiLogicController",
                                "VirtualLsiLogicSASController",
                                "ParaVirtualSCSIController"))
                .set("recommendedSCSIController", controller)
                .set("recommendedDiskController", controller)
                .set("supportedNumDisks", 16)
                .set("recommendedDiskSizeMB", (windows ? 90 : 16) * 1_024)
                .set("recommendedCdromController", "VirtualAHCIController")
                .set("supportedEthernetCard", List.of("VirtualE1000", "VirtualE1000e", "VirtualVmxnet3"))
                .set("recommendedEthernetCard", card)
                .set("smcRequired", false)
                .set("supportsWakeOnLan", true)
                .set("supportsVMI", false)
                .set("supportsMemoryHotAdd", true)
                .set("supportsCpuHotAdd", true)
                .set("supportsCpuHotRemove", false)
                .set("supportedFirmware", List.of("bios", "efi"))
                .set("recommendedFirmware", id.contains("64") ? "efi" : "bios")
                .set("supports3D", true)
                .set("recommended3D", false)
                .set("smcRecommended", false)
                .set("ich7mRecommended", false)
                .set("usbRecommended", false)
                .set("supportLevel", "supported")
                .set("supportedForCreate", true)
                .set("vRAMSizeInKB", range("IntOption", 512, 131_072, 4_096))
                .set("numSupportedFloppyDevices", 2)
                .set("supportsPvscsiControllerForBoot", true)
                .set("diskUuidEnabled", windows)
                .set("supportsHotPlugPCI", true)
                .build();
    }

    /** What of a host its machines may use. */
    public static DataObject target(Host host) {
        return DataObject.of("ConfigTarget")
                .set("numCpus", HostHardware.THREADS)
                .set("numCpuCores", HostHardware.CORES)
                .set("numNumaNodes", HostHardware.PACKAGES)
                .set("smcPresent", false)
                .set("datastore", each(host, "datastore", MachineOptions::datastore))
                .set("network", each(host, "network", MachineOptions::network))
                .set("maxMemMBOptimalPerf", (int) (HostHardware.MEMORY >> 20))
                .set("supportedMaxMemMB", MOST_MEMORY_MB)
                .set("autoVmotion", false)
                .build();
    }

    private static List<DataObject> each(Host host, String property, Function<Entity, DataObject> row) {
        return host.value(property) instanceof List<?> refs
                ? refs.stream()
                        .map(ref -> row.apply(host.inventory().get((Ref) ref, Entity.class)))
                        .toList()
                : List.of();
    }

    private static DataObject datastore(Entity datastore) {
        return DataObject.of("VirtualMachineDatastoreInfo")
                .set("name", datastore.name())
                .set("datastore", datastore.value("summary"))
                .set("capability", datastore.value("capability"))
                .set("maxFileSize", 64L << 40)
                .set("mode", "readWrite")
                .build();
    }

    private static DataObject network(Entity network) {
        return DataObject.of("VirtualMachineNetworkInfo")
                .set("name", network.name())
                .set("network", network.value("summary"))
                .set("vswitch", "vSwitch0")
                .build();
    }
}
