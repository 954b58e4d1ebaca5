// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.util.Optional;

/** Bodies over Bouncy Castle's TLS, with the JDK's as the server. */
class BouncyTlsStreamsTest extends TlsStreamsTest {
    @Override
    Optional<TlsVersion> oldest() {
        return Optional.of(TlsVersion.TLS_1_0);
    }
}
