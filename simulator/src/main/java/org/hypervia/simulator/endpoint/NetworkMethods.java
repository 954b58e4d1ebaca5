// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.List;
import java.util.Map;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;

/** Virtual switches and port groups of a host, and the networks that come and go with them. */
final class NetworkMethods {
    private final Center center;

    NetworkMethods(Center center) {
        this.center = center;
    }

    void addTo(Map<String, Method> table) {
        table.put("AddVirtualSwitch", this::addSwitch);
        table.put("UpdateVirtualSwitch", this::updateSwitch);
        table.put("RemoveVirtualSwitch", this::removeSwitch);
        table.put("AddPortGroup", this::addPortGroup);
        table.put("UpdatePortGroup", this::updatePortGroup);
        table.put("RemovePortGroup", this::removePortGroup);
        table.put("RefreshNetworkSystem", call -> {
            host(call);
            return Reply.NOTHING;
        });
    }

    private Host host(Call call) {
        Ref system = call.target(Node.class).ref();
        return center.hosts().stream()
                .filter(host -> host.networkSystem().equals(system))
                .findFirst()
                .orElseThrow(() -> Faults.notFound(system));
    }

    private Reply addSwitch(Call call) {
        DataObject spec = call.objectOrEmpty("spec", "HostVirtualSwitchSpec");
        host(call)
                .networking()
                .addSwitch(call.text("vswitchName"), spec.fields().isEmpty() ? null : spec);
        return Reply.NOTHING;
    }

    private Reply updateSwitch(Call call) {
        host(call).networking().updateSwitch(call.text("vswitchName"), call.object("spec", "HostVirtualSwitchSpec"));
        return Reply.NOTHING;
    }

    private Reply removeSwitch(Call call) {
        Host host = host(call);
        String name = call.text("vswitchName");
        for (String group : host.networking().portGroups(name)) {
            requireNoMachine(host, group, "HostVirtualSwitch", name);
        }
        host.networking().removeSwitch(name).forEach(group -> removeNetwork(host, group));
        return Reply.NOTHING;
    }

    private Reply addPortGroup(Call call) {
        Host host = host(call);
        DataObject spec = call.object("portgrp", "HostPortGroupSpec");
        host.networking().addPortGroup(spec, false);
        center.of(host).addStandard(String.valueOf(spec.get("name")), host);
        return Reply.NOTHING;
    }

    /** A machine's card keeps the name that it knows, and so is in no network after the group has got another one. */
    private Reply updatePortGroup(Call call) {
        Host host = host(call);
        String old = call.text("pgName");
        String name = host.networking().updatePortGroup(old, call.object("portgrp", "HostPortGroupSpec"));
        if (!name.equals(old) && host.networking().forMachines(name)) {
            removeNetwork(host, old);
            center.of(host).addStandard(name, host);
        }
        return Reply.NOTHING;
    }

    private Reply removePortGroup(Call call) {
        Host host = host(call);
        String name = call.text("pgName");
        requireNoMachine(host, name, "HostPortGroup", name);
        host.networking().removePortGroup(name);
        removeNetwork(host, name);
        return Reply.NOTHING;
    }

    private void requireNoMachine(Host host, String group, String type, String name) {
        Ref network = host.network(group);
        List<Machine> machines = center.machines();
        if (network != null
                && machines.stream()
                        .anyMatch(machine -> machine.site().host().equals(host.ref())
                                && machine.networks().contains(network))) {
            throw Faults.resourceInUse(type, name);
        }
    }

    private void removeNetwork(Host host, String group) {
        Ref network = host.leave(group);
        Datacenter datacenter = center.of(host);
        if (network != null) {
            datacenter.leave(host, network);
        }
    }
}
