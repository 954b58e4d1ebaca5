// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import java.util.List;

/** The names of the host's ends of network cards. */
final class InterfaceNames {
    private static final List<String> MADE_BY_HOST = List.of("vnet", "macvtap", "macvlan");

    private InterfaceNames() {}

    /** Tells whether a host makes up such names by itself at each start, so that they mean nothing later. */
    static boolean isMadeByHost(String name) {
        return MADE_BY_HOST.stream().anyMatch(name::startsWith);
    }
}
