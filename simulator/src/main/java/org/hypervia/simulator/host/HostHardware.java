// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.util.ArrayList;
import java.util.List;
import org.hypervia.simulator.value.DataObject;

/** The machine a host runs on: two sockets, eight cores each, 192 GiB. */
public final class HostHardware {
    static final int PACKAGES = 2;
    /** How many cores. */
    public static final int CORES = 16;
    /** How many threads. */
    public static final int THREADS = 32;
    /** The speed of a core in Hz. */
    public static final long HZ = 2_593_906_320L;
    /** The memory in bytes. */
    public static final long MEMORY = 206_088_200_192L;

    static final int USED_MB = 24_576;
    private static final String MODEL = "Intel(R) Xeon(R) Gold 6132 CPU @ 2.60GHz";
    static final String UUID = "4c4c4544-0043-4810-8052-b4c04f4e4832";

    private HostHardware() {}

    /** {@code HostSystem.hardware}. */
    static DataObject info(String uuid) {
        return DataObject.of("HostHardwareInfo")
                .set(
                        "systemInfo",
                        DataObject.of("HostSystemInfo")
                                .set("vendor", "Hypervia")
                                .set("model", "Simulated Host")
                                .set("uuid", uuid)
                                .set("serialNumber", "SIM-0001"))
                .set(
                        "cpuPowerManagementInfo",
                        DataObject.of("HostCpuPowerManagementInfo")
                                .set("currentPolicy", "Balanced")
                                .set("hardwareSupport", "ACPI C-states"))
                .set(
                        "cpuInfo",
                        DataObject.of("HostCpuInfo")
                                .set("numCpuPackages", PACKAGES)
                                .set("numCpuCores", CORES)
                                .set("numCpuThreads", THREADS)
                                .set("hz", HZ))
                .set("cpuPkg", List.of(socket(0), socket(1)))
                .set("memorySize", MEMORY)
                .set(
                        "numaInfo",
                        DataObject.of("HostNumaInfo")
                                .set("type", "NUMA")
                                .set("numNodes", PACKAGES)
                                .set("numaNode", List.of(node(0), node(1))))
                .set("smcPresent", false)
                .set("cpuFeature", features())
                .set(
                        "biosInfo",
                        DataObject.of("HostBIOSInfo")
                                .set("biosVersion", "2.8.1")
                                .set("vendor", "Hypervia")
                                .set("firmwareType", "UEFI"))
                .build();
    }

    /** {@code HostSystem.summary.hardware}. */
    static DataObject summary(String uuid) {
        return DataObject.of("HostHardwareSummary")
                .set("vendor", "Hypervia")
                .set("model", "Simulated Host")
                .set("uuid", uuid)
                .set("memorySize", MEMORY)
                .set("cpuModel", MODEL)
                .set("cpuMhz", (int) (HZ / 1_000_000))
                .set("numCpuPkgs", PACKAGES)
                .set("numCpuCores", CORES)
                .set("numCpuThreads", THREADS)
                .set("numNics", 2)
                .set("numHBAs", 1)
                .build();
    }

    private static DataObject socket(int index) {
        return DataObject.of("HostCpuPackage")
                .set("index", index)
                .set("vendor", "intel")
                .set("hz", HZ)
                .set("busHz", 99_765_627L)
                .set("description", MODEL)
                .set("threadId", threads(index))
                .set("cpuFeature", features())
                .build();
    }

    private static DataObject node(int index) {
        long half = MEMORY / 2;
        return DataObject.of("HostNumaNode")
                .set("typeId", index)
                .set("cpuID", threads(index))
                .set("memoryRangeBegin", index * half)
                .set("memoryRangeLength", half)
                .build();
    }

    private static List<Integer> threads(int socket) {
        List<Integer> ids = new ArrayList<>();
        for (int i = THREADS / 2 * (socket + 1) - 1; i >= THREADS / 2 * socket; i--) {
            ids.add(i);
        }
        return ids;
    }

    /** The registers of CPUID; bit 29 of edx at level 0x80000001 is the long mode. */
    private static List<DataObject> features() {
        return List.of(
                feature(0, "0000:0000:0000:0000:0000:0000:0001:0110", "0100:1001:0110:0101:0110:1110:0110:1001"),
                feature(1, "0000:0000:0000:0101:0000:0110:0101:0100", "1011:1111:1110:1011:1111:1011:1111:1111"),
                feature(-2147483648, "1000:0000:0000:0000:0000:0000:0000:1000", zeros()),
                feature(-2147483647, zeros(), "0010:1100:0001:0000:0000:1000:0000:0000"),
                feature(-2147483640, "0000:0000:0000:0000:0011:0000:0010:1110", zeros()));
    }

    private static DataObject feature(int level, String eax, String edx) {
        return DataObject.of("HostCpuIdInfo")
                .set("level", level)
                .set("eax", eax)
                .set("ebx", zeros())
                .set("ecx", zeros())
                .set("edx", edx)
                .build();
    }

    private static String zeros() {
        return "0000:0000:0000:0000:0000:0000:0000:0000";
    }
}
