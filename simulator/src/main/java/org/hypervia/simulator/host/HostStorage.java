// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.util.List;
import org.hypervia.simulator.value.DataObject;

/** The storage side of a host: one adapter with one local disk. */
final class HostStorage {
    private static final String ADAPTER = "key-vim.host.BlockHba-vmhba0";
    private static final String DISK = "key-vim.host.ScsiDisk-0000000000766d686261303a303a30";

    private HostStorage() {}

    /** {@code HostSystem.config.storageDevice}. */
    static DataObject devices() {
        return DataObject.of("HostStorageDeviceInfo")
                .set(
                        "hostBusAdapter",
                        List.of(DataObject.of("HostBlockHba")
                                .set("key", ADAPTER)
                                .set("device", "vmhba0")
                                .set("bus", 0)
                                .set("status", "unknown")
                                .set("model", "Simulated SATA controller")
                                .set("driver", "vmw_ahci")
                                .set("pci", "0000:00:11.5")))
                .set("scsiLun", List.of(disk()))
                .set(
                        "scsiTopology",
                        DataObject.of("HostScsiTopology")
                                .set(
                                        "adapter",
                                        List.of(DataObject.of("HostScsiTopologyInterface")
                                                .set("key", "key-vim.host.ScsiTopology.Interface-vmhba0")
                                                .set("adapter", ADAPTER)
                                                .set("target", List.of(target())))))
                .set("softwareInternetScsiEnabled", false)
                .build();
    }

    private static DataObject disk() {
        return DataObject.of("HostScsiDisk")
                .set("deviceName", "/vmfs/devices/disks/mpx.vmhba0:C0:T0:L0")
                .set("deviceType", "disk")
                .set("key", DISK)
                .set("uuid", "0000000000766d686261303a303a30")
                .set("canonicalName", "mpx.vmhba0:C0:T0:L0")
                .set("displayName", "Local disk (mpx.vmhba0:C0:T0:L0)")
                .set("lunType", "disk")
                .set("vendor", "Hypervia")
                .set("model", "Simulated disk")
                .set("revision", "1.0")
                .set("scsiLevel", 6)
                .set("operationalState", List.of("ok"))
                .set(
                        "capacity",
                        DataObject.of("HostDiskDimensionsLba")
                                .set("blockSize", 512)
                                .set("block", (1L << 42) / 512))
                .set("devicePath", "/vmfs/devices/disks/mpx.vmhba0:C0:T0:L0")
                .set("ssd", true)
                .set("localDisk", true)
                .build();
    }

    private static DataObject target() {
        return DataObject.of("HostScsiTopologyTarget")
                .set("key", "key-vim.host.ScsiTopology.Target-vmhba0:0:0")
                .set("target", 0)
                .set(
                        "lun",
                        List.of(DataObject.of("HostScsiTopologyLun")
                                .set("key", "key-vim.host.ScsiTopology.Lun-vmhba0:0:0:0")
                                .set("lun", 0)
                                .set("scsiLun", DISK)))
                .set("transport", DataObject.of("HostBlockAdapterTargetTransport"))
                .build();
    }
}
