// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.path;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.hypervia.api.definition.DomainXmlDialect;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.definition.device.DiskTarget;
import org.hypervia.esx.vmx.text.VmxRules;

/**
 * A place for a drive, by the numbers that VMware counts with and by the name that a definition gives it.
 *
 * @param bus the kind of controller it is on
 * @param controller the controller's number, of its kind; 0 for floppy drives
 * @param unit the number on the controller
 * @param target its name
 * @param address where a definition says that it sits
 */
public record DiskPlace(DiskBus bus, int controller, int unit, DiskTarget target, DeviceAddress.Drive address) {
    private static final int CONTROLLERS = 4;
    private static final int IDE_CONTROLLERS = 2;
    private static final int IDE_UNITS = 2;
    private static final int FLOPPIES = 2;

    private DiskPlace(int controller, int unit, DiskSlot slot) {
        this(slot.target().bus(), controller, unit, slot.target(), slot.address());
    }

    /**
     * Returns the places that a name stands for: one, or none for a name or a bus that VMware has not. Libvirt 9.0 gives
     * the names of some places twice from virtual hardware 13 on; those that it writes itself come first.
     *
     * @param target the name
     * @param hardwareVersion the version of the machine's virtual hardware
     * @param dialect which libvirt gives the names
     */
    public static List<DiskPlace> of(DiskTarget target, int hardwareVersion, DomainXmlDialect dialect) {
        ScsiLayout layout = ScsiLayout.of(hardwareVersion, VmxRules.of(dialect));
        List<DiskPlace> found = new ArrayList<>();
        for (DiskPlace place : all(target.bus(), layout)) {
            if (place.target.equals(target)) {
                found.add(place.unit < ScsiLayout.WIDE.units() ? 0 : found.size(), place);
            }
        }
        return found;
    }

    private static List<DiskPlace> all(DiskBus bus, ScsiLayout layout) {
        List<DiskPlace> places = new ArrayList<>();
        int controllers = switch (bus) {
            case SCSI, SATA, NVME -> CONTROLLERS;
            case IDE -> IDE_CONTROLLERS;
            case FDC -> 1;
            default -> 0;
        };
        for (int controller = 0; controller < controllers; controller++) {
            for (int unit = 0; unit < units(bus, layout); unit++) {
                if (bus != DiskBus.SCSI || unit != ScsiLayout.RESERVED_UNIT) {
                    places.add(new DiskPlace(controller, unit, slot(bus, controller, unit, layout)));
                }
            }
        }
        return places;
    }

    private static int units(DiskBus bus, ScsiLayout layout) {
        return switch (bus) {
            case SCSI -> layout.units();
            case SATA -> DiskSlot.SATA_UNITS;
            case NVME -> DiskSlot.NVME_UNITS;
            case IDE -> IDE_UNITS;
            default -> FLOPPIES;
        };
    }

    private static DiskSlot slot(DiskBus bus, int controller, int unit, ScsiLayout layout) {
        return switch (bus) {
            case SCSI -> DiskSlot.scsi(controller, unit, layout);
            case SATA -> DiskSlot.sata(controller, unit);
            case NVME -> DiskSlot.nvme(controller, unit);
            case IDE -> DiskSlot.ide(controller, unit);
            default -> DiskSlot.floppy(unit);
        };
    }

    /** Tells whether a disk's address, stated or made of its name by whoever has read it, means this place. */
    public boolean fits(Disk disk) {
        if (disk.address().isEmpty() || disk.address().get().equals(address)) {
            return true;
        }
        OptionalInt index = DiskName.index(target.device());
        return bus == DiskBus.SCSI
                && index.isPresent()
                && disk.address().get().equals(ScsiLayout.WIDE.address(index.getAsInt()));
    }
}
