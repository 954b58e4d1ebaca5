// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.network;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.network.HostPortGroup;
import org.hypervia.esx.vim.network.NetworkCalls.NewPortGroup;
import org.hypervia.esx.vim.network.PhysicalNic;
import org.hypervia.esx.vim.network.TrafficShaping;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.spi.networkxml.ForwardMode;
import org.hypervia.spi.networkxml.NetworkDefinition;
import org.hypervia.spi.networkxml.NetworkDefinition.PortGroup;
import org.hypervia.spi.networkxml.Vlan;

/** A virtual switch that a definition asks for. What the host cannot make of it is refused in the order in which libvirt looks. */
final class NewSwitch {
    private final NetworkDefinition definition;

    NewSwitch(NetworkDefinition definition) {
        this.definition = definition;
    }

    String name() {
        return definition.name();
    }

    /** Returns how messages call it. */
    String words() {
        return "network '" + Faults.named(name()) + "'";
    }

    List<String> uplinks() {
        return definition.forward().devices();
    }

    Optional<TrafficShaping> shaping() {
        return definition.bandwidth().map(bandwidth -> Limits.shaping(bandwidth, words()));
    }

    List<NewPortGroup> portGroups() {
        return definition.portGroups().stream().map(this::portGroup).toList();
    }

    private NewPortGroup portGroup(PortGroup group) {
        String words = "port group '" + Faults.named(group.name()) + "'";
        return new NewPortGroup(
                group.name(),
                group.vlan().or(definition::vlan).map(vlan -> vlanId(vlan, words)).orElse(0),
                name(),
                group.bandwidth().map(bandwidth -> Limits.shaping(bandwidth, words)));
    }

    /** A port group has one VLAN, or hands all of them with their tags to its machines. */
    private static int vlanId(Vlan vlan, String words) {
        int tag = vlan.tags().get(0);
        if (vlan.tags().size() > 1 || (vlan.trunk() && tag != Vlan.MAX_TAG)) {
            throw new HypervisorException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    words + " asks for a trunk of VLANs " + vlan.tags() + ", and a port group of ESX has one VLAN, or"
                            + " all of them with <tag id='" + Vlan.MAX_TAG + "'/>: choose one of the two");
        }
        return tag;
    }

    /** Refuses what the host cannot make, or has already. */
    void check(HostNetworks.Standard host) {
        if (host.switches().stream().anyMatch(found -> found.name().equals(name()))) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    words() + " exists already, and ESX has it only made anew: choose another name, or undefine it"
                            + " first");
        }
        definition.uuid().ifPresent(uuid -> {
            throw unsupported(words() + " cannot have the UUID " + uuid + ", since that of a network on ESX follows"
                    + " from its name: leave <uuid> out");
        });
        ForwardMode mode = definition.forward().mode();
        if (mode != ForwardMode.NONE && mode != ForwardMode.BRIDGE) {
            throw unsupported(words() + " has the forward mode '" + mode.libvirtName()
                    + "', and ESX knows none or 'bridge': write <forward mode='bridge'>, or leave it out");
        }
        checkNames(host.groups());
        checkUplinks(host.cards());
        // Both are made once more when they are needed.
        shaping();
        portGroups();
    }

    private void checkNames(List<HostPortGroup> existing) {
        Set<String> names = new HashSet<>();
        existing.forEach(group -> names.add(group.name()));
        for (PortGroup group : definition.portGroups()) {
            if (!names.add(group.name())) {
                throw new HypervisorException(
                        ErrorCode.NETWORK_EXIST,
                        "port group '" + Faults.named(group.name()) + "' of " + words()
                                + " exists already: its name must be the only one on the host; choose another");
            }
        }
    }

    private void checkUplinks(List<PhysicalNic> cards) {
        if (definition.forward().hostDevice()) {
            throw new HypervisorException(
                    ErrorCode.NO_SUPPORT,
                    words() + " names a PCI device for its uplink, and ESX knows its cards by name: write <interface"
                            + " dev='vmnic…'/>");
        }
        List<String> devices = cards.stream().map(PhysicalNic::device).toList();
        for (String wanted : uplinks()) {
            if (!devices.contains(wanted)) {
                throw new HypervisorException(
                        ErrorCode.INTERNAL_ERROR,
                        words() + " asks for the uplink '" + Faults.named(wanted) + "', and the host has " + devices
                                + ": choose one of those");
            }
        }
    }

    private static HypervisorException unsupported(String message) {
        return new HypervisorException(ErrorCode.CONFIG_UNSUPPORTED, message);
    }
}
