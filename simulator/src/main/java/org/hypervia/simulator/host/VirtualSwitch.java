// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.util.List;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.jspecify.annotations.Nullable;

/**
 * A standard virtual switch.
 *
 * @param name the name
 * @param spec what it was asked to be, with nothing left out
 * @param uplinks the devices of the physical cards it is bridged to
 */
record VirtualSwitch(String name, DataObject spec, List<String> uplinks) {
    private static final int LEAST_MTU = 1280;
    private static final int MOST_MTU = 9000;
    private static final int MOST_PORTS = 4088;

    VirtualSwitch {
        uplinks = List.copyOf(uplinks);
    }

    /** A switch of what a client asks for; faults with {@code InvalidArgument} for numbers that make no sense. */
    static VirtualSwitch of(String name, DataObject spec, List<String> uplinks) {
        return new VirtualSwitch(name, complete(spec, NetworkPolicies.standard()), uplinks);
    }

    /** The same switch after a client has asked for something else. */
    VirtualSwitch changed(DataObject wanted, List<String> devices) {
        return new VirtualSwitch(name, complete(wanted, policy()), devices);
    }

    private static DataObject complete(DataObject spec, DataObject policy) {
        int mtu = spec.get("mtu") instanceof Integer number && number != 0 ? number : 1500;
        if (mtu < LEAST_MTU || mtu > MOST_MTU) {
            throw Faults.invalidArgument("spec.mtu");
        }
        if (!(spec.get("numPorts") instanceof Integer ports) || ports < 1 || ports > MOST_PORTS) {
            throw Faults.invalidArgument("spec.numPorts");
        }
        checkShaping(spec.get("policy"), "spec.policy.shapingPolicy");
        return DataObject.of("HostVirtualSwitchSpec")
                .set("numPorts", ports)
                .set("bridge", spec.get("bridge"))
                .set("policy", NetworkPolicies.over(policy, spec.get("policy")))
                .set("mtu", mtu)
                .build();
    }

    /** Faults with {@code InvalidArgument} for a negative limit, or none where limits are wanted. */
    static void checkShaping(@Nullable Object policy, String path) {
        if (policy instanceof DataObject given && given.get("shapingPolicy") instanceof DataObject shaping) {
            for (String limit : List.of("averageBandwidth", "peakBandwidth", "burstSize")) {
                if (shaping.get(limit) instanceof Long number && number < 0) {
                    throw Faults.invalidArgument(path + "." + limit);
                }
            }
        }
    }

    /** The cards a specification names, as it names them. */
    static List<String> bridged(DataObject spec) {
        if (spec.get("bridge") instanceof DataObject bridge) {
            Object devices = bridge.get("nicDevice");
            if (devices instanceof List<?> list) {
                return list.stream().map(String::valueOf).toList();
            }
            return devices == null ? List.of() : List.of(String.valueOf(devices));
        }
        return List.of();
    }

    /** What holds for a port group that says nothing else. */
    DataObject policy() {
        return spec.get("policy") instanceof DataObject policy ? policy : NetworkPolicies.standard();
    }

    String key() {
        return key(name);
    }

    static String key(String name) {
        return "key-vim.host.VirtualSwitch-" + name;
    }

    /** The switch as the API shows it. */
    DataObject shown(List<PortGroup> groups) {
        DataObject bridge = uplinks.isEmpty()
                ? null
                : DataObject.of("HostVirtualSwitchBondBridge")
                        .set("nicDevice", uplinks)
                        .build();
        return DataObject.of("HostVirtualSwitch")
                .set("name", name)
                .set("key", key())
                .set("numPorts", 7680)
                .set("numPortsAvailable", 7674)
                .set("mtu", spec.get("mtu"))
                .set("portgroup", groups.stream().map(PortGroup::key).toList())
                .set(
                        "pnic",
                        uplinks.stream()
                                .map(device -> PhysicalCards.KEY + device)
                                .toList())
                .set(
                        "spec",
                        DataObject.of("HostVirtualSwitchSpec")
                                .set("numPorts", spec.get("numPorts"))
                                .set("bridge", bridge)
                                .set("policy", policy())
                                .set("mtu", spec.get("mtu")))
                .build();
    }
}
