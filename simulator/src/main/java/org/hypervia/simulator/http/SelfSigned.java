// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** A fresh P-256 key with a certificate it signed itself; both live in memory only. */
public final class SelfSigned {
    private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";

    private final X509Certificate certificate;
    private final SSLContext context;

    private SelfSigned(X509Certificate certificate, SSLContext context) {
        this.certificate = certificate;
        this.context = context;
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
            return new SelfSigned(certificate, context(keys, certificate));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("This Java cannot make a P-256 certificate", e);
        }
    }

    /** The certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The certificate as PEM text. */
    public String pem() {
        try {
            Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
            return "-----BEGIN CERTIFICATE-----\n"
                    + lines.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
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

    private static SSLContext context(KeyPair keys, X509Certificate certificate) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManager[] managers = {new OneKey(keys.getPrivate(), certificate)};
        context.init(managers, new TrustManager[0], new SecureRandom());
        return context;
    }
}
