// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Decides about the certificate of a server by a policy, and keeps what was presented for the message. With
 * authorities, the JDK's check does the work, the host name included, which the socket asks for.
 */
final class ServerTrust extends X509ExtendedTrustManager {
    private final TlsPolicy policy;
    private final @Nullable X509ExtendedTrustManager authorities;
    private volatile List<X509Certificate> presented = List.of();

    ServerTrust(TlsPolicy policy, @Nullable X509ExtendedTrustManager authorities) {
        this.policy = policy;
        this.authorities = authorities;
    }

    /** A certificate that was not accepted. */
    static final class Rejected extends CertificateException {
        private static final long serialVersionUID = 1L;

        private final transient X509Certificate leaf;

        Rejected(X509Certificate leaf, String why, @Nullable Throwable cause) {
            super(why, cause);
            this.leaf = leaf;
        }

        X509Certificate leaf() {
            return leaf;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, type, authority -> authority.checkServerTrusted(chain, type, socket));
    }

    /** For another TLS than the JDK's, which stands behind a {@link MetServer}. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, type, authority -> authority.checkServerTrusted(chain, type, engine));
    }

    /** What the server has presented last, its own certificate first, accepted or not; nothing before. */
    List<X509Certificate> presented() {
        return presented;
    }

    private interface Question {
        void ask(X509ExtendedTrustManager authorities) throws CertificateException;
    }

    private void check(X509Certificate[] chain, String type, Question question) throws CertificateException {
        presented = List.of(chain);
        if (policy instanceof TlsPolicy.Unverified) {
            return;
        }
        if (policy instanceof TlsPolicy.Pinned pinned) {
            checkPin(chain[0], pinned.sha256());
            return;
        }
        X509ExtendedTrustManager check = authorities;
        if (check == null) {
            throw new CertificateException("No authorities to check with");
        }
        try {
            question.ask(check);
            // The JDK takes a certificate that is among the authorities itself without a look at its dates.
            chain[0].checkValidity();
            if (policy instanceof TlsPolicy.CaFile) {
                checkAuthority(chain, check.getAcceptedIssuers());
            }
        } catch (CertificateException e) {
            throw new Rejected(chain[0], reason(check, chain, type, e), e);
        }
    }

    private static void checkPin(X509Certificate leaf, Set<String> pins) throws CertificateException {
        if (!pins.contains(HexFormat.of().formatHex(sha256(leaf)))) {
            String which = pins.size() == 1 ? "not the pinned one" : "none of the " + pins.size() + " pinned ones";
            throw new Rejected(leaf, "its fingerprint is " + which, null);
        }
    }

    /** Nor does the JDK look at the dates of an authority; what is named in a file is no better for that. */
    private static void checkAuthority(X509Certificate[] chain, X509Certificate[] authorities)
            throws CertificateException {
        CertificateException over = null;
        for (X509Certificate authority : authorities) {
            if (Stream.of(chain).anyMatch(link -> link.equals(authority) || isIssuedBy(link, authority))) {
                try {
                    authority.checkValidity();
                    return;
                } catch (CertificateExpiredException | CertificateNotYetValidException e) {
                    over = e;
                }
            }
        }
        if (over != null) {
            throw over;
        }
    }

    private static boolean isIssuedBy(X509Certificate link, X509Certificate authority) {
        if (!link.getIssuerX500Principal().equals(authority.getSubjectX500Principal())) {
            return false;
        }
        try {
            link.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String reason(
            X509ExtendedTrustManager check, X509Certificate[] chain, String type, CertificateException failure) {
        if (Failures.find(failure, CertificateExpiredException.class) != null) {
            return "it or its authority has expired";
        }
        if (Failures.find(failure, CertificateNotYetValidException.class) != null) {
            return "it or its authority is not valid yet";
        }
        CertPathValidatorException invalid = Failures.find(failure, CertPathValidatorException.class);
        if (invalid != null) {
            return Failures.printable(String.valueOf(invalid.getMessage()));
        }
        if (Failures.find(failure, CertPathBuilderException.class) != null) {
            return "no authority trusted here has issued it";
        }
        try {
            check.checkServerTrusted(chain, type);
            return "it is for another host: " + Failures.printable(String.valueOf(failure.getMessage()));
        } catch (CertificateException e) {
            return Failures.printable(String.valueOf(failure.getMessage()));
        }
    }

    static byte[] sha256(X509Certificate certificate) throws CertificateEncodingException {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    // The rest is not for a client that knows whom it meets, and refuses.

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("Only for a server whose name is known");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("Only for servers");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("Only for servers");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("Only for servers");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
