// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.check.CheckOutcome.FAILED;
import static org.hypervia.api.check.CheckOutcome.OK;
import static org.hypervia.api.check.CheckOutcome.SKIPPED;
import static org.hypervia.api.check.CheckOutcome.WARNING;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.check.CheckOutcome;
import org.hypervia.api.check.CheckStep;
import org.hypervia.api.check.CheckStep.Fact;
import org.hypervia.api.check.CheckedPrivilege;
import org.hypervia.api.check.ConnectionCheck;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.esx.check.EsxCheck;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.GivenDatacenter;
import org.hypervia.simulator.GivenHost;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;
import org.hypervia.spi.registry.ProviderRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each step of a check fails for a reason of its own, and those after it are made where they can be. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ConnectionCheckTest {
    private final EsxSimulator host = Simulated.host(1);

    @AfterEach
    void end() {
        assertThat(host.openSessions()).as("sessions left on the server").isZero();
        host.close();
    }

    private static ConnectionCheck check(ConnectionSpec.Builder spec) {
        ConnectionCheck check = new ProviderRegistry(() -> List.of(new EsxProvider())).check(spec.build());
        assertThat(check.toString()).doesNotContain("simulator").doesNotContain("wrong-one");
        return check;
    }

    private static CheckStep step(ConnectionCheck check, String name, CheckOutcome outcome) {
        CheckStep step = check.step(name).orElseThrow();
        assertThat(step.outcome()).as(step.toString()).isEqualTo(outcome);
        return step;
    }

    private static void assertFails(ConnectionCheck check, String name, ErrorCode code, String... words) {
        CheckStep step = step(check, name, FAILED);
        assertThat(step.code()).contains(code);
        assertThat(step.detail()).contains(words);
        assertThat(check.passed()).isFalse();
        assertThat(check.steps().stream().filter(one -> one.outcome() == FAILED))
                .as("only this one")
                .hasSize(1);
    }

    private ConnectionSpec.Builder verified(String parameters) {
        return ConnectionSpec.builder("esx://root@127.0.0.1:" + host.port() + "/" + parameters)
                .credentials(Credentials.of("root", Secret.of("simulator")));
    }

    private String pin() throws Exception {
        byte[] pem = host.certificate().orElseThrow().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new java.io.ByteArrayInputStream(pem))
                .getEncoded();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
    }

    @Test
    void whatWorksIsToldInOrder() throws Exception {
        ConnectionCheck check = check(verified("?tls_pin=" + pin()));

        assertThat(check.steps().stream().map(CheckStep::name))
                .containsExactly(
                        "provider",
                        "uri",
                        "name",
                        "port",
                        "proxy",
                        "tls",
                        "version",
                        "login",
                        "path",
                        "licence",
                        "clock",
                        "privileges");
        step(check, "port", OK);
        step(check, "proxy", SKIPPED);
        assertThat(step(check, "version", OK).detail()).contains("VMware ESXi 8.0.2", "API 8.0.2.0");
        assertThat(step(check, "login", OK).detail()).contains("'root'");
        assertThat(step(check, "path", OK).detail()).contains("host '");
        assertThat(step(check, "licence", WARNING).detail()).contains("Evaluation Mode", "1440 hours");
        step(check, "clock", OK);
    }

    @Test
    void theUriIsReadFirst() {
        assertFails(
                check(ConnectionSpec.builder("esx://h/?transport=carrier")), "uri", ErrorCode.INVALID_ARG, "transport");
        assertFails(check(ConnectionSpec.builder("esx://h/?proxy=socks6://p")), "uri", ErrorCode.INVALID_ARG, "socks6");
        assertFails(check(ConnectionSpec.builder("qemu:///system")), "provider", ErrorCode.NO_CONNECT, "qemu");
    }

    @Test
    void anUnknownName() {
        ConnectionCheck check = check(ConnectionSpec.builder("esx://root@no-such-host.invalid/"));

        assertFails(check, "name", ErrorCode.UNKNOWN_HOST, "no-such-host.invalid");
        step(check, "port", SKIPPED);
        step(check, "privileges", SKIPPED);
    }

    private static int refusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aRefusedPort() throws IOException {
        int port = refusedPort();
        ConnectionCheck check = check(ConnectionSpec.builder("esx://root@127.0.0.1:" + port + "/"));

        step(check, "name", OK);
        assertFails(check, "port", ErrorCode.SYSTEM_ERROR, "127.0.0.1:" + port);
        step(check, "tls", SKIPPED);
    }

    @Test
    void aDeadProxyIsTheProxysFaultAndNotThePorts() throws IOException {
        int port = refusedPort();
        ConnectionCheck check = check(verified("?no_verify=1&proxy=socks5://127.0.0.1:" + port));

        step(check, "name", OK);
        assertFails(check, "proxy", ErrorCode.SYSTEM_ERROR, "the proxy", "127.0.0.1");
        step(check, "port", SKIPPED);
    }

    @Test
    void aProxyThatIsNoneOfItsKind() {
        ConnectionCheck check = check(verified("?no_verify=1&proxy=socks4a://127.0.0.1:" + host.port())
                .connectTimeout(Duration.ofSeconds(20)));

        assertThat(step(check, "proxy", FAILED).detail()).contains("proxy");
        step(check, "version", SKIPPED);
    }

    @Test
    void anUntrustedCertificateIsShownWithThePinAndNoPasswordIsSent() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        host.resetTraffic();
        ConnectionCheck check = check(verified("").credentials(request -> {
            asked.incrementAndGet();
            return Optional.of(Secret.of("simulator"));
        }));

        assertFails(check, "tls", ErrorCode.GNUTLS_ERROR, "is not accepted");
        assertThat(step(check, "tls", FAILED).facts()).contains(new Fact("pin", "tls_pin=" + pin()));
        assertThat(step(check, "version", OK).detail()).contains("whoever answers says", "VMware ESXi 8.0.2");
        assertThat(step(check, "login", SKIPPED).detail()).contains("no password is sent");
        assertThat(asked).hasValue(0);
        assertThat(host.traffic().of("Login")).isZero();
        assertThat(host.traffic().of("RetrieveServiceContent")).isEqualTo(1);
    }

    @Test
    void whatIsNotCheckedIsAWarning() {
        assertThat(step(check(verified("?no_verify=1")), "tls", WARNING).facts())
                .extracting(Fact::name)
                .contains("protocol", "certificate", "issued for", "pin");
    }

    @Test
    void aCaFileThatIsNotThere() {
        assertFails(check(verified("?cacert=/no/such/file")), "tls", ErrorCode.INVALID_ARG, "/no/such/file");
    }

    @Test
    void aWrongPasswordIsTriedOnce() {
        host.resetTraffic();
        ConnectionCheck check =
                check(verified("?no_verify=1").credentials(Credentials.of("root", Secret.of("wrong-one"))));

        assertFails(check, "login", ErrorCode.AUTH_FAILED, "root");
        step(check, "version", OK);
        step(check, "privileges", SKIPPED);
        // Five of them lock an account.
        assertThat(host.traffic().of("Login")).isEqualTo(1);
    }

    @Test
    void noPasswordAtAll() {
        assertFails(
                check(verified("?no_verify=1").credentials(Credentials.none())),
                "login",
                ErrorCode.AUTH_FAILED,
                "nobody knows the password");
    }

    @Test
    void aServerOfAnotherKind() {
        ConnectionCheck check = check(ConnectionSpec.builder("vpx://root@127.0.0.1:" + host.port() + "/?no_verify=1"));

        assertFails(check, "version", ErrorCode.INTERNAL_ERROR, "write the URI with esx://");
        step(check, "login", SKIPPED);
    }

    @Test
    void aWrongPathLeavesTheStepsThatDoNotNeedIt() {
        try (VcenterSimulator center = VcenterSimulator.start(
                VcenterOptions.of(GivenDatacenter.of("dc1").withHost(GivenHost.of("esx1.example"))))) {
            ConnectionCheck check = check(SimulatedCenter.spec(center, "/dc1/esx2.example"));

            CheckStep path = step(check, "path", FAILED);
            assertThat(path.code()).contains(ErrorCode.INTERNAL_ERROR);
            assertThat(path.detail()).contains("esx2.example", "esx1.example");
            step(check, "clock", OK);
            assertThat(step(check(SimulatedCenter.spec(center, "/dc1/esx1.example")), "path", OK)
                            .detail())
                    .contains("host 'esx1.example'");
        }
    }

    private CheckStep clockWith(Duration offset) {
        ConnectionSpec spec = verified("?no_verify=1").build();
        return EsxCheck.of(spec, Clock.offset(Clock.systemUTC(), offset))
                .step("clock")
                .orElseThrow();
    }

    @Test
    void clocksThatGoApart() {
        CheckStep late = clockWith(Duration.ofMinutes(-10));
        assertThat(late.outcome()).isEqualTo(FAILED);
        assertThat(late.detail()).contains("ahead of this machine's");
        assertThat(late.advice()).contains("set both by NTP");
        CheckStep early = clockWith(Duration.ofMinutes(3));
        assertThat(early.outcome()).isEqualTo(WARNING);
        assertThat(early.detail()).contains("behind this machine's");
    }

    @Test
    void theVcenterOfAHostIsAStepOfItsOwn() {
        CheckStep step = step(check(verified("?no_verify=1&vcenter=*")), "vcenter", FAILED);

        assertThat(step.detail()).contains("managed by no vCenter");
    }

    private static ConnectionCheck checkWith(List<String> privileges, boolean readOnly) {
        try (EsxSimulator restricted = EsxSimulator.start(
                SimulatorOptions.builder().machines(1).privileges(privileges).build())) {
            return check(Simulated.spec(restricted, "").readOnly(readOnly));
        }
    }

    @Test
    void privilegesThatAreThere() {
        ConnectionCheck check = check(verified("?no_verify=1"));

        step(check, "privileges", OK);
        assertThat(check.passed()).isTrue();
        assertThat(check.missing()).isEmpty();
        assertThat(check.privileges())
                .extracting(CheckedPrivilege::object)
                .contains("the folder of machines of " + "host 'esx01.example.test'");
    }

    @Test
    void aMissingPrivilegeIsNamedWithWhatNeedsIt() {
        List<String> all = check(verified("?no_verify=1")).leastRole();
        assertThat(all)
                .contains("VirtualMachine.Interact.PowerOn", "Host.Config.Network")
                .isSorted();
        List<String> some = all.stream()
                .filter(id -> !id.equals("VirtualMachine.Interact.PowerOn"))
                .toList();

        ConnectionCheck check = checkWith(some, false);

        assertFails(check, "privileges", ErrorCode.ACCESS_DENIED, "lacks 1 of");
        assertThat(check.missing()).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo("VirtualMachine.Interact.PowerOn");
            assertThat(one.operations()).isEqualTo("start, resume");
        });
        assertThat(check.step("privileges").orElseThrow().facts())
                .contains(new Fact("least role", "VirtualMachine.Interact.PowerOn"))
                .hasSize(1 + all.size());
        assertThat(check.leastRole()).isEqualTo(all);
        step(checkWith(all, false), "privileges", OK);
    }

    @Test
    void whoOnlyReadsNeedsLess() {
        List<String> reader = check(verified("?no_verify=1").readOnly(true)).leastRole();
        assertThat(reader)
                .containsExactly(
                        "Datastore.Browse", "Datastore.FileManagement", "VirtualMachine.Interact.ConsoleInteract");

        step(checkWith(reader, true), "privileges", OK);
        step(checkWith(reader, false), "privileges", FAILED);
        assertThat(checkWith(List.of(), true).missing()).hasSize(3);
    }
}
