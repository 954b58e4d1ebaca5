// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.util.List;
import org.hypervia.simulator.value.DataObject;
import org.jspecify.annotations.Nullable;

/**
 * A port group of a standard switch.
 *
 * @param name the name
 * @param switchName the switch it is on
 * @param spec what a client asked for
 * @param port what is plugged in
 */
record PortGroup(String name, String switchName, DataObject spec, Port port) {
    /** What is plugged into a port group. */
    enum Port {
        /** Nothing that the host shows a port for. */
        NONE,
        /** Machines. */
        MACHINE,
        /** A card of the host itself, so that no machine can be on it. */
        HOST
    }

    /** A port group without a VLAN. */
    static PortGroup of(String name, String switchName, Port port) {
        return new PortGroup(
                name,
                switchName,
                DataObject.of("HostPortGroupSpec")
                        .set("name", name)
                        .set("vlanId", 0)
                        .set("vswitchName", switchName)
                        .set("policy", DataObject.of("HostNetworkPolicy"))
                        .build(),
                port);
    }

    String key() {
        return "key-vim.host.PortGroup-" + name;
    }

    /** The port group as the API shows it. */
    DataObject shown(@Nullable VirtualSwitch on) {
        DataObject above = on == null ? NetworkPolicies.standard() : on.policy();
        DataObject own = spec.get("policy") instanceof DataObject policy
                ? policy
                : DataObject.of("HostNetworkPolicy").build();
        return DataObject.of("HostPortGroup")
                .set("key", key())
                .set("port", ports())
                .set("vswitch", VirtualSwitch.key(switchName))
                .set("computedPolicy", NetworkPolicies.over(above, own))
                .set(
                        "spec",
                        DataObject.of("HostPortGroupSpec")
                                .set("name", name)
                                .set("vlanId", spec.get("vlanId"))
                                .set("vswitchName", switchName)
                                .set("policy", own))
                .build();
    }

    private @Nullable List<DataObject> ports() {
        if (port == Port.NONE) {
            return null;
        }
        return List.of(DataObject.of("HostPortGroupPort")
                .set("key", "key-vim.host.PortGroup.Port-" + name.length())
                .set("mac", List.of("00:00:00:00:00:00"))
                .set("type", port == Port.HOST ? "host" : "virtualMachine")
                .build());
    }
}
