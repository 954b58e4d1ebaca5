// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.networkxml;

import java.util.Optional;

/**
 * What interface XML says of a network card of the host.
 *
 * @param name its name
 * @param mac its MAC address as the host writes it
 * @param dhcp whether it asks for an address
 * @param address the address it has
 */
public record InterfaceDescription(String name, String mac, boolean dhcp, Optional<Address> address) {
    /**
     * An address of IPv4.
     *
     * @param ip the address
     * @param prefix how many bits of it are the network's
     */
    public record Address(String ip, int prefix) {}
}
