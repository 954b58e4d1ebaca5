// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.KeyExchangeAlgorithm;
import org.bouncycastle.tls.NameType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsDHGroupVerifier;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCrypto;
import org.jspecify.annotations.Nullable;

/** What this end offers in one handshake of Bouncy Castle's TLS, and the question whom it meets. */
final class BouncyClient extends DefaultTlsClient {
    /** As the JDK orders them: what keeps its secret if the server's key becomes known comes first. */
    private static final int[] SUITES = {
        CipherSuite.TLS_AES_256_GCM_SHA384,
        CipherSuite.TLS_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_DHE_RSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA,
        CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA,
        CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA,
        CipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA,
    };

    /** The JDK's limit too. */
    private static final int SMALLEST_GROUP = 1024;

    private final ProtocolVersion[] versions;
    private final HttpSettings settings;
    private final ServerTrust trust;

    BouncyClient(TlsCrypto crypto, ProtocolVersion[] versions, HttpSettings settings, ServerTrust trust) {
        super(crypto);
        this.versions = versions;
        this.settings = settings;
        this.trust = trust;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return versions.clone();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return TlsUtils.getSupportedCipherSuites(getCrypto(), SUITES);
    }

    @Override
    protected @Nullable Vector<ServerName> getSNIServerNames() {
        String host = settings.host();
        if (HostNames.isLiteral(host)) {
            return null;
        }
        byte[] name = host.getBytes(StandardCharsets.US_ASCII);
        return new Vector<>(List.of(new ServerName(NameType.host_name, name)));
    }

    @Override
    public TlsDHGroupVerifier getDHGroupVerifier() {
        // Servers of that age made a group of their own, so there is no list to compare it with.
        return group -> group.getP().bitLength() >= SMALLEST_GROUP;
    }

    @Override
    public void notifySecureRenegotiation(boolean secure) {
        // Servers of before 2010 do not know it. Nothing here ever renegotiates, and a server that asks for it is
        // refused.
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate presented) throws IOException {
                check(presented);
            }

            @Override
            public @Nullable TlsCredentials getClientCredentials(CertificateRequest request) {
                return null;
            }
        };
    }

    private void check(TlsServerCertificate presented) throws IOException {
        try {
            X509Certificate[] chain = chain(presented.getCertificate().getCertificateList());
            if (chain.length == 0) {
                throw new CertificateException("the server has shown no certificate");
            }
            trust.checkServerTrusted(chain, keyExchange(), new MetServer(settings, protocol()));
        } catch (CertificateException e) {
            throw new TlsFatalAlert(AlertDescription.certificate_unknown, e);
        }
    }

    private static X509Certificate[] chain(TlsCertificate[] presented) throws CertificateException, IOException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        X509Certificate[] chain = new X509Certificate[presented.length];
        for (int i = 0; i < chain.length; i++) {
            chain[i] =
                    (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(presented[i].getEncoded()));
        }
        return chain;
    }

    /** In the JDK's words, which look with it whether the certificate may be used so. */
    private String keyExchange() {
        return switch (context.getSecurityParametersHandshake().getKeyExchangeAlgorithm()) {
            case KeyExchangeAlgorithm.RSA -> "RSA";
            case KeyExchangeAlgorithm.DHE_RSA -> "DHE_RSA";
            case KeyExchangeAlgorithm.ECDHE_RSA -> "ECDHE_RSA";
            case KeyExchangeAlgorithm.ECDHE_ECDSA -> "ECDHE_ECDSA";
            default -> "UNKNOWN";
        };
    }

    /** The version that was agreed upon, as the JDK calls it. */
    String protocol() {
        ProtocolVersion version = context.getServerVersion();
        if (version.equals(ProtocolVersion.TLSv10)) {
            return TlsVersion.TLS_1_0.protocol();
        }
        if (version.equals(ProtocolVersion.TLSv11)) {
            return TlsVersion.TLS_1_1.protocol();
        }
        return (version.equals(ProtocolVersion.TLSv12) ? TlsVersion.TLS_1_2 : TlsVersion.TLS_1_3).protocol();
    }
}
