// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code vcenter=}: libvirt's {@code *} or name, and what ours takes beyond that, user and port.
 *
 * @param user who logs in to the vCenter, if the URI says so
 * @param host its name or address, an IPv6 address without brackets; empty for the one that the host itself tells
 * @param port where it listens; 0 for the port of the host
 */
public record CenterAddress(Optional<String> user, Optional<String> host, int port) {
    // A name of a user may hold an @ itself, so the last one counts; a colon before it would be a password.
    private static final Pattern SYNTAX = Pattern.compile(
            "(?:(?<user>[^:]+)@)?(?:\\[(?<six>[0-9A-Fa-f:.]+(?:%[^\\]]+)?)\\]|(?<host>[^:@\\[\\]\\s/?#]+))(?::(?<port>[0-9]{1,5}))?");
    private static final Pattern BARE_SIX = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f.]*(?:%\\S+)?");

    /** Reads a value; nothing if it is none. */
    static Optional<CenterAddress> parse(String value) {
        if (BARE_SIX.matcher(value).matches()) {
            return Optional.of(new CenterAddress(Optional.empty(), Optional.of(value), 0));
        }
        Matcher matcher = SYNTAX.matcher(value);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group("port");
        int port = digits == null ? 0 : Integer.parseInt(digits);
        if (digits != null && (port < 1 || port > 0xffff)) {
            return Optional.empty();
        }
        Optional<String> host = Optional.ofNullable(matcher.group("six"))
                .or(() -> Optional.ofNullable(matcher.group("host")))
                .filter(name -> !name.equals("*"));
        return Optional.of(new CenterAddress(Optional.ofNullable(matcher.group("user")), host, port));
    }
}
