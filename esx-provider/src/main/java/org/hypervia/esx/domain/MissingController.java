// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.util.List;
import java.util.function.Supplier;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.machine.ControllerType;
import org.hypervia.esx.vim.machine.DeviceSpec;
import org.hypervia.esx.vim.machine.VirtualDevice;
import org.hypervia.esx.vmx.path.DiskPlace;

/** A controller that a drive needs and its machine has not. */
final class MissingController {
    /** The most units that a controller has, its own one included, that is not {@link ControllerType#PARAVIRTUAL}. */
    private static final int COMMON_UNITS = 16;

    private static final int FIRST_SATA_VERSION = 10;
    private static final int FIRST_NVME_VERSION = 13;

    private final DiskPlace place;
    private final String domain;
    private final int hardwareVersion;

    /**
     * Makes one for a place.
     *
     * @param domain the domain's name in quotes, for messages
     * @param hardwareVersion the machine's; 0 if the host does not tell
     */
    MissingController(DiskPlace place, String domain, int hardwareVersion) {
        this.place = place;
        this.domain = domain;
        this.hardwareVersion = hardwareVersion;
    }

    /**
     * Makes the change that adds it.
     *
     * @param present the machine's controllers of that bus: the guest has a driver for their model
     * @param recommended asks for the model that the host recommends where there is none
     */
    DeviceSpec add(List<VirtualDevice> present, Supplier<ControllerType> recommended) {
        return DeviceSpec.addController(type(present, recommended), place.controller());
    }

    private ControllerType type(List<VirtualDevice> present, Supplier<ControllerType> recommended) {
        return switch (place.bus()) {
            case SATA -> since(FIRST_SATA_VERSION, ControllerType.AHCI);
            case NVME -> since(FIRST_NVME_VERSION, ControllerType.NVME);
            case SCSI ->
                place.unit() >= COMMON_UNITS
                        ? ControllerType.PARAVIRTUAL
                        : present.stream()
                                .flatMap(controller -> ControllerType.scsi(controller.type()).stream())
                                .findFirst()
                                .orElseGet(recommended);
            default -> throw refused(", and ESX adds none of that bus: choose a target on a controller that is there");
        };
    }

    private ControllerType since(int version, ControllerType type) {
        if (hardwareVersion > 0 && hardwareVersion < version) {
            throw refused(", which machines have since virtual hardware " + version + " and this one has "
                    + hardwareVersion + ": choose a target on another bus");
        }
        return type;
    }

    private HypervisorException refused(String why) {
        DiskBus bus = place.bus();
        return new HypervisorException(
                ErrorCode.CONFIG_UNSUPPORTED,
                "target '" + place.target().device() + "' needs the " + bus.libvirtName() + " controller "
                        + place.controller() + ", which domain " + domain + " has not" + why);
    }
}
