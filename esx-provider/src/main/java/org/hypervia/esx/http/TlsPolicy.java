// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.nio.file.Path;
import java.util.Set;

/** Which server certificates are trusted. */
public sealed interface TlsPolicy {
    /** Those the JDK trusts, with the right host name. */
    record JdkTrust() implements TlsPolicy {}

    /**
     * Those that lead to a certificate in a file, with the right host name.
     *
     * @param file PEM, one or more certificates
     */
    record CaFile(Path file) implements TlsPolicy {}

    /**
     * Exactly these server certificates, under any host name.
     *
     * @param sha256 fingerprints in lower-case hex without separators
     */
    record Pinned(Set<String> sha256) implements TlsPolicy {
        public Pinned {
            sha256 = Set.copyOf(sha256);
        }
    }

    /** Any, under any host name: encrypted, but open to whoever stands in between. */
    record Unverified() implements TlsPolicy {}
}
