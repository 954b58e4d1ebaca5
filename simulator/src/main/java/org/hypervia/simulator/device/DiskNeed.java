// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.device;

import java.util.ArrayList;
import java.util.List;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.vmx.Slot;
import org.hypervia.simulator.vmx.Vmx;

/**
 * A disk a machine's VMX file names.
 *
 * @param path where it should be
 * @param controller the type of the controller it hangs on
 */
public record DiskNeed(DatastorePath path, String controller) {
    /** All disks of a machine that can be on a datastore. */
    public static List<DiskNeed> of(Chassis machine) {
        Vmx vmx = machine.vmx();
        List<DiskNeed> needs = new ArrayList<>();
        for (Slot slot : Disks.slots(vmx)) {
            String path = machine.resolve(vmx.get(slot.prefix() + ".fileName", ""));
            if (path.startsWith("[") && path.indexOf(']') > 1) {
                String controller = Hardware.controllerType(vmx, new Slot(slot.bus(), slot.number(), -1));
                needs.add(new DiskNeed(DatastorePath.parse(path), controller));
            }
        }
        return needs;
    }
}
