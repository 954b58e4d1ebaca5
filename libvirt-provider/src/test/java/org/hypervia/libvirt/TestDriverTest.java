// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.DestroyFlag;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.InterfaceAddressSource;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.domain.ShutdownMode;
import org.hypervia.api.domain.Snapshot;
import org.hypervia.api.domain.SnapshotDeleteFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.host.ProductVersion;
import org.hypervia.api.resource.Affect;
import org.hypervia.api.resource.MemoryParameters;
import org.hypervia.api.resource.SchedulerParameters.Parameter;
import org.hypervia.api.resource.VcpuCount;
import org.hypervia.api.value.MemorySize;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every operation that libvirt's own test hypervisor has. */
class TestDriverTest {
    private final Hypervisor connection = Libvirt.test();
    private final Domain domain = connection.domains().byName("test");

    @AfterEach
    void end() {
        connection.close();
        assertThat(Libvirt.PROVIDER.handles()).as("native handles").isZero();
    }

    @Test
    void theConnectionTellsWhatItIs() {
        assertThat(connection.type()).isEqualTo("TEST");
        assertThat(connection.version()).isEqualTo(new ProductVersion(0, 0, 2));
        assertThat(connection.host().hostname()).isNotEmpty();
        assertThat(connection.host().info().cpus()).isEqualTo(16);
        assertThat(connection.host().maxVcpus()).isEqualTo(32);
        assertThat(connection.host().capabilitiesXml()).startsWith("<capabilities>");
        assertThat(connection.host().freeMemory().bytes()).isPositive();
        assertThat(connection.capabilities()).contains(Capability.DOMAIN_SNAPSHOTS);
        assertThat(connection.capabilities()).doesNotContain(Capability.DOMAIN_JOB, Capability.CONFIG_NATIVE);
    }

