// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.jspecify.annotations.Nullable;

/**
 * The network side of a host: virtual switches, port groups, cards. One switch with two port groups and two cards at
 * first. Guarded by the inventory's lock.
 */
public final class HostNetworking {
    /** The port group of the machines. */
    public static final String MACHINES = "VM Network";
    /** The port group of the host itself. */
    public static final String MANAGEMENT = "Management Network";

    private static final int LONGEST_SWITCH = 32;
    private static final int LONGEST_GROUP = 79;
    private static final int LAST_VLAN = 4095;

    private final HostProfile profile;
    private final Runnable changed;
    private final Map<String, VirtualSwitch> switches = new LinkedHashMap<>();
    private final Map<String, PortGroup> groups = new LinkedHashMap<>();
    private final Map<String, DataObject> cards = new LinkedHashMap<>();
    private final List<DataObject> proxies = new ArrayList<>();

    HostNetworking(HostProfile profile, Runnable changed) {
        this.profile = profile;
        this.changed = changed;
        cards.put("vmnic0", PhysicalCards.of("vmnic0", 0));
        cards.put("vmnic1", PhysicalCards.of("vmnic1", 1));
        switches.put(
                "vSwitch0",
                VirtualSwitch.of(
                        "vSwitch0",
                        DataObject.of("HostVirtualSwitchSpec")
                                .set("numPorts", 128)
                                .set(
                                        "bridge",
                                        DataObject.of("HostVirtualSwitchBondBridge")
                                                .set("nicDevice", List.of("vmnic0")))
                                .build(),
                        List.of("vmnic0")));
        groups.put(MACHINES, PortGroup.of(MACHINES, "vSwitch0", PortGroup.Port.MACHINE));
        groups.put(MANAGEMENT, PortGroup.of(MANAGEMENT, "vSwitch0", PortGroup.Port.HOST));
    }

    /** {@code HostSystem.config.network}, and {@code HostNetworkSystem.networkInfo}. */
    DataObject info() {
        return DataObject.of("HostNetworkInfo")
                .set(
                        "vswitch",
                        switches.values().stream()
                                .map(one -> one.shown(groupsOf(one.name())))
                                .toList())
                .set("proxySwitch", proxies)
                .set(
                        "portgroup",
                        groups.values().stream()
                                .map(group -> group.shown(switches.get(group.switchName())))
                                .toList())
                .set("pnic", List.copyOf(cards.values()))
                .set("vnic", kernelCards())
                .set("dnsConfig", dns())
                .set("ipV6Enabled", true)
                .set("atBootIpV6Enabled", true)
                .build();
    }

    DataObject dns() {
        return DataObject.of("HostDnsConfig")
                .set("dhcp", false)
                .set("hostName", profile.hostName())
                .set("domainName", profile.domainName())
                .set("address", List.of("192.0.2.53"))
                .set("searchDomain", profile.domainName().isEmpty() ? List.of() : List.of(profile.domainName()))
                .build();
    }

    private List<DataObject> kernelCards() {
        List<DataObject> found = new ArrayList<>();
        for (PortGroup group : groups.values()) {
            if (group.port() == PortGroup.Port.HOST) {
                found.add(PhysicalCards.kernel(found.size(), group.name()));
            }
        }
        return found;
    }

    private List<PortGroup> groupsOf(String switchName) {
        return groups.values().stream()
                .filter(group -> group.switchName().equals(switchName))
                .toList();
    }

    /** Adds a virtual switch; the specification may be null. */
    public void addSwitch(String name, @Nullable DataObject spec) {
        if (name.isBlank() || name.length() > LONGEST_SWITCH) {
            throw Faults.invalidArgument("vswitchName");
        }
        if (switches.containsKey(name)) {
            throw Faults.alreadyExists(name);
        }
        DataObject wanted = spec == null
                ? DataObject.of("HostVirtualSwitchSpec").set("numPorts", 128).build()
                : spec;
        switches.put(name, VirtualSwitch.of(name, wanted, uplinks(name, wanted)));
        changed.run();
    }

    /** Changes a virtual switch: without a bridge it has no uplinks afterwards, without a policy it keeps the one it has. */
    public void updateSwitch(String name, DataObject spec) {
        VirtualSwitch old = existing(name);
        switches.put(name, old.changed(spec, uplinks(name, spec)));
        changed.run();
    }

    /** Gives a virtual switch another policy, and leaves all else. */
    public void shapeSwitch(String name, DataObject policy) {
        VirtualSwitch old = existing(name);
        DataObject.Builder spec = DataObject.of("HostVirtualSwitchSpec");
        old.spec().fields().forEach(spec::set);
        switches.put(name, old.changed(spec.set("policy", policy).build(), old.uplinks()));
        changed.run();
    }

