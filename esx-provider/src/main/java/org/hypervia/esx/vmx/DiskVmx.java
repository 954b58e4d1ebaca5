// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.ControllerModel;
import org.hypervia.api.definition.device.ControllerType;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.esx.vmx.path.DiskSlot;
import org.hypervia.esx.vmx.path.ScsiLayout;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.hypervia.esx.vmx.text.VmxRule;
import org.jspecify.annotations.Nullable;

/**
 * Disks and their controllers: all positions that a VMX file has, {@code scsiC:U}, {@code sataC:U}, {@code ideB:U},
 * {@code floppyN} and {@code nvmeC:U}. SATA and NVMe are only read. What one position holds is the matter of
 * {@link DiskVmxReader} and {@link DiskVmxWriter}.
 */
final class DiskVmx {
    private static final int CONTROLLERS = 4;

    private final DiskVmxReader reader;
    private final ControllerVmx controllers;
    private final ScsiLayout scsiLayout;
    private final List<Disk> disks = new ArrayList<>();

    private DiskVmx(VmxInput in, long hardwareVersion) {
        this.reader = new DiskVmxReader(in);
        this.controllers = new ControllerVmx(in);
        this.scsiLayout = ScsiLayout.of(hardwareVersion, in.rules());
    }

    static void read(VmxInput in, long hardwareVersion, Devices.Builder devices) {
        var all = new DiskVmx(in, hardwareVersion);
        all.readScsi();
        all.readSata();
        all.readIdeAndFloppies();
        if (in.rules().has(VmxRule.NVME)) {
            all.readNvme();
        }
        devices.replace(Disk.class, all.disks).replace(Controller.class, all.controllers.controllers());
    }

    /** Writes controllers and disks; returns whether there is a SCSI controller. */
    static boolean write(Devices devices, VmxWriteContext context, VmxOutput out) {
        List<@Nullable ControllerModel> models = DiskChecks.check(devices, context);
        boolean hasScsi = ControllerVmx.write(devices, models, context.scsiModels(), out);
        new DiskVmxWriter(context.paths(), out).write(devices.disks());
        return hasScsi;
    }

    private void readScsi() {
        int last = -1;
        for (int controller = 0; controller < CONTROLLERS; controller++) {
            if (!controllers.read(ControllerType.SCSI, controller)) {
                continue;
            }
            for (int unit = 0; unit < scsiLayout.units(); unit++) {
                if (unit != ScsiLayout.RESERVED_UNIT) {
                    DiskSlot slot = DiskSlot.scsi(controller, unit, scsiLayout);
                    last = add(reader.harddiskOrCdrom(slot), last);
                }
            }
        }
        controllers.addUsed(ControllerType.SCSI, last);
    }

    private void readSata() {
        int last = -1;
        for (int controller = 0; controller < CONTROLLERS; controller++) {
            if (!controllers.read(ControllerType.SATA, controller)) {
                continue;
            }
            for (int unit = 0; unit < DiskSlot.SATA_UNITS; unit++) {
                last = add(reader.harddiskOrCdrom(DiskSlot.sata(controller, unit)), last);
            }
        }
        controllers.addUsed(ControllerType.SATA, last);
    }

    private void readIdeAndFloppies() {
        for (int slot = 0; slot < 4; slot++) {
            reader.harddiskOrCdrom(DiskSlot.ide(slot / 2, slot % 2)).ifPresent(disks::add);
        }
        for (int unit = 0; unit < 2; unit++) {
            reader.floppy(DiskSlot.floppy(unit)).ifPresent(disks::add);
        }
    }

    private void readNvme() {
        for (int controller = 0; controller < CONTROLLERS; controller++) {
            if (!controllers.read(ControllerType.NVME, controller)) {
                continue;
            }
            for (int unit = 0; unit < DiskSlot.NVME_UNITS; unit++) {
                reader.harddisk(DiskSlot.nvme(controller, unit)).ifPresent(disks::add);
            }
        }
    }

    /** Adds a disk, and returns the address controller of the last disk so far. */
    private int add(Optional<Disk> disk, int last) {
        disk.ifPresent(disks::add);
        return disk.flatMap(Disk::address)
                .map(address -> ((DeviceAddress.Drive) address).controller())
                .orElse(last);
    }
}
