// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.network;

import java.util.Optional;
import org.hypervia.api.value.Listing;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.VimValue;

/**
 * {@code PhysicalNic}: a network card of a host.
 *
 * @param key by which switches name it; empty if the host does not tell
 * @param device its name, such as {@code vmnic0}
 * @param mac its MAC address as the host writes it; empty if it does not
 * @param dhcp whether it asks for an address
 * @param address its address, if it has one with a mask
 */
public record PhysicalNic(String key, String device, String mac, boolean dhcp, Optional<Address> address) {
    /** The property to ask a {@code HostSystem} for. */
    public static final String PATH = "config.network.pnic";

    /**
     * {@code HostIpConfig}.
     *
     * @param ip the address
     * @param mask the mask of its network, in four numbers
     */
    public record Address(String ip, String mask) {}

    /** Takes what {@link #PATH} brought; one without a name is a failure. Fails with why it could not be had. */
    public static Listing<PhysicalNic> of(ObjectContent host) {
        return Items.of(host, PATH, "key", PhysicalNic::of);
    }

    private static PhysicalNic of(VimValue item) {
        VimValue ip = item.child("spec").flatMap(spec -> spec.child("ip")).orElse(VimValue.NONE);
        Optional<String> address = ip.childToken("ipAddress").filter(text -> !text.isEmpty());
        Optional<String> mask = ip.childToken("subnetMask").filter(text -> !text.isEmpty());
        return new PhysicalNic(
                item.childText("key").orElse(""),
                Items.required(item, "device"),
                item.childToken("mac").orElse(""),
                ip.isTrue("dhcp"),
                address.flatMap(found -> mask.map(of -> new Address(found, of))));
    }
}