    @Test
    void domainsAreFoundByIdUuidNameAndFilter() {
        UUID uuid = UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f");
        assertThat(domain.identity().uuid().orElse(null)).isEqualTo(uuid);
        assertThat(domain.id()).hasValue(1);
        assertThat(connection.domains().byUuid(uuid).name()).isEqualTo("test");
        assertThat(connection.domains().byId(1).name()).isEqualTo("test");
        assertThat(connection.domains().summaries(DomainFilter.all()).items())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.state()).isEqualTo(DomainState.RUNNING);
                    assertThat(row.maxMemory().orElse(null)).isEqualTo(MemorySize.ofKibibytes(8_388_608));
                    assertThat(row.vcpus().orElse(0)).isEqualTo(2);
                });
        assertThat(connection
                        .domains()
                        .list(DomainFilter.of(Condition.INACTIVE))
                        .items())
                .isEmpty();
        Libvirt.assertFails(ErrorCode.NO_DOMAIN, () -> connection.domains().byName("nobody"));
        Libvirt.assertFails(ErrorCode.NO_DOMAIN, () -> connection.domains().byId(99));
        Libvirt.assertFails(ErrorCode.NO_DOMAIN, () -> connection.domains().byUuid(new UUID(1, 2)));
    }

    @Test
    void powerGoesOnAndOffWithLibvirtsCodes() {
        domain.suspend();
        assertThat(domain.status().state()).isEqualTo(DomainState.PAUSED);
        domain.resume();
        domain.reset();
        domain.reboot();
        // The test driver's own code; it comes through as it is.
        Libvirt.assertFails(ErrorCode.INTERNAL_ERROR, domain::start);
        Libvirt.assertFails(ErrorCode.INVALID_ARG, () -> domain.shutdown(Set.of(ShutdownMode.GUEST_AGENT)));
        domain.destroy(Set.of(DestroyFlag.GRACEFUL));
        assertThat(domain.status().state()).isEqualTo(DomainState.SHUTOFF);
        Libvirt.assertFails(ErrorCode.OPERATION_INVALID, domain::destroy);
        domain.start();
        domain.shutdown();
        assertThat(domain.status().state()).isEqualTo(DomainState.SHUTOFF);
    }

    @Test
    void queriesTellConfigurationAndUse() {
        assertThat(domain.info().memory()).isEqualTo(MemorySize.ofKibibytes(2_097_152));
        assertThat(domain.info().cpuTime()).isPositive();
        assertThat(domain.osType()).isEqualTo("linux");
        assertThat(domain.isPersistent()).isTrue();
        assertThat(domain.isUpdated()).isFalse();
        assertThat(domain.hasManagedSaveImage()).isFalse();
        assertThat(domain.isAutostart()).isFalse();
        domain.setAutostart(true);
        assertThat(domain.isAutostart()).isTrue();
        assertThat(domain.xml(Set.of())).startsWith("<domain type='test' id='1'>");
        assertThat(domain.definition().name()).hasValue("test");
    }

    @Test
    void memoryCpusAndSchedulerAreInLibvirtsUnits() {
        domain.resources().setMemory(MemorySize.ofMebibytes(1024), Affect.LIVE);
        assertThat(domain.info().memory()).isEqualTo(MemorySize.ofMebibytes(1024));
        assertThat(domain.resources().maxMemory()).isEqualTo(MemorySize.ofKibibytes(8_388_608));
        Libvirt.assertFails(
                ErrorCode.OPERATION_INVALID, () -> domain.resources().setMaxMemory(MemorySize.ofMebibytes(1)));

        domain.resources()
                .setMemoryParameters(new MemoryParameters(
                        Optional.of(MemorySize.ofMebibytes(64)), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(domain.resources().memoryParameters().hardLimit()).hasValue(MemorySize.ofMebibytes(64));

        assertThat(domain.resources().vcpus(VcpuCount.MAXIMUM, Affect.CONFIG)).isEqualTo(2);
        domain.resources().setVcpus(1, Affect.LIVE);
        assertThat(domain.resources().vcpus(VcpuCount.CURRENT, Affect.LIVE)).isEqualTo(1);
        Libvirt.assertFails(ErrorCode.INVALID_ARG, () -> domain.resources().setVcpus(99, Affect.LIVE));

        domain.destroy();
        domain.resources().setVcpus(2, Affect.CURRENT);
        assertThat(domain.resources().vcpus(VcpuCount.CURRENT, Affect.CURRENT)).isEqualTo(2);
        domain.start();

        assertThat(domain.resources().scheduler().type()).isEqualTo("fair");
        assertThat(domain.resources().scheduler().value("weight")).hasValue(50L);
        domain.resources().setScheduler(Set.of(new Parameter("weight", 60)));
        Libvirt.assertFails(
                ErrorCode.ARGUMENT_UNSUPPORTED,
                () -> domain.resources().setScheduler(Set.of(new Parameter("nonsense", 1))));
    }

    @Test
    void snapshotsMakeATree() {
        Snapshot base = domain.snapshots().create("base", "first & best", Set.of());
        Snapshot leaf = domain.snapshots().create("gr\u00f6\u00dfe", "", Set.of());

        assertThat(domain.snapshots().tree()).singleElement().satisfies(root -> {
            assertThat(root.name()).isEqualTo("base");
            assertThat(root.description()).isEqualTo("first & best");
            assertThat(root.metadata()).isTrue();
            assertThat(root.state()).isEqualTo(DomainState.RUNNING);
            assertThat(root.children())
                    .singleElement()
                    .satisfies(child -> assertThat(child.current()).isTrue());
        });
        assertThat(leaf.parent())
                .hasValueSatisfying(parent -> assertThat(parent.info().name()).isEqualTo("base"));
        assertThat(leaf.info().name()).isEqualTo("gr\u00f6\u00dfe");
        assertThat(base.xml()).contains("<name>base</name>");
        base.revert(Set.of());
        assertThat(domain.snapshots().byName("base").isCurrent()).isTrue();
        base.delete(Set.of(SnapshotDeleteFlag.CHILDREN));
        assertThat(domain.snapshots().list()).isEmpty();
        Libvirt.assertFails(
                ErrorCode.NO_DOMAIN_SNAPSHOT, () -> domain.snapshots().byName("base"));
    }

    @Test
    void theGuestTellsItsNameAddressesAndScreen() throws IOException {
        assertThat(domain.guest().hostname()).isEqualTo("testhost");
        assertThat(domain.guest().interfaces(InterfaceAddressSource.LEASE))
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.name()).isEqualTo("testnet0");
                    assertThat(card.mac())
                            .hasValueSatisfying(mac -> assertThat(mac).hasToString("aa:bb:cc:dd:ee:ff"));
                    assertThat(card.addresses()).singleElement().satisfies(address -> {
                        assertThat(address.address().getHostAddress()).isEqualTo("192.168.122.3");
                        assertThat(address.prefix()).isEqualTo(24);
                    });
                });
        try (Screenshot picture = domain.screenshot(0)) {
            assertThat(picture.mimeType()).isEqualTo("image/png");
            assertThat(picture.content().readAllBytes()).startsWith(0x89, 'P', 'N', 'G');
        }
    }

    @Test
    void domainsAreDefinedCreatedAndUndefined() {
        String xml = "<domain type='test'><name>%s</name><memory>4096</memory><os><type>hvm</type></os></domain>";
        Domain defined = connection.domains().define(xml.formatted("w\u00e4hrung"));
        assertThat(defined.name()).isEqualTo("w\u00e4hrung");
        assertThat(connection.domains().byName("w\u00e4hrung").status().state()).isEqualTo(DomainState.SHUTOFF);
        defined.start();
        defined.destroy();
        defined.undefine(Set.of());
        Libvirt.assertFails(ErrorCode.NO_DOMAIN, defined::info);

        Domain made = connection.domains().create(xml.formatted("passing"), Set.of());
        assertThat(made.isPersistent()).isFalse();
        made.destroy();
        Libvirt.assertFails(ErrorCode.NO_DOMAIN, made::info);
        Libvirt.assertFails(ErrorCode.XML_DETAIL, () -> connection.domains().define("<domain>"));
    }

    @Test
    void whatTheDriverLacksIsNoSupport() {
        Libvirt.assertFails(ErrorCode.NO_SUPPORT, () -> domain.job().info());
        Libvirt.assertFails(
                ErrorCode.NO_SUPPORT, () -> connection.nativeConfigs().domainXmlFromNative("vmware-vmx", ""));
        Libvirt.assertFails(ErrorCode.NO_SUPPORT, () -> domain.resources().cpuUsage());
    }

    @Test
    void closingWaitsForCallsThatRunAndLaterOnesAreRefused() throws InterruptedException {
        for (int round = 0; round < 60; round++) {
            Hypervisor shared = Libvirt.test();
            CountDownLatch busy = new CountDownLatch(3);
            List<Throwable> ends = new CopyOnWriteArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Thread thread = new Thread(() -> {
                    busy.countDown();
                    while (true) {
                        shared.domains().summaries(DomainFilter.all());
                    }
                });
                thread.setUncaughtExceptionHandler((who, error) -> ends.add(error));
                thread.start();
                threads.add(thread);
            }
            busy.await();
            shared.close();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(ends)
                    .hasSize(3)
                    .allSatisfy(end ->
                            assertThat(((HypervisorException) end).code()).isEqualTo(ErrorCode.INVALID_CONN));
        }
    }

    @Test
    void errorsOfOneThreadDoNotReachAnother() throws InterruptedException {
        List<Throwable> wrong = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            boolean fails = i % 2 == 0;
            Thread thread = new Thread(() -> {
                for (int n = 0; n < 200; n++) {
                    if (fails) {
                        Libvirt.assertFails(
                                ErrorCode.NO_DOMAIN, () -> connection.domains().byName("nobody"));
                    } else {
                        assertThat(connection.domains().byName("test").info().vcpus())
                                .isEqualTo(2);
                    }
                }
            });
            thread.setUncaughtExceptionHandler((who, error) -> wrong.add(error));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong).isEmpty();
    }
}
