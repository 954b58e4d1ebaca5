// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.ComputeResource;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.center.PoolInfo;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.RefMapping;
import org.jspecify.annotations.Nullable;

/** The tree a host shows above its machines: one of each, whatever is above the host in its vCenter. */
final class HostTree {
    private final Center center;
    private final Host host;
    private final RefMapping outwards;

    HostTree(Center center, Host host, RefMapping outwards) {
        this.center = center;
        this.host = host;
        this.outwards = outwards;
    }

    List<Mirror> nodes() {
        Datacenter datacenter = center.of(host);
        ComputeResource resource = center.resource(host);
        Datacenter.Ids above = HostIds.DATACENTER;
        Ref root = HostIds.MANAGERS.rootFolder();
        List<Mirror> nodes = new ArrayList<>();
        nodes.add(named(root, center.managers().rootFolder(), root.id(), null)
                .telling("childType", () -> List.of("Datacenter"))
                .telling("childEntity", () -> List.of(above.datacenter())));
        nodes.add(new Mirror(HostIds.MANAGERS.tasks(), node(center.managers().tasks()), host, outwards));
        nodes.add(named(above.datacenter(), datacenter.ref(), above.datacenter().id(), root)
                .telling("datastore", () -> shown(host.value("datastore")))
                .telling("network", () -> shown(host.networks())));
        Datacenter.Ids inside = datacenter.ids();
        nodes.add(folder(above.machineFolder(), inside.machineFolder(), "VirtualMachine")
                .telling("childEntity", () -> shown(host.machines())));
        nodes.add(folder(above.hostFolder(), inside.hostFolder(), "ComputeResource")
                .telling("childEntity", () -> List.of(HostIds.RESOURCE.resource())));
        nodes.add(folder(above.datastoreFolder(), inside.datastoreFolder(), "Datastore")
                .telling("childEntity", () -> shown(host.value("datastore"))));
        nodes.add(folder(above.networkFolder(), inside.networkFolder(), "Network")
                .telling("childEntity", () -> shown(host.networks())));
        addResource(nodes, resource);
        return nodes;
    }

    private void addResource(List<Mirror> nodes, ComputeResource resource) {
        ComputeResource.Ids own = HostIds.RESOURCE;
        PoolInfo info = new PoolInfo(own.pool(), List.of(host));
        nodes.add(named(own.resource(), resource.resource(), host.name(), HostIds.DATACENTER.hostFolder())
                .telling("host", () -> List.of(HostIds.HOST.host()))
                .telling("summary", () -> PoolInfo.ofResource(1))
                .telling("configurationEx", PoolInfo::resourceConfig)
                .telling("datastore", () -> shown(host.value("datastore")))
                .telling("network", () -> shown(host.networks())));
        nodes.add(named(own.pool(), resource.pool(), "Resources", own.resource())
                .telling("summary", info::summary)
                .telling("runtime", info::runtime)
                .telling("config", info::config)
                .telling("resourcePool", List::of)
                .telling("vm", () -> shown(host.machines())));
        nodes.add(new Mirror(own.environmentBrowser(), node(resource.environmentBrowser()), host, outwards)
                .telling("datastoreBrowser", () -> HostIds.HOST.datastoreBrowser()));
    }

    private Mirror folder(Ref own, Ref inside, String kind) {
        String name = own.id().substring(own.id().lastIndexOf('-') + 1);
        return named(own, inside, name, HostIds.DATACENTER.datacenter()).telling("childType", () -> List.of(kind));
    }

    private Mirror named(Ref own, Ref inside, String name, @Nullable Ref parent) {
        return new Mirror(own, node(inside), host, outwards)
                .telling("name", () -> name)
                .telling("parent", () -> parent);
    }

    private Node node(Ref ref) {
        return Objects.requireNonNull(center.inventory().find(ref), ref::toString);
    }

    private @Nullable Object shown(@Nullable Object value) {
        return outwards.in(value);
    }
}
