// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.datastore.FileTree;
import org.hypervia.simulator.device.DiskNeed;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;

/**
 * A file or folder that a call names; whether its datastore is there shows when it is looked at.
 *
 * @param center where the machines are that may hold it
 * @param datacenter the datacenter whose datastore the path names
 * @param whole the path
 */
record Place(Center center, Datacenter datacenter, DatastorePath whole) {
    /** The place a call names by {@code name} and {@code datacenter}. */
    static Place of(Center center, Call call) {
        return of(center, call, "name", "datacenter");
    }

    /** Where a copy or move starts. */
    static Place source(Center center, Call call) {
        return of(center, call, "sourceName", "sourceDatacenter");
    }

    private static Place of(Center center, Call call, String name, String datacenter) {
        return new Place(center, call.datacenter(center, datacenter), DatastorePath.parse(call.text(name)));
    }

    /** Where a copy or move from here ends; without a word the destination is in the datacenter of the source. */
    Place destination(Call call, String word) {
        Ref other = call.refOrNull(word + "Datacenter");
        return new Place(
                center,
                other == null ? datacenter : center.datacenter(other),
                DatastorePath.parse(call.text(word + "Name")));
    }

    Datastore datastore() {
        Datastore found = datacenter.datastore(whole);
        found.requireAccessible();
        return found;
    }

    FileTree files() {
        return datastore().files();
    }

    String path() {
        return whole.path();
    }

    /** Faults with {@code FileLocked} while a running machine has a disk here, or below it. */
    void requireUnlocked() {
        for (Machine machine : center.machines()) {
            if (machine.power() != PowerState.POWERED_ON || machine.configuration() == null) {
                continue;
            }
            for (DiskNeed need : DiskNeed.of(machine)) {
                if (holds(need.path())) {
                    throw Faults.fileLocked(whole.toString());
                }
            }
        }
    }

    private boolean holds(DatastorePath disk) {
        String data = disk.path().replaceFirst("\\.vmdk$", "-flat.vmdk");
        return disk.datastore().equals(whole.datastore())
                && (disk.path().equals(path())
                        || data.equals(path())
                        || disk.path().startsWith(path() + "/"));
    }
}
