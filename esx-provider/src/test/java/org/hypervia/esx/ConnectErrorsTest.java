// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HexFormat;
import org.assertj.core.api.AbstractStringAssert;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong on the way in: each has its own code and a next step, and leaves no session behind. */
class ConnectErrorsTest {
    private final EsxSimulator host = Simulated.host(2);

    @TempDir
    Path folder;

    @AfterEach
    void end() {
        assertThat(host.openSessions()).as("sessions left on the server").isZero();
        host.close();
    }

    private static AbstractStringAssert<?> assertRefused(ConnectionSpec.Builder spec, ErrorCode code) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, () -> Simulated.connect(spec));
        assertThat(error).as("the failure to connect").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        return assertThat(error.getMessage()).doesNotContain("simulator");
    }

    private ConnectionSpec.Builder verified(String parameters) {
        return ConnectionSpec.builder("esx://root@127.0.0.1:" + host.port() + "/" + parameters)
                .credentials(Credentials.of("root", Secret.of("simulator")));
    }

    @Test
    void aWrongPassword() {
        assertRefused(
                        Simulated.spec(host, "").credentials(Credentials.of("root", Secret.of("wrong-one"))),
                        ErrorCode.AUTH_FAILED)
                .contains("root", "check")
                .doesNotContain("wrong-one");
    }

    @Test
    void anAtSignInTheUserThatIsNotEscaped() {
        assertRefused(
                        ConnectionSpec.builder("esx://ann@example.test@127.0.0.1:" + host.port() + "/")
                                .credentials(Credentials.of("ann", Secret.of("x"))),
                        ErrorCode.INVALID_ARG)
                .contains("'example.test@127.0.0.1' is not a host", "write it as %40");
    }

    @Test
    void noPasswordAtAll() {
        assertRefused(Simulated.spec(host, "").credentials(Credentials.none()), ErrorCode.AUTH_FAILED)
                .contains("give credentials");
    }

    @Test
    void anUnknownHost() {
        assertRefused(ConnectionSpec.builder("esx://root@no-such-host.invalid/"), ErrorCode.UNKNOWN_HOST)
                .contains("no-such-host.invalid", "check");
    }

    @Test
    void aRefusedPort() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertRefused(ConnectionSpec.builder("esx://root@127.0.0.1:" + port + "/"), ErrorCode.SYSTEM_ERROR)
                .contains("127.0.0.1:" + port, "check");
    }

    @Test
    void anUntrustedCertificate() {
        assertRefused(verified(""), ErrorCode.GNUTLS_ERROR).contains("SHA-256", "cacert=", "no_verify=1");
    }

    @Test
    void aTrustedCertificateFileOrFingerprintLetsIn() throws Exception {
        Path pem = folder.resolve("ca.pem");
        Files.writeString(pem, host.certificate().orElseThrow());
        Simulated.connect(verified("?cacert=" + pem)).close();
        String print = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(CertificateFactory.getInstance("X.509")
                                .generateCertificate(Files.newInputStream(pem))
                                .getEncoded()));
        Simulated.connect(verified("?tls_pin=" + print)).close();
        assertRefused(verified("?tls_pin=" + "0".repeat(64)), ErrorCode.GNUTLS_ERROR);
    }

    @Test
    void plainHttpWhereTlsIsSpokenAndTheOtherWayRound() throws IOException {
        assertRefused(verified("?transport=http"), ErrorCode.HTTP_ERROR).contains("transport=http");
        try (EsxSimulator plain = EsxSimulator.start(
                org.hypervia.simulator.SimulatorOptions.builder().tls(false).build())) {
            assertRefused(
                            ConnectionSpec.builder("esx://root@127.0.0.1:" + plain.port() + "/?no_verify=1")
                                    .credentials(Credentials.of("root", Secret.of("x"))),
                            ErrorCode.GNUTLS_ERROR)
                    .contains("transport=http");
        }
    }

    @Test
    void aServerThatIsNoEsx() {
        host.faults().add(FaultRule.on("RetrieveServiceContent", Misbehaviour.Http.htmlPage()));
        assertRefused(Simulated.spec(host, ""), ErrorCode.HTTP_ERROR).contains("does not offer the VI API");
    }

    @Test
    void aRedirectIsNotFollowed() {
        host.faults()
                .add(FaultRule.on("RetrieveServiceContent", Misbehaviour.Http.redirect(301, "https://other.invalid/")));
        assertRefused(Simulated.spec(host, ""), ErrorCode.HTTP_ERROR).contains("not followed");
    }

    @Test
    void aCutConnectionAtEachStep() {
        for (String method : new String[] {"RetrieveServiceContent", "Login", "RetrievePropertiesEx"}) {
            host.faults().clear();
            host.faults().add(FaultRule.on(method, new Misbehaviour.CutBefore()));
            assertRefused(Simulated.spec(host, ""), ErrorCode.READ_FAILED).contains("look at its state");
        }
    }

    @Test
    void aConnectionCutWithinTheAnswer() {
        host.faults().add(FaultRule.on("RetrievePropertiesEx", new Misbehaviour.CutWithin(100)));
        assertRefused(Simulated.spec(host, ""), ErrorCode.READ_FAILED).contains("look at its state");
    }

    @Test
    void garbageInsteadOfXml() {
        host.faults().add(FaultRule.on("RetrievePropertiesEx", Misbehaviour.Http.garbage()));
        assertRefused(Simulated.spec(host, ""), ErrorCode.XML_DETAIL).contains("RetrievePropertiesEx", "line");
    }

    @Test
    void aDocumentTypeDefinition() {
        host.faults().add(FaultRule.on("RetrieveServiceContent", Misbehaviour.Http.documentType()));
        assertRefused(Simulated.spec(host, ""), ErrorCode.XML_ERROR).contains("document type");
    }

    @Test
    void aServerThatTricklesIsCutAtTheDeadline() {
        host.faults().add(FaultRule.on("RetrieveServiceContent", new Misbehaviour.Trickle(1, Duration.ofMillis(200))));
        assertRefused(Simulated.spec(host, "").connectTimeout(Duration.ofMillis(1500)), ErrorCode.OPERATION_TIMEOUT)
                .contains("in time");
    }

    @Test
    void aHostThatIsAVCenterOrTheOtherWayRound() {
        assertRefused(
                        ConnectionSpec.builder("vpx://root@127.0.0.1:" + host.port() + "/dc/host?no_verify=1")
                                .credentials(Credentials.of("root", Secret.of("simulator"))),
                        ErrorCode.INTERNAL_ERROR)
                .contains("esx://");
    }

    @Test
    void badParametersAndPathsFailBeforeAnyRequest() {
        host.resetTraffic();
        assertRefused(Simulated.spec(host, "&auto_answer=maybe"), ErrorCode.INVALID_ARG);
        assertRefused(Simulated.spec(host, "&proxy=ftp://p:1"), ErrorCode.INVALID_ARG)
                .contains("ftp");
        assertRefused(ConnectionSpec.builder("vpx:///dc/host"), ErrorCode.INVALID_ARG)
                .contains("no host");
        assertRefused(ConnectionSpec.builder("esx:///"), ErrorCode.INVALID_ARG).contains("no host");
        assertThat(host.traffic().total()).isZero();
    }

    @Test
    void noThreadIsLeftAfterAFailureOrAClose() {
        Simulated.connect(host).close();
        host.faults().add(FaultRule.on("Login", new Misbehaviour.Fault("InvalidLogin", "no")));
        assertRefused(Simulated.spec(host, ""), ErrorCode.AUTH_FAILED);

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.isAlive() && thread.getName().startsWith("hypervia-updates"))
                .isEmpty();
    }

    @Test
    void aClosedConnectionRefusesFurtherCalls() {
        Hypervisor connection = Simulated.connect(host);
        connection.close();

        HypervisorException error = catchThrowableOfType(
                HypervisorException.class, () -> connection.host().hostname());
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_CONN);
    }
}
