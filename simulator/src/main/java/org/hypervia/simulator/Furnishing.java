// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.util.List;
import org.hypervia.simulator.datastore.Content;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.datastore.DiskInfo;
import org.hypervia.simulator.datastore.VirtualDisks;
import org.hypervia.simulator.device.DiskNeed;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.machine.GeneratedVmx;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.standalone.StandaloneHost;
import org.hypervia.simulator.vmx.Vmx;

/** Fills a host with datastores and machines. Runs under the inventory's lock. */
final class Furnishing {
    private static final int DEFAULT_DISK_GIB = 16;

    private final StandaloneHost host;
    private final SimulatorOptions options;
    private int placed;

    Furnishing(StandaloneHost host, SimulatorOptions options) {
        this.host = host;
        this.options = options;
    }

    void furnish() {
        options.datastoreNames().forEach(host::addDatastore);
        options.furnishedDatastores().forEach(this::add);
        for (int i = 0; i < options.machines(); i++) {
            GeneratedVmx generated = GeneratedVmx.number(i);
            install(generated.name(), Content.of(generated.vmx()), generated.diskGib())
                    .power(generated.power());
        }
        for (VmxFile file : options.vmx()) {
            String name =
                    file.name().isEmpty() ? folderName(Vmx.parse(file.content().bytes())) : file.name();
            install(name, file.content(), List.of()).power(PowerState.POWERED_OFF);
        }
    }

    Datastore add(GivenDatastore given) {
        if (host.host().datastore(given.name()) != null) {
            throw new IllegalArgumentException("There is a datastore " + given.name() + " already");
        }
        Datastore added = host.addDatastore(given.name(), given.medium());
        given.applyTo(added);
        return added;
    }

    Machine install(String vmx) {
        return install(folderName(Vmx.parse(vmx)), Content.of(vmx), List.of());
    }

    private static String folderName(Vmx vmx) {
        String name = vmx.get("displayName", "machine").replaceAll("[^A-Za-z0-9 ._-]+", "_");
        return name.isBlank() ? "machine" : name;
    }

    private Machine install(String name, Content content, List<Integer> diskGib) {
        // Furnished datastores may be of any kind and out of reach; machines are dealt out among the plain ones.
        List<String> names = options.datastoreNames();
        Datastore datastore = host.datacenter().datastore(new DatastorePath(names.get(placed++ % names.size()), ""));
        String folder = name;
        for (int i = 1; datastore.files().find(folder) != null; i++) {
            folder = name + "_" + i;
        }
        datastore.files().makeFolder(folder, true);
        DatastorePath file = new DatastorePath(datastore.name(), folder + "/" + name + ".vmx");
        datastore.files().write(file.path(), content, null);
        datastore.files().write(folder + "/" + name + ".nvram", new Content.Zeros(8684), null);
        datastore.files().write(folder + "/vmware.log", Content.of("Log of a machine that was never run\n"), null);
        Machine machine = host.datacenter().register(host.host(), file, false);
        makeDisks(machine, diskGib);
        GuestManner manner = options.guests();
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
            Datastore datastore = host.host().datastore(need.path().datastore());
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
