// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.network;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapWriter;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.VimValue;

/** Calls on a {@code HostNetworkSystem}. */
public final class NetworkCalls {
    /** What libvirt's driver and the host's own client ask for. Hosts since 5.5 count ports as they are needed. */
    private static final int PORTS = 128;

    private final ManagedObjectRef system;

    public NetworkCalls(ManagedObjectRef system) {
        this.system = system;
    }

    /**
     * {@code AddVirtualSwitch}.
     *
     * @param uplinks the names of physical cards
     * @param shaping the limits of its traffic; empty for no word about them
     */
    public SoapCall<Optional<VimValue>> addSwitch(String name, List<String> uplinks, Optional<TrafficShaping> shaping) {
        return call(
                "AddVirtualSwitch",
                out -> out.text("vswitchName", name).element("spec", spec -> {
                    spec.number("numPorts", PORTS);
                    if (!uplinks.isEmpty()) {
                        spec.typed(
                                "bridge",
                                "HostVirtualSwitchBondBridge",
                                bridge -> uplinks.forEach(device -> bridge.text("nicDevice", device)));
                    }
                    shaping.ifPresent(limits -> limits.writePolicy(spec));
                }));
    }

    /** {@code AddVirtualSwitch} for one that there was. */
    public SoapCall<Optional<VimValue>> addSwitch(HostVirtualSwitch lost) {
        return call("AddVirtualSwitch", out -> {
            out.text("vswitchName", lost.name());
            if (!lost.spec().isEmpty()) {
                lost.spec().write(out, "spec");
            }
        });
    }

    /** {@code RemoveVirtualSwitch}. */
    public SoapCall<Optional<VimValue>> removeSwitch(String name) {
        return call("RemoveVirtualSwitch", out -> out.text("vswitchName", name));
    }

    /**
     * What {@code AddPortGroup} is to make.
     *
     * @param name its name
     * @param vlan its VLAN; 0 for none
     * @param switchName the switch it is to be on
     * @param shaping the limits of its traffic; empty for those of its switch
     */
    public record NewPortGroup(String name, int vlan, String switchName, Optional<TrafficShaping> shaping) {}

    /** {@code AddPortGroup}. */
    public SoapCall<Optional<VimValue>> addPortGroup(NewPortGroup group) {
        return call(
                "AddPortGroup",
                out -> out.element("portgrp", spec -> {
                    spec.text("name", group.name())
                            .number("vlanId", group.vlan())
                            .text("vswitchName", group.switchName());
                    group.shaping().ifPresentOrElse(limits -> limits.writePolicy(spec), () -> noPolicy(spec));
                }));
    }

    private static void noPolicy(SoapWriter spec) {
        spec.element("policy", policy -> {});
    }

    /** {@code AddPortGroup} for one that there was. */
    public SoapCall<Optional<VimValue>> addPortGroup(HostPortGroup lost) {
        return call("AddPortGroup", out -> lost.spec().write(out, "portgrp"));
    }

    /** {@code RemovePortGroup}. */
    public SoapCall<Optional<VimValue>> removePortGroup(String name) {
        return call("RemovePortGroup", out -> out.text("pgName", name));
    }

    private SoapCall<Optional<VimValue>> call(String method, Consumer<SoapWriter> parameters) {
        return Calls.plain(method, system, parameters);
    }
}
