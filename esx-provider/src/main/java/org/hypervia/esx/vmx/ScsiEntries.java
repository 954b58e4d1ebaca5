// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.ControllerModel;
import org.hypervia.api.definition.device.ControllerType;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.ScsiControllerModel;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.jspecify.annotations.Nullable;

/** Writes {@code scsiC.present} and {@code scsiC.virtualDev} for the SCSI controllers that have disks. */
final class ScsiEntries {
    private final ScsiModelDetector detector;
    private final VmxOutput out;

    ScsiEntries(ScsiModelDetector detector, VmxOutput out) {
        this.detector = detector;
        this.out = out;
    }

    /** Writes the controllers; returns whether there are any. */
    boolean write(Devices devices, List<@Nullable ControllerModel> models) {
        // Empty: a controller that is present, without a model.
        Map<Integer, Optional<String>> present = new TreeMap<>();
        for (int i = 0; i < devices.controllers().size(); i++) {
            Controller controller = devices.controllers().get(i);
            List<Disk> disks =
                    controller.type() == ControllerType.SCSI ? disksOf(controller.index(), devices.disks()) : List.of();
            if (!disks.isEmpty()) {
                present.put(controller.index(), virtualDevice(controller.index(), models.get(i), disks));
            }
        }
        present.forEach((index, device) -> {
            out.add("scsi" + index + ".present", true);
            device.ifPresent(name -> out.add("scsi" + index + ".virtualDev", name));
        });
        return !present.isEmpty();
    }

    private static List<Disk> disksOf(int controller, List<Disk> disks) {
        return disks.stream()
                .filter(disk -> disk.target().bus() == DiskBus.SCSI)
                .filter(disk -> disk.address().orElse(null) instanceof DeviceAddress.Drive drive
                        && drive.controller() == controller)
                .toList();
    }

    private Optional<String> virtualDevice(int index, @Nullable ControllerModel model, List<Disk> disks) {
        ControllerModel known = model == ScsiControllerModel.AUTO ? detect(index, disks) : model;
        if (known == null) {
            return Optional.empty();
        }
        if (known instanceof ScsiControllerModel scsi) {
            switch (scsi) {
                case BUSLOGIC, LSILOGIC, LSISAS1068 -> {
                    return Optional.of(scsi.libvirtName());
                }
                case VMPVSCSI -> {
                    return Optional.of("pvscsi");
                }
                default -> {}
            }
        }
        throw Refusal.internal("The SCSI controller " + index + " has the model '" + known.libvirtName()
                + "', VMX has buslogic, lsilogic, lsisas1068 and vmpvscsi; use one of them");
    }

    /** Asks each disk; a controller whose disks tell nothing stays {@code auto}. */
    private ScsiControllerModel detect(int index, List<Disk> disks) {
        ScsiControllerModel found = ScsiControllerModel.AUTO;
        for (Disk disk : disks) {
            ScsiControllerModel next = detector.detect(disk).orElse(found);
            if (found != ScsiControllerModel.AUTO && next != found) {
                throw Refusal.internal("The disks of the SCSI controller " + index + " are made for different models, "
                        + found.libvirtName() + " and " + next.libvirtName() + "; name the model at the controller");
            }
            found = next;
        }
        return found;
    }
}
