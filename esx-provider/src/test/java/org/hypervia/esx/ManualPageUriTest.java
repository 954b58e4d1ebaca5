// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.Simulated.assertFails;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.auth.CredentialRequest;
import org.hypervia.api.auth.CredentialRequest.Kind;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.esx.config.EsxParameters;
import org.hypervia.esx.opening.EsxOpening;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.HostIdentity;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.spi.credentials.AuthFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the manual page says of a connection to one host: section by section, row by row. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ManualPageUriTest {
    private final EsxSimulator host = Simulated.host(1);

    @TempDir
    Path folder;

    @AfterEach
    void end() {
        assertThat(host.openSessions()).as("sessions left on the server").isZero();
        host.close();
    }

    private static EsxOpening opening(String uri) {
        return new EsxOpening(ConnectionSpec.builder(uri).build());
    }

    private ConnectionSpec.Builder as(String userInfo, String parameters) {
        return ConnectionSpec.builder("esx://" + userInfo + "127.0.0.1:" + host.port() + "/" + parameters);
    }

    private ConnectionSpec.Builder known(String parameters) {
        return as("", parameters).credentials(Credentials.of("root", Secret.of("simulator")));
    }

    // --- URI Format

    @ParameterizedTest
    @CsvSource({
        "esx://example-esx.com,443",
        "gsx://example-gsx.com,8333",
        "vpx://example-vcenter.com/dc1/srv1,443",
        "esx://example-esx.com/?transport=http,80",
        "gsx://example-gsx.com/?transport=http,8222",
        "vpx://example-vcenter.com/dc1/srv1?transport=http,80",
        "esx://root@example-esx.com:8443/,8443",
        "esx://example-esx.com/?no_verify=1,443",
    })
    void theDefaultPortDependsOnTheTypeAndAGivenOneOverridesIt(String uri, int port) {
        assertThat(opening(uri).uri().port()).isEqualTo(port);
    }

    @Test
    void typeUsernameHostnamePortAndParametersAreTakenFromTheUri() {
        List<CredentialRequest> asked = new ArrayList<>();
        try (Hypervisor connection =
                Simulated.connect(as("root@", "?no_verify=1").credentials(request -> {
                    asked.add(request);
                    return Optional.of(Secret.of("simulator"));
                }))) {
            assertThat(connection.uri()).hasToString("esx://root@127.0.0.1:" + host.port() + "/?no_verify=1");
        }
        assertThat(asked).extracting(CredentialRequest::kind).containsExactly(Kind.PASSWORD);
    }

    @Test
    void aPathSaysNothingToAHostAndIsIgnored() {
        Simulated.connect(ConnectionSpec.builder("esx://127.0.0.1:" + host.port() + "/dc1/srv1?no_verify=1")
                        .credentials(Credentials.of("root", Secret.of("simulator"))))
                .close();
    }

    @Test
    void gsxIsVmwareServer2() {
        HostIdentity old = new HostIdentity("vmserver", "", "2.0.0", "116503", "2.5", "gsx");
        try (EsxSimulator server =
                EsxSimulator.start(SimulatorOptions.builder().identity(old).build())) {
            Simulated.connect(server).close();
            assertFails(
                            ErrorCode.INTERNAL_ERROR,
                            () -> Simulated.connect(
                                    ConnectionSpec.builder("esx://127.0.0.1:" + server.port() + "/?no_verify=1")
                                            .credentials(Credentials.of("root", Secret.of("simulator")))))
                    .contains("is Server/GSX, not ESX(i)", "gsx://");
        }
    }

    // --- Extra parameters

    @Test
    void parametersAreNameAndValueWithAmpersandsBetween() {
        EsxParameters read =
                EsxParameters.of(opening("esx://h/?no_verify=1&auto_answer=1&proxy=socks://example-proxy.com:23456")
                        .uri());

        assertThat(read.noVerify()).isTrue();
        assertThat(read.autoAnswer()).isTrue();
        assertThat(read.proxy()).contains("socks://example-proxy.com:23456");
    }

    @Test
    void transportHttpOverridesHttps() {
        try (EsxSimulator plain =
                EsxSimulator.start(SimulatorOptions.builder().tls(false).build())) {
            Simulated.connect(ConnectionSpec.builder("esx://127.0.0.1:" + plain.port() + "/?transport=http")
                            .credentials(Credentials.of("root", Secret.of("simulator"))))
                    .close();
            assertThat(plain.logins()).isEqualTo(1);
        }
    }

    @Test
    void noVerify1DisablesTheCheckOfTheCertificateAnd0IsTheDefault() {
        Simulated.connect(known("?no_verify=1")).close();
        assertFails(ErrorCode.GNUTLS_ERROR, () -> Simulated.connect(known("?no_verify=0")));
        assertFails(ErrorCode.GNUTLS_ERROR, () -> Simulated.connect(known("")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transport=ftp",
                "transport=HTTP",
                "no_verify=2",
                "auto_answer=yes",
                "proxy=ftp://p",
                "proxy=:1080",
                "proxy=p:0",
                "proxy=p:65536",
                "vcenter="
            })
    void aBadValueIsRefusedBeforeAnythingIsAsked(String parameter) {
        host.resetTraffic();
        assertFails(ErrorCode.INVALID_ARG, () -> Simulated.connect(known("?no_verify=1&" + parameter)))
                .contains(parameter.substring(0, parameter.indexOf('=')));
        assertThat(host.traffic().connections()).isZero();
    }

    // --- Authentication

    @Test
    void theCallbackIsAskedForUserAndPasswordWithTheHostAsChallenge() {
        List<CredentialRequest> asked = new ArrayList<>();
        Simulated.connect(as("", "?no_verify=1").credentials(request -> {
                    asked.add(request);
                    return request.kind() == Kind.PASSWORD ? Optional.of(Secret.of("simulator")) : Optional.empty();
                }))
                .close();

        assertThat(asked).extracting(CredentialRequest::kind).containsExactly(Kind.USER_NAME, Kind.PASSWORD);
        assertThat(asked).extracting(CredentialRequest::challenge).containsOnly("127.0.0.1");
        assertThat(asked).extracting(CredentialRequest::service).containsOnly("esx");
        assertThat(asked.get(0).defaultAnswer()).contains("root");
        assertThat(asked.get(1).user()).contains("root");
    }

    @Test
    void anOpenWithoutACallbackDoesNotWork() {
        assertFails(
                        ErrorCode.AUTH_FAILED,
                        () -> Simulated.connect(as("", "?no_verify=1").credentials(Credentials.none())))
                .contains("root", "127.0.0.1", "give credentials");
    }

    @Test
    void theCredentialsFileAnswersForEsxByHost() throws IOException {
        Path file = Files.writeString(folder.resolve("auth.conf"), """
                [auth-esx-127.0.0.1]
                credentials=lab
                [credentials-lab]
                username=root
                password=simulator
                """);
        Simulated.connect(as("", "?no_verify=1").credentials(AuthFile.of(file))).close();
        assertThat(host.logins()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "DOM\\ann,DOM\\ann",
        "DOM%5Cann,DOM\\ann",
        "ann%40vsphere.local,ann@vsphere.local",
        "a%26%3Cb%3E%22'c,a&<b>\"'c",
        "%C3%BCtil%20isateur,ütil isateur",
        "a%2Fb%3Ac%25,a/b:c%",
    })
    void anyCharacterMayStandInUserAndPassword(String written, String user) {
        String password = "<]]>&amp; \u00e4\u20ac\"'\\%20 ";
        try (EsxSimulator other = EsxSimulator.start(
                SimulatorOptions.builder().credentials(user, password).build())) {
            Simulated.connect(
                            ConnectionSpec.builder("esx://" + written + "@127.0.0.1:" + other.port() + "/?no_verify=1")
                                    .credentials(Credentials.of("nobody", Secret.of(password))))
                    .close();
            assertThat(other.logins()).isEqualTo(1);
        }
    }

    @Test
    void aPasswordThatXmlCannotCarryIsRefusedWithoutBeingRepeated() {
        assertFails(
                        ErrorCode.INVALID_ARG,
                        () -> Simulated.connect(as("root@", "?no_verify=1")
                                .credentials(Credentials.of("root", Secret.of("ge\u0001heim")))))
                .contains("password")
                .doesNotContain("heim");
    }

    // --- Certificates for HTTPS

    @Test
    void aSelfSignedCertificateIsRefusedAndTheErrorNamesTheWaysOut() {
        assertFails(ErrorCode.GNUTLS_ERROR, () -> Simulated.connect(known("")))
                .contains("no_verify=1", "cacert=", "tls_pin=", "SHA-256");
    }

    @Test
    void aCertificateOfAKnownAuthorityIsAccepted() throws IOException {
        Path pem =
                Files.writeString(folder.resolve("ca.pem"), host.certificate().orElseThrow());
        Simulated.connect(known("?cacert=" + pem)).close();
        assertThat(host.logins()).isEqualTo(1);
    }

    // --- Connection problems

    @ParameterizedTest
    @ValueSource(strings = {"esx+tcp", "esx+tls", "esx+ssh", "esx+unix", "gsx+ssh", "vpx+libssh2", "ESX+SSH"})
    void aTransportInTheSchemeIsRefusedAtOnceWithTheReason(String scheme) {
        assertFails(ErrorCode.INVALID_ARG, () -> Simulated.connect(ConnectionSpec.builder(scheme + "://example.com/")))
                .contains("transport", "write " + scheme.substring(0, 3).toLowerCase(java.util.Locale.ROOT) + "://");
    }

    @Test
    void noSchemeNoHostAndNoUriAreToldApart() {
        assertFails(ErrorCode.NO_CONNECT, () -> ConnectionSpec.builder("example.com"))
                .contains("'example.com'");
        assertFails(ErrorCode.INVALID_ARG, () -> Simulated.connect(ConnectionSpec.builder("esx:///")))
                .contains("'esx:///'", "names no host");
        assertFails(ErrorCode.INVALID_ARG, () -> ConnectionSpec.builder("esx://a b/"))
                .contains("is no URI");
        assertFails(ErrorCode.INVALID_ARG, () -> ConnectionSpec.builder("esx://root:geheim@h/"))
                .contains("carries a password")
                .doesNotContain("geheim");
    }
}
