// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hypervia.api.definition.device.Controller;
import org.hypervia.api.definition.device.ControllerType;
import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.api.definition.device.Disk;
import org.hypervia.api.definition.device.DiskBus;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** The controllers that disks need. */
final class DiskControllers {
    /** No hypervisor has as many; libvirt would make controllers until memory runs out. */
    static final int MAX_INDEX = 1023;

    /** In the order in which libvirt adds missing controllers. */
    private static final List<Map.Entry<DiskBus, ControllerType>> BUSES = List.of(
            Map.entry(DiskBus.SCSI, ControllerType.SCSI),
            Map.entry(DiskBus.FDC, ControllerType.FDC),
            Map.entry(DiskBus.IDE, ControllerType.IDE),
            Map.entry(DiskBus.SATA, ControllerType.SATA),
            Map.entry(DiskBus.NVME, ControllerType.NVME));

    private DiskControllers() {}

    /** Returns the controllers, and beside them those that the disks need too, where the dialect puts them. */
    static List<Controller> complete(List<Controller> controllers, List<Disk> disks, DialectRules rules) {
        List<Controller> complete = new ArrayList<>(controllers);
        for (Map.Entry<DiskBus, ControllerType> bus : BUSES) {
            Set<Integer> present = new HashSet<>();
            controllers.stream()
                    .filter(controller -> controller.type() == bus.getValue())
                    .forEach(controller -> present.add(controller.index()));
            int highest = highestController(bus.getKey(), disks);
            for (int index = 0; index <= highest; index++) {
                if (present.add(index)) {
                    Controller missing = Controller.of(bus.getValue(), index);
                    complete.add(rules.ordersAddedControllers() ? place(missing, complete) : complete.size(), missing);
                }
            }
        }
        return complete;
    }

    /** Before the next one of its kind, or behind all of its kind. */
    private static int place(Controller controller, List<Controller> others) {
        int place = others.size();
        for (int i = others.size() - 1; i >= 0; i--) {
            if (others.get(i).type() == controller.type()) {
                if (others.get(i).index() < controller.index()) {
                    return i + 1;
                }
                place = i;
            }
        }
        return place;
    }

    private static int highestController(DiskBus bus, List<Disk> disks) {
        int highest = -1;
        for (Disk disk : disks) {
            if (disk.target().bus() == bus
                    && disk.address().orElse(null) instanceof DeviceAddress.Drive drive
                    && drive.controller() > highest) {
                highest = requireSane(disk, drive.controller());
            }
        }
        return highest;
    }

    private static int requireSane(Disk disk, int controller) {
        if (controller > MAX_INDEX) {
            throw new HypervisorException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "disk " + disk.target() + " is on controller " + controller + ", the highest possible is "
                            + MAX_INDEX);
        }
        return controller;
    }
}
