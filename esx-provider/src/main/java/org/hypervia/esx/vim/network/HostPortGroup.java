// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.network;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.value.Listing;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.VimValue;

/**
 * {@code HostPortGroup}: a port group of a switch of one host.
 *
 * @param key by which the host tells port groups apart; empty if it does not
 * @param name its name, as nothing escapes it
 * @param vlan its VLAN; 0 for none, 4095 for all, whose tags its machines see
 * @param shaping the limits of its traffic, if it has other ones than its switch
 * @param portTypes what is plugged in: {@code virtualMachine}, {@code host}, {@code systemManagement} or {@code unknown}
 * @param spec what it was asked to be
 */
public record HostPortGroup(
        String key, String name, int vlan, Optional<TrafficShaping> shaping, List<String> portTypes, VimValue spec) {
    /** The property to ask a {@code HostSystem} for. */
    public static final String PATH = "config.network.portgroup";

    private static final String MACHINE = "virtualMachine";

    public HostPortGroup {
        portTypes = List.copyOf(portTypes);
    }

    /** Takes what {@link #PATH} brought; one without a name is a failure. Fails with why it could not be had. */
    public static Listing<HostPortGroup> of(ObjectContent host) {
        return Items.of(host, PATH, "key", HostPortGroup::of);
    }

    private static HostPortGroup of(VimValue item) {
        VimValue spec = item.child("spec").orElse(VimValue.NONE);
        return new HostPortGroup(
                item.childText("key").orElse(""),
                Items.required(spec, "name"),
                spec.childNumber("vlanId").orElse(0L).intValue(),
                TrafficShaping.ofSpec(spec),
                item.all("port")
                        .map(port -> port.childToken("type").orElse("unknown"))
                        .toList(),
                spec);
    }

    /** Tells whether something else than a machine is plugged in, such as a card of the host itself. */
    public boolean servesHost() {
        return portTypes.stream().anyMatch(type -> !type.equals(MACHINE));
    }
}
