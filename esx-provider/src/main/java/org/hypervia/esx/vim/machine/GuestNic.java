// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.machine;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.domain.GuestInterface.Address;
import org.hypervia.api.value.MacAddress;
import org.hypervia.esx.vim.value.VimValue;

/**
 * {@code GuestNicInfo}: a network card as the guest sees it.
 *
 * @param isConnected whether it is connected to a network
 * @param network the name of that network
 * @param mac its MAC address, unless that makes no sense
 * @param addresses its addresses with what is known of their prefixes; those that make no sense are left out
 */
public record GuestNic(
        boolean isConnected, Optional<String> network, Optional<MacAddress> mac, List<Address> addresses) {
    public GuestNic {
        addresses = List.copyOf(addresses);
    }

    static GuestNic of(VimValue card) {
        return new GuestNic(
                card.isTrue("connected"),
                card.childText("network"),
                card.childToken("macAddress").flatMap(MacAddress::parse),
                addresses(card));
    }

    /** Older servers know no {@code ipConfig} and tell addresses without prefixes. */
    private static List<Address> addresses(VimValue card) {
        return card.child("ipConfig")
                .map(config -> config.all("ipAddress")
                        .flatMap(address -> Address.parse(
                                address.childText("ipAddress").orElse(""),
                                address.childNumber("prefixLength").orElse(0L))
                                .stream())
                        .toList())
                .orElseGet(() -> card.all("ipAddress")
                        .flatMap(address -> Address.parse(address.text(), 0).stream())
                        .toList());
    }
}
