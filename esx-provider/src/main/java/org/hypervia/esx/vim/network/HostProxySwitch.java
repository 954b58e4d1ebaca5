// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.network;

import java.util.List;
import java.util.UUID;
import org.hypervia.api.value.Listing;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.esx.vmx.text.VmxUuid;

/**
 * {@code HostProxySwitch}: a distributed switch as one of its hosts has it.
 *
 * @param name the name of the distributed switch
 * @param uuid its UUID
 * @param uplinks the keys of the physical cards that this host has given it
 */
public record HostProxySwitch(String name, UUID uuid, List<String> uplinks) {
    /** The property to ask a {@code HostSystem} for; servers have it since API 4.0. */
    public static final String PATH = "config.network.proxySwitch";

    public HostProxySwitch {
        uplinks = List.copyOf(uplinks);
    }

    /** Takes what {@link #PATH} brought, if it was asked for; one without a UUID is a failure. Fails with why it could not be had. */
    public static Listing<HostProxySwitch> of(ObjectContent host) {
        return Items.of(host, PATH, "dvsName", HostProxySwitch::of);
    }

    private static HostProxySwitch of(VimValue item) {
        return new HostProxySwitch(
                Items.required(item, "dvsName"),
                VmxUuid.parse("dvsUuid", Items.required(item, "dvsUuid")),
                item.all("pnic").map(VimValue::text).toList());
    }
}
