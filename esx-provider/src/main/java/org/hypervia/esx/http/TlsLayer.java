// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;

/** TLS by the policy of one transport: the JDK's, or where that refuses the server's age, Bouncy Castle's. */
final class TlsLayer {
    private static final int BUNDLE_LIMIT = 16 << 20;

    private final HttpSettings settings;
    private final Failures failures;
    private final ServerTrust trust;
    private final Speaker speaker;

    /** Somebody who speaks TLS with the server of one transport. */
    interface Speaker {
        /** Does the handshake on a connected socket; returns when the server is known to be the right one. */
        TlsStream over(Socket connected) throws IOException;
    }

    TlsLayer(HttpSettings settings, Failures failures) {
        this.settings = settings;
        this.failures = failures;
        try {
            this.trust = new ServerTrust(settings.tls(), authoritiesOf(settings.tls()));
            Optional<JdkTls> jdk = JdkTls.of(settings, trust);
            this.speaker = jdk.isPresent() ? jdk.get() : olderThanTheJdks(trust);
        } catch (GeneralSecurityException e) {
            throw new HypervisorException(ErrorCode.INTERNAL_ERROR, "The JDK's TLS cannot be set up: " + e, e);
        }
    }

    /** What the server has presented last, its own certificate first. */
    List<X509Certificate> presented() {
        return trust.presented();
    }

    private Speaker olderThanTheJdks(ServerTrust trust) {
        TlsVersion oldest = settings.oldestTls().orElseThrow();
        try {
            return new BouncyTls(settings, trust, oldest);
        } catch (LinkageError e) {
            throw failures.noBouncyCastle(oldest, e);
        }
    }

    /** Starts TLS on a connected socket and returns when the server is known to be the right one. */
    TlsStream over(Socket connected) {
        try {
            return speaker.over(connected);
        } catch (IOException e) {
            throw failures.handshake(e);
        } catch (LinkageError e) {
            // A part of it is there.
            throw failures.noBouncyCastle(settings.oldestTls().orElse(TlsVersion.TLS_1_0), e);
        }
    }

    /** Whether the certificate must be for the host that was meant. */
    static boolean checksName(TlsPolicy policy) {
        return policy instanceof TlsPolicy.JdkTrust || policy instanceof TlsPolicy.CaFile;
    }

    private static @Nullable X509ExtendedTrustManager authoritiesOf(TlsPolicy policy) throws GeneralSecurityException {
        if (policy instanceof TlsPolicy.JdkTrust) {
            return authorities(null);
        }
        return policy instanceof TlsPolicy.CaFile ca ? authorities(readBundle(ca.file())) : null;
    }

    /** Those of a store, or for null the JDK's own. */
    private static X509ExtendedTrustManager authorities(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("The JDK has no X.509 trust manager");
    }

    private static KeyStore readBundle(Path file) throws GeneralSecurityException {
        Collection<? extends Certificate> certificates;
        try (InputStream in = Files.newInputStream(file)) {
            // What has no end, such as some devices, must not fill the memory.
            byte[] bundle = in.readNBytes(BUNDLE_LIMIT + 1);
            if (bundle.length > BUNDLE_LIMIT) {
                throw badBundle(file, "is larger than 16 MiB, or has no end", null);
            }
            certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bundle));
        } catch (IOException | GeneralSecurityException e) {
            throw badBundle(file, "cannot be read: " + e.getMessage(), e);
        }
        if (certificates.isEmpty()) {
            throw badBundle(file, "holds no certificate", null);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("ca" + number++, certificate);
        }
        return store;
    }

    private static HypervisorException badBundle(Path file, String why, @Nullable Exception cause) {
        return new HypervisorException(
                ErrorCode.INVALID_ARG,
                "The CA file '" + file + "' " + why + "; it must be a file of PEM certificates",
                cause);
    }
}
