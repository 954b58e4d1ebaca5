// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.auth.CredentialRequest;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.network.Network;
import org.hypervia.api.resource.SchedulerParameters.Parameter;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Libvirt's own ESX driver behind the same API. */
class LibvirtEsxTest {
    private final EsxSimulator host =
            EsxSimulator.start(SimulatorOptions.builder().machines(3).build());

    @AfterEach
    void end() {
        host.close();
        assertThat(Libvirt.PROVIDER.handles()).as("native handles").isZero();
        assertThat(host.openSessions()).as("sessions on the host").isZero();
    }

    private ConnectionSpec.Builder spec() {
        return ConnectionSpec.builder(host.uri() + "&provider=libvirt")
                .credentials(
                        Credentials.of(SimulatorOptions.DEFAULT_USER, Secret.of(SimulatorOptions.DEFAULT_PASSWORD)));
    }

    @Test
    void aSimulatedHostIsListedAndPowerCycled() {
        host.machine("web01").state(MachineState.OFF);
        try (Hypervisor connection = Libvirt.connect(spec())) {
            assertThat(connection.type()).isEqualTo("ESX");
            assertThat(connection.domains().summaries(DomainFilter.all()).items())
                    .hasSize(3);
            Domain domain = connection.domains().byName("web01");
            domain.start();
            assertThat(domain.status().state()).isEqualTo(DomainState.RUNNING);
            Libvirt.assertFails(ErrorCode.OPERATION_INVALID, domain::start);
            domain.destroy();
            assertThat(host.machine("web01").state()).isEqualTo(MachineState.OFF);
        }
    }

    /** Libvirt knows no limit for what it waits for here; the test would hang. */
    @Test
    @Timeout(120)
    void aHostThatHangsHoldsUpNobodyForLongerThanWasSaid() throws InterruptedException {
        FaultRule silence = FaultRule.on("RetrievePropertiesEx", new Misbehaviour.Held());
        FaultRule older = FaultRule.on("RetrieveProperties", new Misbehaviour.Held());
        Hypervisor connection = Libvirt.connect(spec().operationTimeout(Duration.ofMillis(500)));
        host.faults().add(silence);
        host.faults().add(older);
        Libvirt.assertFails(
                ErrorCode.OPERATION_TIMEOUT, () -> connection.domains().summaries(DomainFilter.all()));
        connection.close();
        Libvirt.assertFails(
                ErrorCode.OPERATION_TIMEOUT, () -> Libvirt.connect(spec().connectTimeout(Duration.ofMillis(500))));
        assertThat(Libvirt.PROVIDER.handles())
                .as("held by calls that were left")
                .isPositive();
        host.faults().clear();
        for (Thread left : Thread.getAllStackTraces().keySet()) {
            if (left.getName().startsWith("hypervia-libvirt")) {
                left.join();
            }
        }
    }

    @Test
    void severalSchedulerParametersGoInOneBlock() {
        try (Hypervisor connection = Libvirt.connect(spec())) {
            Domain domain = connection.domains().byName("web01");
            domain.resources()
                    .setScheduler(Set.of(
                            new Parameter("reservation", 100),
                            new Parameter("limit", 2000),
                            new Parameter("shares", -3)));
            assertThat(domain.resources().scheduler().value("reservation")).hasValue(100L);
            assertThat(domain.resources().scheduler().value("limit")).hasValue(2000L);
            assertThat(domain.resources().scheduler().value("shares")).hasValue(-3L);
        }
    }

    @Test
    void snapshotsAndScreensComeThroughTheDriverToo() throws IOException {
        host.machine("web01").state(MachineState.RUNNING);
        try (Hypervisor connection = Libvirt.connect(spec())) {
            Domain domain = connection.domains().byName("web01");
            domain.snapshots().create("one", "first");
            domain.snapshots().create("two");
            assertThat(domain.snapshots().tree())
                    .singleElement()
                    .satisfies(root -> assertThat(root.children())
                            .singleElement()
                            .satisfies(child -> assertThat(child.current()).isTrue()));
            try (Screenshot picture = domain.screenshot(0)) {
                assertThat(ImageIO.read(picture.content()).getWidth()).isPositive();
            }
        }
    }

    @Test
    void theCallbackIsAskedWithTheHostAsChallengeAndManyTimesWithoutHarm() {
        AtomicInteger asked = new AtomicInteger();
        for (int i = 0; i < 60; i++) {
            ConnectionSpec.Builder spec = ConnectionSpec.builder(host.uri().toString())
                    .credentials(request -> {
                        asked.incrementAndGet();
                        assertThat(request.kind()).isEqualTo(CredentialRequest.Kind.PASSWORD);
                        assertThat(request.challenge()).isEqualTo("127.0.0.1");
                        return Optional.of(Secret.of(SimulatorOptions.DEFAULT_PASSWORD));
                    });
            Libvirt.connect(spec).close();
            // Memory that is freed twice shows at a collection.
            System.gc();
        }
        assertThat(asked).hasValue(60);
    }

    @Test
    void whatTheCallbackRefusesOrThrowsIsToldAsItIs() {
        Libvirt.assertFails(
                ErrorCode.AUTH_FAILED,
                () -> Libvirt.connect(
                        ConnectionSpec.builder(host.uri().toString()).credentials(request -> Optional.empty())));
        assertThatThrownBy(() -> Libvirt.connect(
                        ConnectionSpec.builder(host.uri().toString()).credentials(request -> {
                            throw new IllegalStateException("no terminal");
                        })))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no terminal");
        assertThatThrownBy(() -> Libvirt.connect(
                        ConnectionSpec.builder(host.uri().toString()).credentials(request -> {
                            throw new AssertionError("not even an exception");
                        })))
                .isInstanceOf(AssertionError.class)
                .hasMessage("not even an exception");
    }

    /** Of these calls some end the process, so they are not made at all; and who asks hears where they can be made. */
    @Test
    void storageIsWithheldForTheSakeOfTheProcess() {
        try (Hypervisor connection = Libvirt.connect(spec())) {
            assertThat(connection.capabilities())
                    .contains(Capability.NETWORKS, Capability.NETWORK_DEFINE)
                    .doesNotContain(
                            Capability.STORAGE_POOLS,
                            Capability.STORAGE_VOLUMES,
                            Capability.STORAGE_CHANGES,
                            Capability.STORAGE_TRANSFERS,
                            Capability.HOST_INTERFACES,
                            Capability.DOMAIN_BLOCK_INFO);
            Libvirt.assertFails(ErrorCode.NO_SUPPORT, () -> connection.storagePools().list())
                    .contains("storage.pools", "mount path", "use esx-provider");
            Libvirt.assertFails(ErrorCode.NO_SUPPORT, () -> connection.storagePools().volumeByPath("[a] b"))
                    .contains("use esx-provider");
            Libvirt.assertFails(
                            ErrorCode.NO_SUPPORT, () -> connection.hostInterfaces().list())
                    .contains("use esx-provider");
        }
    }

    @Test
    void networksAreThoseOfTheHost() {
        try (Hypervisor connection = Libvirt.connect(spec())) {
            Network network = connection.networks().byName("vSwitch0");
            assertThat(connection.networks().list().orThrow()).contains(network);
            assertThat(connection.networks().byUuid(network.uuid())).isEqualTo(network);
            assertThat(network.xml()).contains("<name>vSwitch0</name>");
            assertThat(network.bridge()).isEmpty();
            assertThat(network.isActive()).isTrue();
            Libvirt.assertFails(ErrorCode.INTERNAL_ERROR, () -> network.setAutostart(false));
        }
    }
}
