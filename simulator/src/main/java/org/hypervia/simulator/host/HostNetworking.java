// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hypervia.simulator.value.DataObject;

/** The network side of a host: one switch with two port groups, two cards. */
public final class HostNetworking {
    /** The port group of the machines. */
    public static final String MACHINES = "VM Network";
    /** The port group of the host itself. */
    public static final String MANAGEMENT = "Management Network";

    private HostNetworking() {}

    /** {@code HostSystem.config.network}. */
    static DataObject info(HostProfile profile, Collection<DataObject> added) {
        List<DataObject> groups = new ArrayList<>();
        groups.add(portGroup(MACHINES, "virtualMachine"));
        groups.add(portGroup(MANAGEMENT, "host"));
        groups.addAll(added);
        return DataObject.of("HostNetworkInfo")
                .set("vswitch", List.of(vswitch(groups)))
                .set("portgroup", groups)
                .set("pnic", List.of(card(0), card(1)))
                .set("vnic", List.of(kernelCard()))
                .set("dnsConfig", dns(profile))
                .set("ipV6Enabled", true)
                .set("atBootIpV6Enabled", true)
                .build();
    }

    static DataObject dns(HostProfile profile) {
        return DataObject.of("HostDnsConfig")
                .set("dhcp", false)
                .set("hostName", profile.hostName())
                .set("domainName", profile.domainName())
                .set("address", List.of("192.0.2.53"))
                .set("searchDomain", profile.domainName().isEmpty() ? List.of() : List.of(profile.domainName()))
                .build();
    }

    private static DataObject vswitch(List<DataObject> groups) {
        return DataObject.of("HostVirtualSwitch")
                .set("name", "vSwitch0")
                .set("key", "key-vim.host.VirtualSwitch-vSwitch0")
                .set("numPorts", 7680)
                .set("numPortsAvailable", 7674)
                .set("mtu", 1500)
                .set(
                        "portgroup",
                        groups.stream()
                                .map(group -> String.valueOf(group.get("key")))
                                .toList())
                .set("pnic", List.of("key-vim.host.PhysicalNic-vmnic0"))
                .set(
                        "spec",
                        DataObject.of("HostVirtualSwitchSpec")
                                .set("numPorts", 128)
                                .set(
                                        "bridge",
                                        DataObject.of("HostVirtualSwitchBondBridge")
                                                .set("nicDevice", List.of("vmnic0")))
                                .set("policy", policy())
                                .set("mtu", 1500))
                .build();
    }

    private static DataObject portGroup(String name, String portType) {
        return DataObject.of("HostPortGroup")
                .set("key", portGroupKey(name))
                .set(
                        "port",
                        List.of(DataObject.of("HostPortGroupPort")
                                .set("key", "key-vim.host.PortGroup.Port-" + name.length())
                                .set("mac", List.of("00:00:00:00:00:00"))
                                .set("type", portType)))
                .set("vswitch", "key-vim.host.VirtualSwitch-vSwitch0")
                .set("computedPolicy", policy())
                .set(
                        "spec",
                        DataObject.of("HostPortGroupSpec")
                                .set("name", name)
                                .set("vlanId", 0)
                                .set("vswitchName", "vSwitch0")
                                .set("policy", DataObject.of("HostNetworkPolicy")))
                .build();
    }

    /** A port group that a client has added. */
    static DataObject portGroup(DataObject spec) {
        return DataObject.of("HostPortGroup")
                .set("key", portGroupKey(String.valueOf(spec.get("name"))))
                .set("vswitch", "key-vim.host.VirtualSwitch-" + spec.get("vswitchName"))
                .set("computedPolicy", policy())
                .set("spec", spec)
                .build();
    }

    private static String portGroupKey(String name) {
        return "key-vim.host.PortGroup-" + name;
    }

    private static DataObject policy() {
        return DataObject.of("HostNetworkPolicy")
                .set(
                        "security",
                        DataObject.of("HostNetworkSecurityPolicy")
                                .set("allowPromiscuous", false)
                                .set("macChanges", false)
                                .set("forgedTransmits", false))
                .set(
                        "shapingPolicy",
                        DataObject.of("HostNetworkTrafficShapingPolicy").set("enabled", false))
                .build();
    }

    private static DataObject card(int number) {
        String device = "vmnic" + number;
        DataObject.Builder speed =
                DataObject.of("PhysicalNicLinkInfo").set("speedMb", 10_000).set("duplex", true);
        return DataObject.of("PhysicalNic")
                .set("key", "key-vim.host.PhysicalNic-" + device)
                .set("device", device)
                .set("pci", "0000:19:00." + number)
                .set("driver", "ixgben")
                .set("linkSpeed", speed)
                .set(
                        "spec",
                        DataObject.of("PhysicalNicSpec")
                                .set("ip", DataObject.of("HostIpConfig").set("dhcp", false))
                                .set("linkSpeed", speed))
                .set("wakeOnLanSupported", true)
                .set("mac", "02:00:5e:10:00:0" + number)
                .build();
    }

    private static DataObject kernelCard() {
        return DataObject.of("HostVirtualNic")
                .set("device", "vmk0")
                .set("key", "key-vim.host.VirtualNic-vmk0")
                .set("portgroup", MANAGEMENT)
                .set(
                        "spec",
                        DataObject.of("HostVirtualNicSpec")
                                .set(
                                        "ip",
                                        DataObject.of("HostIpConfig")
                                                .set("dhcp", false)
                                                .set("ipAddress", "127.0.0.1")
                                                .set("subnetMask", "255.0.0.0"))
                                .set("mac", "02:00:5e:10:00:00")
                                .set("mtu", 1500))
                .build();
    }
}
