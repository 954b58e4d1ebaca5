// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.networkxml;

import java.util.Optional;
import org.hypervia.spi.networkxml.InterfaceDescription.Address;
import org.hypervia.spi.xml.XmlWriter;

/** Libvirt's interface XML, written in its layout. */
public final class InterfaceXml {
    private InterfaceXml() {}

    /**
     * Describes a network card of the host as libvirt's ESX driver does.
     *
     * @param card the card
     * @param inactive whether as it is configured, without an address that it has got
     * @return an {@code interface} document
     */
    public static String format(InterfaceDescription card, boolean inactive) {
        XmlWriter out = new XmlWriter();
        out.begin("interface")
                .attribute("type", "ethernet")
                .attribute("name", card.name())
                .content(() -> {
                    out.begin("start").attribute("mode", "onboot").end();
                    protocol(card, inactive, out);
                    if (!card.mac().isEmpty()) {
                        out.begin("mac").attribute("address", card.mac()).end();
                    }
                });
        return out.toString();
    }

    private static void protocol(InterfaceDescription card, boolean inactive, XmlWriter out) {
        Optional<Address> address = card.dhcp() && inactive ? Optional.empty() : card.address();
        if (!card.dhcp() && address.isEmpty()) {
            return;
        }
        out.begin("protocol").attribute("family", "ipv4").content(() -> {
            if (card.dhcp()) {
                out.begin("dhcp").attribute("peerdns", "no").end();
            }
            address.ifPresent(found -> write(found, out));
        });
    }

    private static void write(Address address, XmlWriter out) {
        out.begin("ip").attribute("address", address.ip());
        if (address.prefix() != 0) {
            out.attribute("prefix", address.prefix());
        }
        out.end();
    }
}
