// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.device;

import java.util.ArrayList;
import java.util.List;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.vmx.Slot;
import org.hypervia.simulator.vmx.Vmx;
import org.jspecify.annotations.Nullable;

/**
 * A disk a machine's VMX file names.
 *
 * @param path where it should be
 * @param controller the type of the controller it hangs on
 */
public record DiskNeed(DatastorePath path, String controller) {
    /** The file of the first disk that is nowhere to be found; null when all are there. */
    public static @Nullable String missing(Chassis machine) {
        Vmx vmx = machine.vmx();
        for (Slot slot : Disks.slots(vmx)) {
            String path = machine.resolve(vmx.get(slot.prefix() + ".fileName", ""));
            if (path.startsWith("/vmfs/volumes/") || (path.startsWith("[") && !found(machine, path))) {
                return path;
            }
        }
        return null;
    }

    private static boolean found(Chassis machine, String path) {
        DatastorePath place = DatastorePath.parse(path);
        Datastore datastore = machine.site().datastore(place.datastore());
        return datastore != null && datastore.files().find(place.path()) != null;
    }

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
