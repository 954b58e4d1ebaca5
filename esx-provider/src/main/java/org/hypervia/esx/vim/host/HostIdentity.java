// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.VimValue;

/**
 * {@code HostCpuIdInfo} and {@code HostSystemInfo}: what tells a host's kind of CPU, and the host itself from others.
 *
 * @param longMode whether its CPUs have long mode; older servers need not say so
 * @param uuid its own UUID, unless it has none worth telling
 */
public record HostIdentity(Optional<Boolean> longMode, Optional<UUID> uuid) {
    private static final String CPU_FEATURES = "hardware.cpuFeature";
    static final String UUID_PATH = "hardware.systemInfo.uuid";

    /** The properties to ask for. */
    public static final List<String> PATHS = List.of(CPU_FEATURES, UUID_PATH);

    /** The CPUID leaf that tells of long mode, as the signed number that the API writes. */
    private static final long EXTENDED_FEATURES = (int) 0x80000001L;

    private static final int LONG_MODE_BIT = 29;
    private static final int BITS = 32;

    /** Takes what {@link #PATHS} brought; {@code INTERNAL_ERROR} for a CPU register that is none; fails with why something could not be had. */
    public static HostIdentity of(ObjectContent host) {
        Optional<Boolean> longMode = host.told(CPU_FEATURES).stream()
                .flatMap(VimValue::items)
                .filter(feature -> feature.childNumber("level")
                        .filter(level -> level == EXTENDED_FEATURES)
                        .isPresent())
                .findFirst()
                .map(feature -> isSet(feature.childText("edx").orElse("")));
        return new HostIdentity(longMode, host.toldText(UUID_PATH).flatMap(HostIdentity::uuid));
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
    static Optional<UUID> uuid(String text) {
        String hex = text.replaceAll("[\\s-]", "");
        if (!hex.matches("[0-9a-fA-F]{32}") || hex.matches("(..)\\1{15}")) {
            return Optional.empty();
        }
        return Optional.of(new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16)));
    }
}
