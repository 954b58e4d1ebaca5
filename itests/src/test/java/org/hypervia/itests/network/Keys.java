// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Keys and certificates as hosts have them, made by the JDK's keytool while the tests run; RSA, as old hosts know no other. */
final class Keys {
    /** Issued by the authority for loopback. */
    static final String GOOD = "good";

    /** Issued by the authority for another host. */
    static final String ELSEWHERE = "elsewhere";

    /** Issued by the authority for loopback, but long ago. */
    static final String EXPIRED = "expired";

    /** Issued for loopback by an authority of its own, {@value #OTHER_AUTHORITY}, which nobody trusts unasked. */
    static final String OTHERWISE = "otherwise";

    /** The authority of {@link #OTHERWISE}. */
    static final String OTHER_AUTHORITY = "other-ca";

    /** Issued by itself for loopback, as hosts do. */
    static final String OWN = "own";

    /** Issued by itself for loopback, but long ago. */
    static final String OWN_EXPIRED = "own-expired";

    private static final String PASSWORD = "test-only";
    private static final String LOOPBACK = "SAN=dns:localhost,dns:host.only-there.test,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1";
    private static final String[] OLD = {"-startdate", "-10d", "-validity", "5"};

    private final Path folder;
    private final KeyStore store;

    Keys(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        this.folder = folder;
        generate("ca", "CN=Test authority", List.of("-ext", "bc:c"));
        generate(GOOD, "CN=loopback", List.of("-signer", "ca", "-ext", LOOPBACK));
        generate(ELSEWHERE, "CN=elsewhere.example", List.of("-signer", "ca", "-ext", "SAN=dns:elsewhere.example"));
        generate(EXPIRED, "CN=loopback", old("-signer", "ca", "-ext", LOOPBACK));
        generate(OTHER_AUTHORITY, "CN=Other authority", List.of("-ext", "bc:c"));
        generate(OTHERWISE, "CN=loopback", List.of("-signer", OTHER_AUTHORITY, "-ext", LOOPBACK));
        generate(OWN, "CN=loopback", List.of("-ext", LOOPBACK));
        generate(OWN_EXPIRED, "CN=loopback", old("-ext", LOOPBACK));
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("store.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
    }

    private static List<String> old(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(OLD));
        return all;
    }

    private void generate(String alias, String name, List<String> more)
            throws IOException, InterruptedException, GeneralSecurityException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.add("-J-XX:TieredStopAtLevel=1"); // it lives for a moment only
        command.addAll(List.of("-genkeypair", "-keyalg", "RSA", "-keysize", "2048", "-storetype", "PKCS12"));
        command.addAll(List.of(
                "-storepass", PASSWORD, "-keystore", folder.resolve("store.p12").toString()));
        command.addAll(List.of("-alias", alias, "-dname", name));
        command.addAll(more);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new GeneralSecurityException("keytool: " + said);
        }
    }

    /** A file with what a server needs: its certificate, those above, and the key. */
    Path server(String alias) throws GeneralSecurityException, IOException {
        StringBuilder text = new StringBuilder();
        for (Certificate certificate : store.getCertificateChain(alias)) {
            text.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        text.append(
                pem("PRIVATE KEY", store.getKey(alias, PASSWORD.toCharArray()).getEncoded()));
        return Files.writeString(folder.resolve(alias + "-server.pem"), text);
    }

    /** A file with the certificate alone, for {@code cacert=}. */
    Path bundle(String alias) throws GeneralSecurityException, IOException {
        return Files.writeString(
                folder.resolve(alias + ".pem"),
                pem("CERTIFICATE", store.getCertificate(alias).getEncoded()));
    }

    /** A store with the authority, for a JVM that trusts it. */
    Path trustStore() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", store.getCertificate("ca"));
        Path file = folder.resolve("trusted.p12");
        try (var out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    /** The password of {@link #trustStore()}. */
    String password() {
        return PASSWORD;
    }

    /** The fingerprint as {@code tls_pin=} takes it and as errors print it: capitals with colons. */
    String pin(String alias) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(store.getCertificate(alias).getEncoded());
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    }

    private static String pem(String what, byte[] encoded) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN " + what + "-----\n" + lines.encodeToString(encoded) + "\n-----END " + what + "-----\n";
    }
}
