// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.host;

import java.util.Optional;
import java.util.UUID;

/**
 * Which guests a host can run, in libvirt's document.
 *
 * @param longMode whether it runs guests of 64 bits
 * @param uuid its own UUID, unless it has none worth telling
 */
record HostCapabilities(boolean longMode, Optional<UUID> uuid) {
    private static final String HOST = """
            <capabilities>

              <host>
            %s    <cpu>
                  <arch>%s</arch>
                </cpu>
                <power_management/>
                <iommu support='no'/>
                <migration_features>
                  <live/>
                  <uri_transports>
                    <uri_transport>vpxmigr</uri_transport>
                  </uri_transports>
                </migration_features>
              </host>

            """;

    private static final String GUEST = """
            <guest>
              <os_type>hvm</os_type>
              <arch name='%s'>
                <wordsize>%d</wordsize>
                <domain type='vmware'/>
              </arch>
            </guest>
            """.indent(2) + "\n";

    String xml() {
        String identity = uuid.map(value -> "    <uuid>" + value + "</uuid>\n").orElse("");
        return HOST.formatted(identity, longMode ? "x86_64" : "i686")
                + GUEST.formatted("i686", 32)
                + (longMode ? GUEST.formatted("x86_64", 64) : "")
                + "</capabilities>\n";
    }
}
