// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.Optional;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskCache;
import org.hypervia.api.definition.device.DiskDevice;
import org.hypervia.api.definition.device.DiskDriver;
import org.hypervia.api.definition.device.DiskSource;
import org.hypervia.api.definition.device.DiskTarget;

/** Disks for definitions that are to be written. */
final class Disks {
    static final DiskSource VMDK = DiskSource.file("[ds] d/x.vmdk");

    private Disks() {}

    static Disk.Builder disk(DiskDevice device, DiskSource source, String target) {
        DiskBus bus = target.startsWith("sd") ? DiskBus.SCSI : target.startsWith("fd") ? DiskBus.FDC : DiskBus.IDE;
        return Disk.builder(device, source, new DiskTarget(target, bus));
    }

    static Disk harddisk(String target) {
        return disk(DiskDevice.DISK, VMDK, target).build();
    }

    static Disk driven(String target, String driver) {
        return disk(DiskDevice.DISK, VMDK, target)
                .driver(new DiskDriver(Optional.of(driver), Optional.empty(), DiskCache.DEFAULT))
                .build();
    }

    static Disk at(String target, DiskBus bus, int controller, int busNumber, int unit) {
        return Disk.builder(DiskDevice.DISK, VMDK, new DiskTarget(target, bus))
                .address(new DeviceAddress.Drive(controller, busNumber, 0, unit))
                .build();
    }
}
