// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.util.List;
import org.hypervia.simulator.value.DataObject;

/** SCSI devices as the API shows them. */
public final class ScsiLuns {
    private static final int BLOCK = 512;

    private ScsiLuns() {}

    /**
     * A disk.
     *
     * @param canonicalName such as {@code naa.600…}
     * @param uuid what the host knows it by, in hex
     * @param bytes its size
     * @param local whether it is in the host itself
     */
    public static DataObject disk(String canonicalName, String uuid, long bytes, boolean local) {
        String path = "/vmfs/devices/disks/" + canonicalName;
        return common("HostScsiDisk", path, uuid, "disk")
                .set("key", "key-vim.host.ScsiDisk-" + uuid)
                .set("canonicalName", canonicalName)
                .set("displayName", (local ? "Local" : "Simulated iSCSI") + " disk (" + canonicalName + ")")
                .set("model", "Simulated disk")
                .set(
                        "capacity",
                        DataObject.of("HostDiskDimensionsLba")
                                .set("blockSize", BLOCK)
                                .set("block", bytes / BLOCK))
                .set("devicePath", path)
                .set("ssd", local)
                .set("localDisk", local)
                .build();
    }

    /** A device that is no disk: of the type {@code cdrom} or {@code enclosure}. */
    public static DataObject other(String canonicalName, String uuid, String type) {
        return common("ScsiLun", "/vmfs/devices/genscsi/" + canonicalName, uuid, type)
                .set("key", "key-vim.host.ScsiLun-" + uuid)
                .set("canonicalName", canonicalName)
                .set("displayName", "Local " + type + " (" + canonicalName + ")")
                .set("model", "Simulated " + type)
                .build();
    }

    private static DataObject.Builder common(String kind, String path, String uuid, String type) {
        return DataObject.of(kind)
                .set("deviceName", path)
                .set("deviceType", type)
                .set("uuid", uuid)
                .set("lunType", type)
                .set("vendor", "Hypervia")
                .set("revision", "1.0")
                .set("scsiLevel", 6)
                .set("operationalState", List.of("ok"));
    }
}
