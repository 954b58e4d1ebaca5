// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;

/** Turns a {@link TlsPolicy} into a TLS context of this connection alone; no JVM-wide default is touched. */
final class TlsTrust {
    private TlsTrust() {}

    static SSLContext context(TlsPolicy policy) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trustManager(policy)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new HypervisorException(ErrorCode.GNUTLS_ERROR, "TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    static boolean verifiesHostName(TlsPolicy policy) {
        return policy instanceof TlsPolicy.JdkTrust || policy instanceof TlsPolicy.CaFile;
    }

    private static X509ExtendedTrustManager trustManager(TlsPolicy policy) throws GeneralSecurityException {
        if (policy instanceof TlsPolicy.CaFile ca) {
            return new Describing(fromStore(load(ca.file())));
        }
        if (policy instanceof TlsPolicy.Pinned pinned) {
            return new Pins(pinned.sha256());
        }
        return policy instanceof TlsPolicy.Unverified ? new Pins(Set.of()) : new Describing(fromStore(null));
    }

    private static X509ExtendedTrustManager fromStore(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager found) {
                return found;
            }
        }
        throw new NoSuchAlgorithmException("this JDK has no X.509 trust manager");
    }

    private static KeyStore load(Path file) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            if (number == 0) {
                throw new CertificateException("there is no certificate in it");
            }
            return store;
        } catch (IOException | CertificateException e) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    "the CA file " + file + " of the URI parameter cacert cannot be used: name a readable PEM file ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    private static String describe(X509Certificate certificate) {
        return "subject " + certificate.getSubjectX500Principal() + ", issuer " + certificate.getIssuerX500Principal()
                + ", SHA-256 " + fingerprint(certificate);
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            return "unknown";
        }
    }

    /** Lets another decide and adds to its refusal what was presented. */
    private static final class Describing extends Trust {
        private final X509ExtendedTrustManager trust;

        Describing(X509ExtendedTrustManager trust) {
            this.trust = trust;
        }

        @Override
        void check(X509Certificate[] chain, String type, @Nullable Socket socket) throws CertificateException {
            try {
                trust.checkServerTrusted(chain, type, socket);
            } catch (CertificateException e) {
                throw new PeerCertificateException(describe(chain[0]), e);
            }
        }
    }

    /** Accepts certificates by fingerprint, or any when there is no fingerprint. */
    private static final class Pins extends Trust {
        private final Set<String> pins;

        Pins(Set<String> pins) {
            this.pins = pins;
        }

        @Override
        void check(X509Certificate[] chain, String type, @Nullable Socket socket) throws CertificateException {
            if (!pins.isEmpty() && !pins.contains(fingerprint(chain[0]))) {
                throw new PeerCertificateException(
                        describe(chain[0]), new CertificateException("it has none of the pinned fingerprints"));
            }
        }
    }

    /** One decision for all the ways in which the JDK asks; a client certificate is never asked about. */
    private abstract static class Trust extends X509ExtendedTrustManager {
        abstract void check(X509Certificate[] chain, String type, @Nullable Socket socket) throws CertificateException;

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
                throws CertificateException {
            check(chain, type, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain, type, null);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("only sockets are used here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("this is not a server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("this is not a server");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("this is not a server");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
