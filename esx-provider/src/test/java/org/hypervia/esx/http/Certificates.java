// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

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
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Keys and certificates made by the JDK's keytool while the tests run: an authority and what it has issued. */
final class Certificates {
    /** For loopback under all its names. */
    static final String GOOD = "good";

    /** For another host. */
    static final String ELSEWHERE = "elsewhere";

    /** For loopback, but long ago. */
    static final String EXPIRED = "expired";

    /** Issued by itself for loopback, as hosts do, but long ago. */
    static final String OWN_EXPIRED = "own-expired";

    /** Issued by itself for loopback, for a time that has not come. */
    static final String OWN_FUTURE = "own-future";

    /** For loopback and valid, but its authority is not any more. */
    static final String UNDER_OLD = "under-old";

    private static final char[] PASSWORD = "test-only".toCharArray();
    private static final String LOOPBACK = "SAN=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1";

    private final Path folder;
    private final KeyStore store;

    Certificates(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        this.folder = folder;
        generate("ca", "CN=Test authority", "-ext", "bc:c");
        generate(GOOD, "CN=loopback", "-signer", "ca", "-ext", LOOPBACK);
        generate(ELSEWHERE, "CN=elsewhere.example", "-signer", "ca", "-ext", "SAN=dns:elsewhere.example");
        generate(EXPIRED, "CN=loopback", "-signer", "ca", "-ext", LOOPBACK, "-startdate", "-10d", "-validity", "5");
        generate(OWN_EXPIRED, "CN=loopback", "-ext", LOOPBACK, "-startdate", "-10d", "-validity", "5");
        generate(OWN_FUTURE, "CN=loopback", "-ext", LOOPBACK, "-startdate", "+5d", "-validity", "5");
        generate("old-ca", "CN=Old authority", "-ext", "bc:c", "-startdate", "-10d", "-validity", "5");
        generate(UNDER_OLD, "CN=loopback", "-signer", "old-ca", "-ext", LOOPBACK);
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("store.p12"))) {
            store.load(in, PASSWORD);
        }
    }

    private void generate(String alias, String name, String... more)
            throws IOException, InterruptedException, GeneralSecurityException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                folder.resolve("store.p12").toString(),
                "-alias",
                alias,
                "-dname",
                name));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new GeneralSecurityException("keytool: " + said);
        }
    }

    /** A context for a server with one of the keys. */
    SSLContext server(String alias) throws GeneralSecurityException, IOException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry(alias, store.getKey(alias, PASSWORD), PASSWORD, store.getCertificateChain(alias));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** Writes certificates as a PEM bundle with remarks in between, as people keep them. */
    Path pem(String... aliases) throws GeneralSecurityException, IOException {
        StringBuilder text = new StringBuilder("# our hosts\n");
        for (String alias : aliases) {
            text.append("subject=").append(alias).append("\n-----BEGIN CERTIFICATE-----\n");
            text.append(
                    Base64.getMimeEncoder().encodeToString(certificate(alias).getEncoded()));
            text.append("\n-----END CERTIFICATE-----\n\n");
        }
        return Files.writeString(Files.createTempFile(folder, "bundle", ".pem"), text);
    }

    /** The fingerprint in capitals with colons, as most tools print it. */
    String fingerprint(String alias) throws GeneralSecurityException {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(certificate(alias).getEncoded());
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    }

    private Certificate certificate(String alias) throws GeneralSecurityException {
        return store.getCertificate(alias);
    }
}
