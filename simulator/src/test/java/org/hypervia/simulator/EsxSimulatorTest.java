// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hypervia.simulator.VimClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EsxSimulatorTest {
    private static X509Certificate certificate(EsxSimulator esx) throws Exception {
        byte[] pem = esx.certificate().orElseThrow().getBytes(StandardCharsets.US_ASCII);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    @Test
    void theUriNamesUserPortAndTransport() {
        try (EsxSimulator secure = EsxSimulator.start();
                EsxSimulator plain = EsxSimulator.start(SimulatorOptions.builder()
                        .tls(false)
                        .credentials("admin", "x")
                        .build())) {
            assertThat(secure.uri()).hasToString("esx://root@127.0.0.1:" + secure.port() + "/?no_verify=1");
            assertThat(plain.uri()).hasToString("esx://admin@127.0.0.1:" + plain.port() + "/?transport=http");
            assertThat(plain.certificate()).isEmpty();
            assertThat(new VimClient(plain).login("admin", "x").status()).isEqualTo(200);
        }
    }

    @Test
    void itsCertificateIsForLoopbackAndSignedByItself() throws Exception {
        try (EsxSimulator esx = EsxSimulator.start()) {
            X509Certificate certificate = certificate(esx);
            certificate.verify(certificate.getPublicKey());
            certificate.checkValidity();
            assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
            assertThat(certificate.getSubjectAlternativeNames().stream().map(name -> String.valueOf(name.get(1))))
                    .contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
            // This client trusts only that certificate and checks the name.
            assertThat(VimClient.loggedIn(esx)
                            .read("HostSystem", "ha-host", "name")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void itsCertificateCanBeOldOrForSomebodyElse() throws Exception {
        SimulatorOptions old = SimulatorOptions.builder()
                .certificateValid(Instant.parse("2001-01-01T00:00:00Z"), Instant.parse("2002-01-01T00:00:00Z"))
                .build();
        try (EsxSimulator esx = EsxSimulator.start(old)) {
            X509Certificate certificate = certificate(esx);
            assertThatThrownBy(certificate::checkValidity).isInstanceOf(CertificateExpiredException.class);
        }
        SimulatorOptions other = SimulatorOptions.builder()
                .certificateFor(List.of("other.example.test"))
                .build();
        try (EsxSimulator esx = EsxSimulator.start(other)) {
            assertThatThrownBy(() -> VimClient.loggedIn(esx)).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void itListensOnIpv6() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            assertThat(probe.isBound()).isTrue();
        } catch (IOException e) {
            assumeTrue(false, "no IPv6 loopback here: " + e.getMessage());
        }
        try (EsxSimulator esx =
                EsxSimulator.start(SimulatorOptions.builder().listen("::1", 0).build())) {
            assertThat(esx.uri().toString()).startsWith("esx://root@[::1]:");
            assertThat(VimClient.loggedIn(esx)
                            .read("HostSystem", "ha-host", "name")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        try (EsxSimulator esx = EsxSimulator.start()) {
            SimulatorOptions same =
                    SimulatorOptions.builder().listen("127.0.0.1", esx.port()).build();
            assertThatThrownBy(() -> EsxSimulator.start(same))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1 port " + esx.port());
        }
    }

    @Test
    void closingEndsEveryThreadAndSocketWhateverHangsOnIt() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        EsxSimulator esx = EsxSimulator.start();
        int port = esx.port();
        VimClient client = VimClient.loggedIn(esx);
        HeldTasks held = esx.holdTasks("PowerOffVM_Task");
        client.machine("PowerOffVM_Task", esx.machine("web01"), "");
        assertThat(held.await(1, Duration.ofSeconds(30))).isTrue();
        CompletableFuture<Answer> hanging = CompletableFuture.supplyAsync(
                () -> client.call("WaitForUpdates", "PropertyCollector", "ha-property-collector", ""));
        Until.holds("a call waits", () -> esx.waitingCalls() > 0);
        try (Socket silent = new Socket("127.0.0.1", port)) {
            esx.close();
            esx.close();
            assertThat(silent.isConnected()).isTrue();
        }
        esx.awaitClosed();
        assertThatThrownBy(() -> hanging.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(UncheckedIOException.class);
        assertThat(esx.openConnections()).isZero();
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread ->
                                !before.contains(thread) && thread.getName().startsWith("esx-simulator"))
                        .collect(Collectors.toSet()))
                .isEmpty();
        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(IOException.class);
    }

    @Test
    void trafficIsCountedByMethod() {
        try (EsxSimulator esx = EsxSimulator.start()) {
            VimClient client = VimClient.loggedIn(esx);
            client.read("HostSystem", "ha-host", "name");
            client.exchange(
                    client.path("/folder/web01/web01.vmx?dsName=datastore1").GET());
            TrafficCounts traffic = esx.traffic();
            assertThat(traffic.total()).isEqualTo(3);
            assertThat(traffic.of("Login")).isEqualTo(1);
            assertThat(traffic.of("RetrieveProperties")).isEqualTo(1);
            assertThat(traffic.of("GET /folder")).isEqualTo(1);
            assertThat(traffic.of("Logout")).isZero();
            assertThat(traffic.bytesSent()).isGreaterThan(1000);
            assertThat(traffic.bytesReceived()).isGreaterThan(1000);
            assertThat(traffic.connections()).isPositive();
            esx.resetTraffic();
            assertThat(esx.traffic().total()).isZero();
            assertThat(esx.traffic().bytesSent()).isZero();
        }
    }

    @Test
    void machinesComeFromVmxFilesByteForByte(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("my box.vmx");
        byte[] bytes =
                ".encoding = \"windows-1252\"\r\nconfig.version = \"8\"\r\ndisplayName = \"caf\u00e9\"\r\nmemsize = \"128\"\r\n"
                        .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, bytes);
        SimulatorOptions options = SimulatorOptions.builder()
                .tls(false)
                .datastores(2)
                .vmx(file)
                .vmx(
                        "config.version = \"8\"\ndisplayName = \"second\"\nscsi0.present = \"TRUE\"\nscsi0:0.present = \"TRUE\"\n"
                                + "scsi0:0.fileName = \"disk.vmdk\"\n")
                .build();
        try (EsxSimulator esx = EsxSimulator.start(options)) {
            assertThat(esx.machines().stream().map(SimulatedMachine::name)).containsExactly("caf\u00e9", "second");
            assertThat(esx.machines().stream().map(SimulatedMachine::state)).containsOnly(MachineState.OFF);
            assertThat(esx.machine("caf\u00e9").vmxPath()).isEqualTo("[datastore1] my box/my box.vmx");
            assertThat(esx.datastore("datastore1").read("my box/my box.vmx").orElseThrow())
                    .isEqualTo(bytes);
            assertThat(esx.datastore("datastore2").files()).contains("second/disk.vmdk", "second/second.vmx");
            Answer answer =
                    VimClient.loggedIn(esx).read("VirtualMachine", "1", "config.hardware.memoryMB", "config.uuid");
            assertThat(answer.property("config.hardware.memoryMB")).contains("128");
            assertThat(answer.property("config.uuid").orElseThrow())
                    .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        }
    }

    @Test
    void theCorpusOfRealVmxFilesCanAllBeFoundOnAHost() throws IOException {
        Path corpus = Path.of(System.getProperty("hypervia.shared", "absent"), "corpus", "vmx2xml");
        assumeTrue(Files.isDirectory(corpus), "no conversion corpus at " + corpus);
        SimulatorOptions.Builder options = SimulatorOptions.builder().tls(false);
        List<Path> files;
        try (Stream<Path> found = Files.list(corpus)) {
            files = found.filter(file -> file.toString().endsWith(".vmx"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            options.vmx(file);
        }
        try (EsxSimulator esx = EsxSimulator.start(options.build())) {
            Answer all = VimClient.loggedIn(esx)
                    .call(
                            "RetrieveProperties",
                            "PropertyCollector",
                            "ha-property-collector",
                            "<specSet>" + VimClient.machinesSpec("name", "config", "summary", "guest", "runtime")
                                    + "</specSet>");
            assertThat(all.status()).isEqualTo(200);
            assertThat(all.all("obj")).hasSize(files.size());
            assertThat(esx.traffic().of("RetrieveProperties")).isEqualTo(1);
        }
    }

    @Test
    void theHostTellsTheTimeOfItsClock() {
        Clock clock = Clock.fixed(Instant.parse("2020-02-29T12:00:00Z"), ZoneOffset.UTC);
        SimulatorOptions options = SimulatorOptions.builder()
                .tls(false)
                .clock(clock)
                .identity(HostIdentity.ESXI_8.withName("alpha", "").withVersion("7.0.3"))
                .build();
        try (EsxSimulator esx = EsxSimulator.start(options)) {
            VimClient client = VimClient.loggedIn(esx);
            assertThat(client.call("CurrentTime", "ServiceInstance", "ServiceInstance", "")
                            .first("returnval"))
                    .isEqualTo("2020-02-29T12:00:00Z");
            assertThat(client.read("HostSystem", "ha-host", "name").property("name"))
                    .contains("alpha");
            assertThat(client.call("RetrieveServiceContent", "ServiceInstance", "ServiceInstance", "")
                            .first("apiVersion"))
                    .isEqualTo("7.0.3.0");
        }
    }

    @Test
    void senselessOptionsAreRefused() {
        assertThatThrownBy(() ->
                        SimulatorOptions.builder().listen("127.0.0.1", 70_000).build())
                .hasMessage("port 70000 is not between 0 and 65535");
        assertThatThrownBy(() -> SimulatorOptions.builder().datastores(0).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SimulatorOptions.builder().machines(-1).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SimulatorOptions.builder().pageSize(0).build())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
