// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.host;

import java.util.Optional;
import java.util.UUID;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.VimValue;

/**
 * Which guests a host can run, in libvirt's document.
 *
 * @param longMode whether it runs guests of 64 bits
 * @param uuid its own UUID, unless it has none worth telling
 */
record HostCapabilities(boolean longMode, Optional<UUID> uuid) {
    static final String CPU_FEATURES = "hardware.cpuFeature";
    static final String UUID = "hardware.systemInfo.uuid";

    /** The CPUID leaf that tells of long mode, as the signed number that the API writes. */
    private static final long EXTENDED_FEATURES = (int) 0x80000001L;

    private static final int LONG_MODE_BIT = 29;
    private static final int BITS = 32;

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

    /**
     * Reads the properties.
     *
     * @param onlyLongMode whether such servers run on CPUs with long mode only; they need not say so then
     */
    static HostCapabilities read(ObjectContent host, boolean onlyLongMode) {
        boolean longMode = host.value(CPU_FEATURES).stream()
                .flatMap(VimValue::items)
                .filter(feature -> feature.child("level").stream()
                        .flatMapToLong(level -> level.number().stream())
                        .anyMatch(level -> level == EXTENDED_FEATURES))
                .findFirst()
                .map(feature -> isSet(feature.childText("edx").orElse("")))
                .orElse(onlyLongMode);
        return new HostCapabilities(longMode, host.text(UUID).flatMap(HostCapabilities::uuid));
    }

    /** Groups of bits with colons between them, the highest bit first. */
    private static boolean isSet(String register) {
        String bits = register.strip().replace(":", "");
        if (!bits.matches("[0-9A-Za-z-]{32}")) {
            throw new HypervisorException(
                    ErrorCode.INTERNAL_ERROR,
                    "the host tells '" + bits.substring(0, Math.min(64, bits.length()))
                            + "' for a CPU register, which is no list of " + BITS + " bits");
        }
        return bits.charAt(BITS - 1 - LONG_MODE_BIT) == '1';
    }

    /** A UUID whose bytes are all the same says nothing. */
    private static Optional<UUID> uuid(String text) {
        String hex = text.replaceAll("[\\s-]", "");
        if (!hex.matches("[0-9a-fA-F]{32}") || hex.matches("(..)\\1{15}")) {
            return Optional.empty();
        }
        return Optional.of(new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16)));
    }

    String xml() {
        String identity = uuid.map(value -> "    <uuid>" + value + "</uuid>\n").orElse("");
        return HOST.formatted(identity, longMode ? "x86_64" : "i686")
                + GUEST.formatted("i686", 32)
                + (longMode ? GUEST.formatted("x86_64", 64) : "")
                + "</capabilities>\n";
    }
}
