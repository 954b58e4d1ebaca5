// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hypervia.api.value.MacAddress;

/**
 * A network interface as the guest sees it. VI API: {@code GuestNicInfo}.
 *
 * @param name on ESX the name of the network it is on, as libvirt has it
 * @param mac its hardware address
 * @param addresses its addresses
 */
public record GuestInterface(String name, Optional<MacAddress> mac, List<Address> addresses) {
    /**
     * One address.
     *
     * @param address the address, never a name
     * @param prefix the length of the network's prefix in bits; 0 when it is not known
     */
    public record Address(InetAddress address, int prefix) {
        /** How many bits come before the IPv4 address in {@code ::ffff:10.0.0.1}. */
        private static final int MAPPED = 96;

        private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
        private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
        private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

        /**
         * Reads an address that a guest tells. An IPv4 address written as IPv6, {@code ::ffff:10.0.0.1/120}, becomes the IPv4
         * address with the prefix that counts for it, here 24. A text that is none is never looked up: a guest may say
         * anything. No I/O.
         *
         * @param text an address, with or without a zone
         * @param prefix the length of the network's prefix; one that cannot be counts as not known
         * @return the address, or empty if the text is none
         */
        public static Optional<Address> parse(String text, long prefix) {
            String stripped = text.strip();
            int zone = stripped.indexOf('%');
            String literal = zone < 0 ? stripped : stripped.substring(0, zone);
            if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
                return Optional.empty();
            }
            try {
                // Brackets keep the JDK from asking a name server, should a text with colons turn out to be no address.
                InetAddress parsed = InetAddress.getByName(literal.indexOf(':') < 0 ? literal : "[" + literal + "]");
                boolean mapped = literal.indexOf(':') >= 0 && parsed instanceof Inet4Address;
                return Optional.of(new Address(parsed, mapped ? ofMapped(prefix) : within(prefix, parsed)));
            } catch (UnknownHostException e) {
                return Optional.empty();
            }
        }

        private static int within(long prefix, InetAddress address) {
            return prefix >= 0 && prefix <= address.getAddress().length * (long) Byte.SIZE ? (int) prefix : 0;
        }

        /** The network that all such addresses are in says nothing of this one, which then stands for itself. */
        private static int ofMapped(long prefix) {
            int own = prefix >= MAPPED && prefix <= MAPPED + Integer.SIZE ? (int) prefix - MAPPED : -1;
            return own == 0 ? Integer.SIZE : Math.max(own, 0);
        }
    }

    /**
     * Copies the addresses.
     *
     * @param name the name
     * @param mac the hardware address
     * @param addresses the addresses
     */
    public GuestInterface {
        addresses = List.copyOf(addresses);
    }
}
