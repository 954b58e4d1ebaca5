// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.network;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.value.Listing;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.VimValue;

/**
 * {@code HostVirtualSwitch}: a switch of one host.
 *
 * @param name its name, as nothing escapes it
 * @param key by which the host tells switches apart
 * @param uplinks the keys of the physical cards it is bridged to
 * @param portGroups the keys of its port groups
 * @param shaping the limits of its traffic
 * @param spec what it was asked to be
 */
public record HostVirtualSwitch(
        String name,
        String key,
        List<String> uplinks,
        List<String> portGroups,
        Optional<TrafficShaping> shaping,
        VimValue spec) {
    /** The property to ask a {@code HostSystem} for. */
    public static final String PATH = "config.network.vswitch";

    public HostVirtualSwitch {
        uplinks = List.copyOf(uplinks);
        portGroups = List.copyOf(portGroups);
    }

    /** Takes what {@link #PATH} brought; one without a name or a key is a failure. Fails with why it could not be had. */
    public static Listing<HostVirtualSwitch> of(ObjectContent host) {
        return Items.of(host, PATH, "name", HostVirtualSwitch::of);
    }

    private static HostVirtualSwitch of(VimValue item) {
        VimValue spec = item.child("spec").orElse(VimValue.NONE);
        return new HostVirtualSwitch(
                Items.required(item, "name"),
                Items.required(item, "key"),
                item.all("pnic").map(VimValue::text).toList(),
                item.all("portgroup").map(VimValue::text).toList(),
                TrafficShaping.ofSpec(spec),
                spec);
    }
}
