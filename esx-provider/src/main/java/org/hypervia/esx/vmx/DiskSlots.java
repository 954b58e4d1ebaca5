// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.ControllerModel;
import org.hypervia.api.definition.device.ControllerType;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.ScsiControllerModel;
import org.hypervia.esx.vmx.path.DiskSlot;
import org.hypervia.esx.vmx.path.ScsiLayout;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxValues;
import org.jspecify.annotations.Nullable;

/** All disk positions of a VMX file, {@code scsiC:U}, {@code sataC:U}, {@code ideB:U}, {@code floppyN} and {@code nvmeC:U}. */
final class DiskSlots {
    private static final int CONTROLLERS = 4;

    private final VmxValues values;
    private final DiskSlotReader reader;
    private final ScsiLayout scsiLayout;
    private final boolean allControllers;
    private final boolean nvme;
    private final List<Disk> disks = new ArrayList<>();
    private final List<Controller> controllers = new ArrayList<>();

    DiskSlots(VmxInput input, long hardwareVersion) {
        this.values = input.values();
        this.reader = new DiskSlotReader(input);
        this.scsiLayout = ScsiLayout.of(hardwareVersion, input.rules());
        this.allControllers = input.rules().has(VmxRule.ALL_CONTROLLERS);
        this.nvme = input.rules().has(VmxRule.NVME);
    }

    void addTo(Devices.Builder devices) {
        scsi();
        sata();
        for (int slot = 0; slot < 4; slot++) {
            reader.harddiskOrCdrom(DiskSlot.ide(slot / 2, slot % 2)).ifPresent(disks::add);
        }
        for (int unit = 0; unit < 2; unit++) {
            reader.floppy(DiskSlot.floppy(unit)).ifPresent(disks::add);
        }
        if (nvme) {
            nvme();
        }
        devices.disks(disks).controllers(controllers);
    }

    private void scsi() {
        Map<Integer, ControllerModel> models = new HashMap<>();
        int last = -1;
        for (int controller = 0; controller < CONTROLLERS; controller++) {
            if (!isPresent("scsi" + controller)) {
                continue;
            }
            ScsiControllerModel model = scsiModel("scsi" + controller);
            if (model != null) {
                models.put(controller, model);
            }
            addPresent(ControllerType.SCSI, controller, model);
            for (int unit = 0; unit < scsiLayout.units(); unit++) {
                if (unit != ScsiLayout.RESERVED_UNIT) {
                    DiskSlot slot = DiskSlot.scsi(controller, unit, scsiLayout);
                    last = add(reader.harddiskOrCdrom(slot), last);
                }
            }
        }
        addUsed(ControllerType.SCSI, last, models);
    }

    private void sata() {
        int last = -1;
        for (int controller = 0; controller < CONTROLLERS; controller++) {
            if (!isPresent("sata" + controller)) {
                continue;
            }
            addPresent(ControllerType.SATA, controller, null);
            for (int unit = 0; unit < DiskSlot.SATA_UNITS; unit++) {
                last = add(reader.harddiskOrCdrom(DiskSlot.sata(controller, unit)), last);
            }
        }
        addUsed(ControllerType.SATA, last, Map.of());
    }

    private void nvme() {
        for (int controller = 0; controller < CONTROLLERS; controller++) {
            if (!isPresent("nvme" + controller)) {
                continue;
            }
            addPresent(ControllerType.NVME, controller, null);
            for (int unit = 0; unit < DiskSlot.NVME_UNITS; unit++) {
                reader.harddisk(DiskSlot.nvme(controller, unit)).ifPresent(disks::add);
            }
        }
    }

    private boolean isPresent(String controller) {
        return values.flag(controller + ".present", false);
    }

    private @Nullable ScsiControllerModel scsiModel(String controller) {
        String key = controller + ".virtualDev";
        String value = values.text(key);
        return value == null
                ? null
                : switch (value.toLowerCase(Locale.ROOT)) {
                    case "buslogic" -> ScsiControllerModel.BUSLOGIC;
                    case "lsilogic" -> ScsiControllerModel.LSILOGIC;
                    case "lsisas1068" -> ScsiControllerModel.LSISAS1068;
                    case "pvscsi" -> ScsiControllerModel.VMPVSCSI;
                    default -> throw Refusal.value(key, value, "'buslogic', 'lsilogic', 'lsisas1068' or 'pvscsi'");
                };
    }

    /** Adds a disk, and returns the address controller of the last disk so far. */
    private int add(Optional<Disk> disk, int last) {
        disk.ifPresent(disks::add);
        return disk.flatMap(Disk::address)
                .map(address -> ((DeviceAddress.Drive) address).controller())
                .orElse(last);
    }

    private void addPresent(ControllerType type, int index, @Nullable ControllerModel model) {
        if (allControllers) {
            String key = type.libvirtName() + index + ".pciSlotNumber";
            controllers.add(new Controller(type, index, Optional.ofNullable(model), pciAddress(key)));
        }
    }

    private Optional<DeviceAddress> pciAddress(String key) {
        long slot = values.number(key, -1);
        if (slot < 0) {
            return Optional.empty();
        }
        return Optional.of(new DeviceAddress.Pci(0, (int) (slot >> 5 & 31), (int) (slot & 31), (int) (slot >> 10 & 7)));
    }

    private void addUsed(ControllerType type, int last, Map<Integer, ControllerModel> models) {
        if (!allControllers) {
            for (int index = 0; index <= last; index++) {
                controllers.add(new Controller(type, index, Optional.ofNullable(models.get(index)), Optional.empty()));
            }
        }
    }
}
