// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.path;

import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskTarget;

/**
 * One position of a disk: what its keys begin with, its name in a definition and where it sits.
 *
 * @param prefix the beginning of its keys, such as {@code scsi0:1}
 * @param target its name
 * @param address where it sits
 */
public record DiskSlot(String prefix, DiskTarget target, DeviceAddress.Drive address) {
    /** How libvirt's model of SATA counts; VMware's controllers have 30 ports. */
    public static final int SATA_PORTS = 6;

    public static final int SATA_UNITS = 30;
    public static final int NVME_UNITS = 15;

    public static DiskSlot scsi(int controller, int unit, ScsiLayout layout) {
        int index = layout.index(controller, unit);
        return new DiskSlot(
                "scsi" + controller + ":" + unit,
                new DiskTarget(DiskName.of("sd", index), DiskBus.SCSI),
                layout.address(index));
    }

    public static DiskSlot sata(int controller, int unit) {
        int index = controller * SATA_UNITS + unit;
        return new DiskSlot(
                "sata" + controller + ":" + unit,
                new DiskTarget(DiskName.of("sd", index), DiskBus.SATA),
                new DeviceAddress.Drive(index / SATA_PORTS, 0, 0, index % SATA_PORTS));
    }

    public static DiskSlot ide(int bus, int unit) {
        return new DiskSlot(
                "ide" + bus + ":" + unit,
                new DiskTarget(DiskName.of("hd", bus * 2 + unit), DiskBus.IDE),
                new DeviceAddress.Drive(0, bus, 0, unit));
    }

    public static DiskSlot floppy(int unit) {
        return new DiskSlot(
                "floppy" + unit,
                new DiskTarget(DiskName.of("fd", unit), DiskBus.FDC),
                new DeviceAddress.Drive(0, 0, 0, unit));
    }

    public static DiskSlot nvme(int controller, int unit) {
        return new DiskSlot(
                "nvme" + controller + ":" + unit,
                new DiskTarget("nvme" + controller + "n" + (unit + 1), DiskBus.NVME),
                new DeviceAddress.Drive(controller, 0, 0, unit));
    }
}
