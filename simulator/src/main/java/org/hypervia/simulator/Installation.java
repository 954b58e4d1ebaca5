// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.util.List;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.datastore.Content;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.datastore.DiskInfo;
import org.hypervia.simulator.datastore.VirtualDisks;
import org.hypervia.simulator.device.DiskNeed;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.vmx.Vmx;

/**
 * Puts machines on a host. Runs under the inventory's lock.
 *
 * @param datacenter the datacenter of the host
 * @param host the host
 * @param manner how their guests behave
 */
record Installation(Datacenter datacenter, Host host, GuestManner manner) {
    private static final int DEFAULT_DISK_GIB = 16;

    /** The name of the folder for a machine. */
    static String folderName(Vmx vmx) {
        String name = vmx.get("displayName", "machine").replaceAll("[^A-Za-z0-9 ._-]+", "_");
        return name.isBlank() ? "machine" : name;
    }

    /** Adds a machine that is off, in a folder of this name, with disks of these sizes as far as they are given. */
    Machine install(Datastore datastore, String name, Content content, List<Integer> diskGib) {
        String folder = name;
        for (int i = 1; datastore.files().find(folder) != null; i++) {
            folder = name + "_" + i;
        }
        datastore.files().makeFolder(folder, true);
        DatastorePath file = new DatastorePath(datastore.name(), folder + "/" + name + ".vmx");
        datastore.files().write(file.path(), content, null);
        datastore.files().write(folder + "/" + name + ".nvram", new Content.Zeros(8684), null);
        datastore.files().write(folder + "/vmware.log", Content.of("Log of a machine that was never run\n"), null);
        Machine machine = datacenter.register(host, file, false);
        makeDisks(machine, diskGib);
        machine.guest().toolsInstalled(manner.tools());
        machine.guest().obeys(manner.obeying());
        machine.guest().reaction(manner.reaction());
        if (manner.question() != null) {
            machine.questions().askAtNextPowerOn(manner.question().internal());
        }
        machine.touch();
        return machine;
    }

    /** Makes the disks the VMX file names, where they can be on this host. */
    private void makeDisks(Machine machine, List<Integer> diskGib) {
        int number = 0;
        for (DiskNeed need : DiskNeed.of(machine)) {
            int gib = number < diskGib.size() ? diskGib.get(number) : DEFAULT_DISK_GIB;
            number++;
            Datastore datastore = host.datastore(need.path().datastore());
            if (datastore == null || datastore.files().find(need.path().path()) != null) {
                continue;
            }
            String folder = need.path().folder().path();
            if (!folder.isEmpty()) {
                datastore.files().makeFolder(folder, true);
            }
            DiskInfo disk = new DiskInfo(
                    (long) gib << 20,
                    need.controller(),
                    true,
                    VirtualDisks.uuid(need.path().toString()));
            VirtualDisks.create(datastore.files(), need.path().path(), disk);
            VirtualDisks.fill(datastore.files(), need.path().path());
        }
    }
}
