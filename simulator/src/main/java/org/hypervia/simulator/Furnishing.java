// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.util.List;
import org.hypervia.simulator.datastore.Content;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.machine.GeneratedVmx;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.standalone.StandaloneHost;
import org.hypervia.simulator.vmx.Vmx;

/** Fills a host with datastores and machines. Runs under the inventory's lock. */
final class Furnishing {
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
            String name = file.name().isEmpty()
                    ? Installation.folderName(Vmx.parse(file.content().bytes()))
                    : file.name();
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
        return install(Installation.folderName(Vmx.parse(vmx)), Content.of(vmx), List.of());
    }

    private Machine install(String name, Content content, List<Integer> diskGib) {
        // Furnished datastores may be of any kind and out of reach; machines are dealt out among the plain ones.
        List<String> names = options.datastoreNames();
        Datastore datastore = host.datacenter().datastore(new DatastorePath(names.get(placed++ % names.size()), ""));
        return new Installation(host.datacenter(), host.host(), options.guests())
                .install(datastore, name, content, diskGib);
    }
}
