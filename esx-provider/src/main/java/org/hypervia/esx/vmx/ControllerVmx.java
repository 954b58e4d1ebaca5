// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hypervia.api.conversion.ConversionWarning.Action;
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
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxValues;
import org.jspecify.annotations.Nullable;

/**
 * The controllers of disks, {@code scsiC.*}, {@code sataC.*} and {@code nvmeC.*}. All kinds are read; only SCSI controllers
 * that have disks are written.
 */
final class ControllerVmx {
    private final VmxValues values;
    private final boolean isEachShown;
    private final List<Controller> controllers = new ArrayList<>();
    private final Map<Integer, ScsiControllerModel> scsiModels = new HashMap<>();

    /** Makes a reader, which collects what is asked for. */
    ControllerVmx(VmxInput in) {
        this.values = in.values();
        this.isEachShown = in.rules().has(VmxRule.ALL_CONTROLLERS);
    }

    /** Tells whether a controller is there, and so whether its disks count. */
    boolean read(ControllerType type, int index) {
        String prefix = type.libvirtName() + index;
        if (!values.flag(prefix + ".present", false)) {
            return false;
        }
        ScsiControllerModel model = type == ControllerType.SCSI ? readModel(prefix) : null;
        if (model != null) {
            scsiModels.put(index, model);
        }
        if (isEachShown) {
            controllers.add(new Controller(type, index, Optional.ofNullable(model), PciSlot.read(values, prefix)));
        }
        return true;
    }

    /** Adds the controllers up to the last one with a disk, for the dialect that shows these and no others. */
    void addUsed(ControllerType type, int last) {
        for (int index = 0; !isEachShown && index <= last; index++) {
            ScsiControllerModel model = type == ControllerType.SCSI ? scsiModels.get(index) : null;
            controllers.add(new Controller(type, index, Optional.ofNullable(model), Optional.empty()));
        }
    }

    List<Controller> controllers() {
        return controllers;
    }

    private @Nullable ScsiControllerModel readModel(String prefix) {
        String key = prefix + ".virtualDev";
        String value = values.text(key);
        return value == null
                ? null
                : switch (value.toLowerCase(Locale.ROOT)) {
                    case "buslogic" -> ScsiControllerModel.BUSLOGIC;
                    case "lsilogic" -> ScsiControllerModel.LSILOGIC;
                    case "lsisas1068" -> ScsiControllerModel.LSISAS1068;
                    case "pvscsi" -> ScsiControllerModel.VMPVSCSI;
                    default -> {
                        values.concede(
                                key,
                                Action.LEFT_OUT,
                                Refusal.value(key, value, "'buslogic', 'lsilogic', 'lsisas1068' or 'pvscsi'"));
                        yield null;
                    }
                };
    }

    /**
     * Writes the SCSI controllers that have disks; returns whether there are any.
     *
     * @param devices all devices
     * @param models the model of each controller, in the order of the controllers
     * @param detector finds out what the model {@code auto} means
     * @param out where the entries go
     */
    static boolean write(
            Devices devices, List<@Nullable ControllerModel> models, ScsiModelDetector detector, VmxOutput out) {
        // Empty: a controller that is present, without a model.
        Map<Integer, Optional<String>> present = new TreeMap<>();
        for (int i = 0; i < devices.controllers().size(); i++) {
            Controller controller = devices.controllers().get(i);
            List<Disk> disks =
                    controller.type() == ControllerType.SCSI ? disksOf(controller.index(), devices.disks()) : List.of();
            if (!disks.isEmpty()) {
                present.put(controller.index(), model(controller.index(), models.get(i), disks, detector));
            }
        }
        present.forEach((index, model) -> {
            out.add("scsi" + index + ".present", true);
            model.ifPresent(name -> out.add("scsi" + index + ".virtualDev", name));
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

    private static Optional<String> model(
            int index, @Nullable ControllerModel model, List<Disk> disks, ScsiModelDetector detector) {
        ControllerModel known = model == ScsiControllerModel.AUTO ? detect(index, disks, detector) : model;
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
    private static ScsiControllerModel detect(int index, List<Disk> disks, ScsiModelDetector detector) {
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
