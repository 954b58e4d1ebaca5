// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** A certificate with its key: a fresh P-256 key that signed itself, or what somebody else has made. */
public final class SelfSigned {
    private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";

    private final X509Certificate certificate;
    private final PrivateKey key;
    private final SSLContext context;

    private SelfSigned(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        this.certificate = certificate;
        this.key = key;
        this.context = context(key, certificate);
    }

    /**
     * Takes a certificate and its private key from PEM text.
     *
     * @throws IOException when one of them is missing or cannot be used
     */
    public static SelfSigned of(String pem) throws IOException {
        try {
            byte[] encoded = section(pem, "CERTIFICATE");
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
            PKCS8EncodedKeySpec key = new PKCS8EncodedKeySpec(section(pem, "PRIVATE KEY"));
            String algorithm = certificate.getPublicKey().getAlgorithm();
            return new SelfSigned(certificate, KeyFactory.getInstance(algorithm).generatePrivate(key));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("The certificate or its key cannot be used: " + e.getMessage(), e);
        }
    }

    private static byte[] section(String pem, String what) throws IOException {
        String begin = "-----BEGIN " + what + "-----";
        int start = pem.indexOf(begin);
        int end = pem.indexOf("-----END " + what + "-----");
        if (start < 0 || end < start) {
            throw new IOException("There is no '" + begin + "' in the file of the certificate");
        }
        return Base64.getMimeDecoder().decode(pem.substring(start + begin.length(), end));
    }

    /**
     * Makes a key and a certificate.
     *
     * @param names host names and numeric addresses it is for; the first is also its common name
     * @param from when it begins to be valid
     * @param until when it ends to be valid
     */
    public static SelfSigned create(List<String> names, Instant from, Instant until) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            byte[] encoded = certificate(names, keys, from, until);
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
            return new SelfSigned(certificate, keys.getPrivate());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This Java cannot make a P-256 certificate", e);
        }
    }

    /** The certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The private key as PEM text. */
    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    private static String pem(String what, byte[] encoded) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN " + what + "-----\n" + lines.encodeToString(encoded) + "\n-----END " + what + "-----\n";
    }

    /** The certificate as PEM text. */
    public String pem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a server needs to show it. */
    SSLContext context() {
        return context;
    }

    private static byte[] certificate(List<String> names, KeyPair keys, Instant from, Instant until)
            throws GeneralSecurityException, IOException {
        byte[] algorithm = Der.sequence(Der.oid(ECDSA_WITH_SHA256));
        byte[] subject = Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.text(names.get(0)))));
        byte[] body = Der.sequence(
                Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(63, new SecureRandom()).add(BigInteger.ONE)),
                algorithm,
                subject,
                Der.sequence(Der.time(from), Der.time(until)),
                subject,
                keys.getPublic().getEncoded(),
                Der.tagged(0xa3, extensions(names)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(body);
        return Der.sequence(body, algorithm, Der.bits(0, signature.sign()));
    }

    private static byte[] extensions(List<String> names) throws IOException {
        byte[][] alternatives = new byte[names.size()][];
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            boolean numeric = name.contains(":") || name.matches("[0-9.]+");
            // getByName only parses here: nothing is looked up for a numeric address.
            alternatives[i] = numeric
                    ? Der.tagged(0x87, InetAddress.getByName(name).getAddress())
                    : Der.tagged(0x82, name.getBytes(StandardCharsets.US_ASCII));
        }
        // It is its own authority, so that a client can be given it as the one it trusts.
        byte[] authority = Der.sequence(Der.bool(true));
        byte[] usage = Der.bits(2, new byte[] {(byte) 0x84});
        return Der.sequence(
                extension("2.5.29.19", true, authority),
                extension("2.5.29.15", true, usage),
                extension("2.5.29.37", false, Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"))),
                extension("2.5.29.17", false, Der.sequence(alternatives)));
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        return critical
                ? Der.sequence(Der.oid(oid), Der.bool(true), Der.octets(value))
                : Der.sequence(Der.oid(oid), Der.octets(value));
    }

    private static SSLContext context(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManager[] managers = {new OneKey(key, certificate)};
        context.init(managers, new TrustManager[0], new SecureRandom());
        return context;
    }
}
