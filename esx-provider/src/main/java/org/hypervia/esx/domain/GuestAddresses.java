// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hypervia.api.domain.GuestInterface;

/** Reads addresses that a guest tells. A text that is no address is skipped, and never looked up: a guest may say anything. */
final class GuestAddresses {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private GuestAddresses() {}

    static Optional<GuestInterface.Address> parse(String text, long prefix) {
        String stripped = text.strip();
        int zone = stripped.indexOf('%');
        String address = zone < 0 ? stripped : stripped.substring(0, zone);
        if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            // Brackets keep the JDK from asking a name server, should a text with colons turn out to be no address.
            InetAddress parsed = InetAddress.getByName(address.indexOf(':') < 0 ? address : "[" + address + "]");
            int longest = parsed.getAddress().length * 8;
            return Optional.of(new GuestInterface.Address(parsed, prefix >= 0 && prefix <= longest ? (int) prefix : 0));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
