// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.ControllerModel;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.ScsiControllerModel;
import org.hypervia.api.value.LibvirtName;
import org.hypervia.esx.vmx.path.DiskName;
import org.hypervia.esx.vmx.path.DiskSlot;
import org.hypervia.esx.vmx.path.ScsiLayout;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxRule;
import org.jspecify.annotations.Nullable;

/** What libvirt checks of all disks before it writes any: where they sit, and their legacy driver names. */
final class DiskChecks {
    private static final int SCSI_CONTROLLERS = 4;

    private final List<Controller> controllers;
    private final List<@Nullable ControllerModel> models = new ArrayList<>();

    private final VmxWriteContext context;

    private DiskChecks(List<Controller> controllers, VmxWriteContext context) {
        this.controllers = controllers;
        this.context = context;
        controllers.forEach(controller -> models.add(controller.model().orElse(null)));
    }

    /** Checks all disks, and returns the model of each controller, in the order of the controllers. */
    static List<@Nullable ControllerModel> check(Devices devices, VmxWriteContext context) {
        var checks = new DiskChecks(devices.controllers(), context);
        for (Disk disk : devices.disks()) {
            DeviceAddress.Drive address = checks.checkAddress(disk);
            Optional<String> driver = disk.driver().name();
            if (disk.target().bus() == DiskBus.SCSI && driver.isPresent()) {
                checks.applyDriverName(driver.get(), address.controller());
            }
        }
        return checks.models;
    }

    private DeviceAddress.Drive checkAddress(Disk disk) {
        if (!(disk.address().orElse(null) instanceof DeviceAddress.Drive address)) {
            String type = disk.address().map(DeviceAddress::type).orElse("none");
            throw Refusal.unsupported("The disk " + name(disk) + " has an address of the type '" + type
                    + "'; only drive addresses can be" + " written as VMX, put the disk on the bus scsi or ide");
        }
        DeviceAddress.Drive expected = expectedAddress(disk);
        if (expected != null && !isAt(expected, address) && !isAtInLargeLayout(disk, address)) {
            throw Refusal.internal("The disk " + name(disk) + " has the address " + place(address)
                    + " (controller:bus:unit), but its target name means " + place(expected)
                    + "; make them the same or remove the address");
        }
        checkRange(disk, address);
        return address;
    }

    private static boolean isAt(DeviceAddress.Drive expected, DeviceAddress.Drive address) {
        return expected.controller() == address.controller()
                && expected.bus() == address.bus()
                && expected.unit() == address.unit();
    }

    /** The names that reading gives to disks of virtual hardware from 13 on. */
    private boolean isAtInLargeLayout(Disk disk, DeviceAddress.Drive address) {
        OptionalInt index = DiskName.index(disk.target().device());
        if (disk.target().bus() != DiskBus.SCSI
                || index.isEmpty()
                || !context.rules().has(VmxRule.EITHER_SCSI_LAYOUT)
                || !isAt(ScsiLayout.LARGE.address(index.getAsInt()), address)) {
            return false;
        }
        if (address.unit() >= ScsiLayout.WIDE.units() && context.hardwareVersion() < ScsiLayout.LARGE_SINCE) {
            throw Refusal.internal("The disk " + name(disk) + " has the address " + place(address)
                    + " (controller:bus:unit), but controllers of virtual hardware " + context.hardwareVersion()
                    + " end at unit 15; use virtual hardware " + ScsiLayout.LARGE_SINCE + " or higher");
        }
        return true;
    }

    private static DeviceAddress.@Nullable Drive expectedAddress(Disk disk) {
        OptionalInt index = DiskName.index(disk.target().device());
        if (disk.target().bus() == DiskBus.NVME) {
            return null;
        }
        int i = index.orElseThrow(() -> Refusal.internal(
                "The disk " + name(disk) + " has a target name without an address; name it like sda or hda"));
        return switch (disk.target().bus()) {
            case SCSI -> ScsiLayout.WIDE.address(i);
            case IDE -> new DeviceAddress.Drive(i / 4, i % 4 / 2, 0, i % 2);
            case FDC -> new DeviceAddress.Drive(i / 2, 0, 0, i % 2);
            case SATA -> new DeviceAddress.Drive(i / DiskSlot.SATA_PORTS, 0, 0, i % DiskSlot.SATA_PORTS);
            default -> null;
        };
    }

    private static void checkRange(Disk disk, DeviceAddress.Drive address) {
        int controllers = switch (disk.target().bus()) {
            case SCSI -> SCSI_CONTROLLERS;
            case IDE, FDC -> 1;
            default ->
                throw Refusal.unsupported("The disk " + name(disk) + " is on the bus '"
                        + disk.target().bus().libvirtName()
                        + "', which cannot be written as VMX; use scsi, ide or fdc");
        };
        if (address.controller() >= controllers) {
            throw Refusal.internal("The disk " + name(disk) + " needs the "
                    + disk.target().bus().libvirtName() + " controller " + address.controller()
                    + ", VMX has 0.." + (controllers - 1) + "; choose another target name");
        }
    }

    /**
     * Before controllers had models, the driver name of a disk named that of its controller. Libvirt gives the model to the
     * first controller with that index, even to one of another type.
     */
    private void applyDriverName(String driver, int index) {
        String word = driver.toLowerCase(Locale.ROOT);
        ScsiControllerModel model = LibvirtName.find(ScsiControllerModel.class, word)
                .orElseThrow(() -> Refusal.internal("The disk driver name '" + Refusal.quote(driver)
                        + "' is no model of a SCSI controller; remove it and name the model at the controller"));
        for (int i = 0; i < controllers.size(); i++) {
            if (controllers.get(i).index() == index) {
                ControllerModel known = models.get(i);
                if (known != null && known != model) {
                    throw Refusal.internal("The disk driver name '" + word + "' and the model '" + known.libvirtName()
                            + "' of the controller " + index + " differ; remove the driver name");
                }
                models.set(i, model);
                return;
            }
        }
        throw Refusal.internal("There is no SCSI controller " + index + " for a disk with the driver name '" + word
                + "'; add a controller element");
    }

    static String name(Disk disk) {
        return "'" + Refusal.quote(disk.target().device()) + "' ("
                + disk.target().bus().libvirtName() + ")";
    }

    private static String place(DeviceAddress.Drive address) {
        return address.controller() + ":" + address.bus() + ":" + address.unit();
    }
}
