// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** Which certificates a connection accepts. Nothing here touches what other connections of the JVM accept. */
public sealed interface TlsPolicy {
    /** The authorities the JDK trusts, and the right host name. */
    record JdkTrust() implements TlsPolicy {}

    /**
     * The authorities (or self-signed servers) of a file alone, and the right host name; libvirt's {@code cacert=}.
     *
     * @param file a bundle of PEM certificates, read when the transport is opened
     */
    record CaFile(Path file) implements TlsPolicy {}

    /**
     * Exactly these certificates, whatever they say: neither chain nor host name nor dates matter.
     *
     * @param sha256 fingerprints of whole certificates (not keys): 64 hexadecimal digits, colons allowed
     */
    record Pinned(Set<String> sha256) implements TlsPolicy {
        /**
         * Brings the fingerprints to lower case without colons.
         *
         * @throws HypervisorException {@code INVALID_ARG} if there is none or one is malformed
         */
        public Pinned {
            Set<String> plain = new TreeSet<>();
            for (String pin : sha256) {
                plain.add(normalised(pin));
            }
            if (plain.isEmpty()) {
                throw new HypervisorException(ErrorCode.INVALID_ARG, "No certificate fingerprint to accept was given");
            }
            sha256 = Set.copyOf(plain);
        }

        private static String normalised(String pin) {
            String digits = pin.strip().replace(":", "").toLowerCase(Locale.ROOT);
            if (!digits.matches("[0-9a-f]{64}")) {
                throw new HypervisorException(
                        ErrorCode.INVALID_ARG,
                        "'" + pin
                                + "' is not a SHA-256 fingerprint: write 64 hexadecimal digits, with or without colons");
            }
            return digits;
        }
    }

    /** Any certificate: the connection is private, but not necessarily with the right server. */
    record Unverified() implements TlsPolicy {}
}
