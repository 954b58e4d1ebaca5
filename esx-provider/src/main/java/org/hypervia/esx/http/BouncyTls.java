// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.net.Socket;
import java.security.SecureRandom;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * Bouncy Castle's TLS, which asks no security property of the JVM, for servers so old that the JDK refuses them for all
 * connections at once. It need not be there at run time: nobody but {@link TlsLayer} may mention this class, and only where
 * it is wanted.
 */
final class BouncyTls implements TlsLayer.Speaker {
    private final HttpSettings settings;
    private final ServerTrust trust;
    private final ProtocolVersion[] versions;
    private final BcTlsCrypto crypto = new BcTlsCrypto(new SecureRandom());

    BouncyTls(HttpSettings settings, ServerTrust trust, TlsVersion oldest) {
        this.settings = settings;
        this.trust = trust;
        this.versions = ProtocolVersion.TLSv13.downTo(
                switch (oldest) {
                    case TLS_1_0 -> ProtocolVersion.TLSv10;
                    case TLS_1_1 -> ProtocolVersion.TLSv11;
                    case TLS_1_2 -> ProtocolVersion.TLSv12;
                    case TLS_1_3 -> ProtocolVersion.TLSv13;
                });
    }

    @Override
    public TlsStream over(Socket connected) throws IOException {
        BouncyStream stream = new BouncyStream(connected);
        stream.handshake(new BouncyClient(crypto, versions, settings, trust));
        return stream;
    }
}
