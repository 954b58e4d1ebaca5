// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.util.List;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.DistributedPorts;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.HostNetworking;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/**
 * The network side of a simulated host, for tests that furnish it or look behind the client's back. Changes show to clients
 * at once. At first there is {@code vSwitch0} on {@code vmnic0} with {@code VM Network} and {@code Management Network}, and
 * a free card {@code vmnic1}. Safe for concurrent use.
 */
public final class SimulatedNetworking {
    private final Center center;
    private final Host host;

    SimulatedNetworking(Center center, Host host) {
        this.center = center;
        this.host = host;
    }

    /** Adds a virtual switch on these physical cards; without any it is for machines of the host among themselves. */
    public void addSwitch(String name, List<String> uplinks) {
        DataObject bridge = uplinks.isEmpty()
                ? null
                : DataObject.of("HostVirtualSwitchBondBridge")
                        .set("nicDevice", uplinks)
                        .build();
        change(() -> networking()
                .addSwitch(
                        name,
                        DataObject.of("HostVirtualSwitchSpec")
                                .set("numPorts", 128)
                                .set("bridge", bridge)
                                .build()));
    }

    /** Adds a port group for machines; VLAN 0 is none. */
    public void addPortGroup(String name, String switchName, int vlan) {
        change(() -> {
            networking().addPortGroup(spec(name, switchName, vlan, null), false);
            center.of(host).addStandard(name, host);
        });
    }

    /** Adds a port group that a card of the host itself is on, so that no machine can be: its network is not shown. */
    public void addKernelPortGroup(String name, String switchName, int vlan) {
        change(() -> networking().addPortGroup(spec(name, switchName, vlan, null), true));
    }

    /**
     * Limits the traffic of a port group without a VLAN.
     *
     * @param average bit/s
     * @param peak bit/s
     * @param burst bytes
     */
    public void shapePortGroup(String name, String switchName, long average, long peak, long burst) {
        change(() -> networking().updatePortGroup(name, spec(name, switchName, 0, limits(average, peak, burst))));
    }

    /**
     * Limits the traffic of a virtual switch.
     *
     * @param average bit/s
     * @param peak bit/s
     * @param burst bytes
     */
    public void shapeSwitch(String name, long average, long peak, long burst) {
        change(() -> networking().shapeSwitch(name, limits(average, peak, burst)));
    }

    /** Adds a physical card, or changes the one with its device. */
    public void card(GivenCard card) {
        change(() -> networking().card(card.shown()));
    }

    /** Takes a physical card away, also from under a switch, whose key of it leads nowhere then. */
    public void removeCard(String device) {
        change(() -> networking().removeCard(device));
    }

    /**
     * Adds a port group of a distributed switch, as hosts of a vCenter have them; the switch comes with its first one.
     *
     * @param key the port group's key, such as {@code dvportgroup-21}
     * @param switchUuid the switch's uuid as the API writes it: {@code 50 2a … -… 0f}
     */
    public void addDistributedPortGroup(String name, String key, String switchName, String switchUuid) {
        change(() -> {
            DistributedPorts ports = new DistributedPorts(
                    new Ref("DistributedVirtualPortgroup", key),
                    name,
                    new Ref("VmwareDistributedVirtualSwitch", "dvs-" + switchName),
                    switchName,
                    switchUuid);
            boolean known = center.inventory().find(ports.switchRef()) != null;
            center.of(host).addDistributed(ports, List.of(host));
            if (!known) {
                networking().proxySwitch(switchName, switchUuid);
            }
        });
    }

    private HostNetworking networking() {
        return host.networking();
    }

    private static DataObject spec(String name, String switchName, int vlan, @Nullable DataObject policy) {
        return DataObject.of("HostPortGroupSpec")
                .set("name", name)
                .set("vlanId", vlan)
                .set("vswitchName", switchName)
                .set("policy", policy == null ? DataObject.of("HostNetworkPolicy") : policy)
                .build();
    }

    private static DataObject limits(long average, long peak, long burst) {
        return DataObject.of("HostNetworkPolicy")
                .set(
                        "shapingPolicy",
                        DataObject.of("HostNetworkTrafficShapingPolicy")
                                .set("enabled", true)
                                .set("averageBandwidth", average)
                                .set("peakBandwidth", peak)
                                .set("burstSize", burst))
                .build();
    }

    private void change(Runnable change) {
        center.inventory().perform(change);
    }
}