    /** Removes a virtual switch with its port groups, whose names it returns. */
    public List<String> removeSwitch(String name) {
        existing(name);
        List<String> gone = new ArrayList<>();
        for (PortGroup group : groupsOf(name)) {
            if (group.port() == PortGroup.Port.HOST) {
                throw Faults.resourceInUse("HostVirtualSwitch", name);
            }
            gone.add(group.name());
        }
        gone.forEach(groups::remove);
        switches.remove(name);
        changed.run();
        return gone;
    }

    /** The names of a switch's port groups. */
    public List<String> portGroups(String switchName) {
        existing(switchName);
        return groupsOf(switchName).stream().map(PortGroup::name).toList();
    }

    private VirtualSwitch existing(String name) {
        VirtualSwitch found = switches.get(name);
        if (found == null) {
            throw Faults.nothingFound("virtual switch " + name);
        }
        return found;
    }

    /** The cards a switch is bridged to. Clients name them by device; libvirt's driver does so by key, and gets its way. */
    private List<String> uplinks(String switchName, DataObject spec) {
        List<String> devices = new ArrayList<>();
        for (String wanted : VirtualSwitch.bridged(spec)) {
            String device = wanted.replace(PhysicalCards.KEY, "");
            // What a host says of a card it does not have is not known; the fault is one that the method declares.
            if (!cards.containsKey(device)) {
                throw Faults.invalidArgument("spec.bridge.nicDevice");
            }
            for (VirtualSwitch other : switches.values()) {
                if (!other.name().equals(switchName) && other.uplinks().contains(device)) {
                    throw Faults.resourceInUse("PhysicalNic", device);
                }
            }
            devices.add(device);
        }
        return devices;
    }

    /** Adds a port group; the network of its name is the datacenter's affair. */
    public void addPortGroup(DataObject spec, boolean kernel) {
        PortGroup added = checked(spec, kernel ? PortGroup.Port.HOST : PortGroup.Port.NONE);
        if (groups.containsKey(added.name())) {
            throw Faults.alreadyExists(added.name());
        }
        groups.put(added.name(), added);
        changed.run();
    }

    /** Changes a port group, and returns the name it has then. */
    public String updatePortGroup(String name, DataObject spec) {
        PortGroup old = group(name);
        PortGroup changedGroup = checked(spec, old.port());
        if (!changedGroup.name().equals(name) && groups.containsKey(changedGroup.name())) {
            throw Faults.alreadyExists(changedGroup.name());
        }
        Map<String, PortGroup> before = new LinkedHashMap<>(groups);
        groups.clear();
        before.forEach((key, group) ->
                groups.put(key.equals(name) ? changedGroup.name() : key, key.equals(name) ? changedGroup : group));
        changed.run();
        return changedGroup.name();
    }

    /** Removes a port group that no card of the host is on. */
    public void removePortGroup(String name) {
        if (group(name).port() == PortGroup.Port.HOST) {
            throw Faults.resourceInUse("HostPortGroup", name);
        }
        groups.remove(name);
        changed.run();
    }

    /** Whether there is a port group of this name that machines can be on: none that a card of the host is on. */
    public boolean forMachines(String name) {
        PortGroup found = groups.get(name);
        return found != null && found.port() != PortGroup.Port.HOST;
    }

    private PortGroup group(String name) {
        PortGroup found = groups.get(name);
        if (found == null) {
            throw Faults.nothingFound("port group " + name);
        }
        return found;
    }

    private PortGroup checked(DataObject spec, PortGroup.Port port) {
        String name = String.valueOf(spec.get("name"));
        if (name.isBlank() || name.length() > LONGEST_GROUP) {
            throw Faults.invalidArgument("portgrp.name");
        }
        if (!(spec.get("vlanId") instanceof Integer vlan) || vlan < 0 || vlan > LAST_VLAN) {
            throw Faults.invalidArgument("portgrp.vlanId");
        }
        String switchName = String.valueOf(spec.get("vswitchName"));
        existing(switchName);
        VirtualSwitch.checkShaping(spec.get("policy"), "portgrp.policy.shapingPolicy");
        return new PortGroup(name, switchName, spec, port);
    }

    /** Adds a physical card, or changes the one of this name. */
    public void card(DataObject card) {
        cards.put(String.valueOf(card.get("device")), card);
        changed.run();
    }

    /** Removes a physical card, also while a switch has it: its key leads nowhere then. */
    public void removeCard(String device) {
        cards.remove(device);
        changed.run();
    }

    /** Shows a distributed switch that the host is a member of. */
    public void proxySwitch(String name, String uuid) {
        proxies.add(DataObject.of("HostProxySwitch")
                .set("dvsUuid", uuid)
                .set("dvsName", name)
                .set("key", "key-vim.host.ProxySwitch-" + name)
                .set("numPorts", 7680)
                .set("numPortsAvailable", 7674)
                .set("mtu", 1500)
                .set("spec", DataObject.of("HostProxySwitchSpec"))
                .build());
        changed.run();
    }
}
