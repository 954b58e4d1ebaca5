// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.util.ArrayList;
import java.util.List;
import org.hypervia.simulator.center.ComputeResource;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.datastore.Content;
import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.HostProfile;
import org.hypervia.simulator.machine.GeneratedVmx;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.vcenter.Vcenter;
import org.hypervia.simulator.vmx.Vmx;

/** Fills a vCenter with datacenters, hosts and machines. Runs under the inventory's lock. */
final class VcenterFurnishing {
    private final Vcenter vcenter;
    private final GuestManner manner;
    private int made;

    VcenterFurnishing(Vcenter vcenter, GuestManner manner) {
        this.vcenter = vcenter;
        this.manner = manner;
    }

    /** Adds a datacenter with all that is given of it. */
    void add(GivenDatacenter given) {
        Datacenter datacenter = vcenter.addDatacenter(given.folders(), given.name());
        for (GivenDatacenter.Resource resource : given.resources()) {
            add(datacenter, resource);
        }
    }

    /** Adds a cluster or a stand-alone host to a datacenter; returns the hosts of it. */
    List<Host> add(Datacenter datacenter, GivenDatacenter.Resource given) {
        boolean cluster = !given.cluster().isEmpty();
        String name = cluster ? given.cluster() : given.hosts().get(0).name();
        ComputeResource resource = vcenter.addResource(datacenter, given.folders(), name, cluster);
        List<Host> added = new ArrayList<>();
        for (GivenHost host : given.hosts()) {
            added.add(add(datacenter, resource, host));
        }
        return added;
    }

    Host add(Datacenter datacenter, ComputeResource resource, GivenHost given) {
        HostIdentity who = given.identity();
        int dot = given.name().indexOf('.');
        HostProfile profile = new HostProfile(
                dot < 0 ? given.name() : given.name().substring(0, dot),
                dot < 0 ? "" : given.name().substring(dot + 1),
                who.version(),
                who.build(),
                who.apiVersion(),
                who.productLine());
        Host host = vcenter.addHost(resource, profile);
        for (String name : given.datastores()) {
            mount(datacenter, host, name);
        }
        for (String network : given.networks()) {
            host.networking()
                    .addPortGroup(
                            DataObject.of("HostPortGroupSpec")
                                    .set("name", network)
                                    .set("vlanId", 0)
                                    .set("vswitchName", "vSwitch0")
                                    .set("policy", DataObject.of("HostNetworkPolicy"))
                                    .build(),
                            false);
            datacenter.addStandard(network, host);
        }
        furnish(datacenter, host, given);
        return host;
    }

    private void mount(Datacenter datacenter, Host host, String name) {
        for (Datastore known : datacenter.datastores()) {
            if (known.name().equals(name)) {
                host.mount(known);
                host.volumesChanged();
                return;
            }
        }
        vcenter.addDatastore(datacenter, name, List.of(host));
    }

    private void furnish(Datacenter datacenter, Host host, GivenHost given) {
        Installation installation = new Installation(datacenter, host, manner);
        Datastore datastore =
                datacenter.datastore(new DatastorePath(given.datastores().get(0), ""));
        for (int i = 0; i < given.machines(); i++) {
            GeneratedVmx generated = GeneratedVmx.number(made++);
            installation
                    .install(datastore, generated.name(), Content.of(generated.vmx()), generated.diskGib())
                    .power(generated.power());
        }
        for (String text : given.vmx()) {
            Machine machine = installation.install(
                    datastore, Installation.folderName(Vmx.parse(text)), Content.of(text), List.of());
            machine.power(PowerState.POWERED_OFF);
        }
    }
}
