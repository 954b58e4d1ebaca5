// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.auth.CredentialRequest;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.migration.MigrateFlag;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.simulator.GivenDatacenter;
import org.hypervia.simulator.GivenHost;
import org.hypervia.simulator.HeldTasks;
import org.hypervia.simulator.SimulatedHost;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where libvirt's ESX driver can migrate, and what it lacks: peer to peer, and the end of a migration under way. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LibvirtMigrationLimitsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    // The driver reaches the vCenter of a host on the host's own port.
    private final VcenterSimulator center = VcenterSimulator.start(VcenterOptions.of(GivenDatacenter.of("dc1")
                    .withHost(GivenHost.of("esx01.example.test").withMachines(1))
                    .withHost(GivenHost.of("esx02.example.test")))
            .withServer(SimulatorOptions.builder().build())
            .withHostAddresses("127.0.1.1"));
    private final SimulatedHost first = center.host("esx01.example.test");
    private final SimulatedHost second = center.host("esx02.example.test");
    private final SimulatedMachine web = center.machine("web01");

    @AfterEach
    void end() {
        center.close();
        assertThat(Libvirt.PROVIDER.handles()).as("native handles").isZero();
    }

    private static Hypervisor connect(String uri) {
        return Libvirt.connect(ConnectionSpec.builder(uri + "&provider=libvirt").credentials(request -> {
            boolean center = request.challenge().equals("127.0.0.1");
            String user = center ? VcenterOptions.DEFAULT_USER : SimulatorOptions.DEFAULT_USER;
            return Optional.of(Secret.of(
                    request.kind() == CredentialRequest.Kind.PASSWORD ? SimulatorOptions.DEFAULT_PASSWORD : user));
        }));
    }

    /** With a user in it, the driver would take that one for the vCenter too. */
    private static String byItself(SimulatedHost host, String parameters) {
        return host.agent().uri().toString().replace("root@", "") + parameters;
    }

    @Test
    void aHostWithoutItsVCenterClaimsNoMigration() {
        try (Hypervisor alone = connect(byItself(first, ""));
                Hypervisor empty = connect(byItself(first, "&auto_answer=1"));
                Hypervisor destination = connect(second.uri().toString())) {
            assertThat(alone.capabilities()).doesNotContain(Capability.DOMAIN_MIGRATION);
            assertThat(empty.capabilities()).doesNotContain(Capability.DOMAIN_MIGRATION);
            assertThat(destination.capabilities()).contains(Capability.DOMAIN_MIGRATION);

            Domain domain = alone.domains().byName("web01");
            Libvirt.assertFails(ErrorCode.NO_SUPPORT, () -> domain.migrate(destination.domains()))
                    .contains("domain.migration", "vcenter=*");
        }
        assertThat(web.hostName()).isEqualTo(first.name());
    }

    @Test
    void aHostThatNamesItsVCenterMigrates() {
        try (Hypervisor source = connect(byItself(first, "&vcenter=*"));
                Hypervisor destination = connect(byItself(second, "&vcenter=127.0.0.1"))) {
            assertThat(source.capabilities()).contains(Capability.DOMAIN_MIGRATION);

            Domain moved = source.domains().byName("web01").migrate(destination.domains());

            assertThat(moved).isEqualTo(destination.domains().byName("web01"));
            assertThat(source.domains().find("web01")).isEmpty();
        }
        assertThat(web.hostName()).isEqualTo(second.name());
    }

    @Test
    void peerToPeerIsRefused() {
        try (Hypervisor source = connect(first.uri().toString());
                Hypervisor destination = connect(second.uri().toString())) {
            Domain domain = source.domains().byName("web01");
            Libvirt.assertFails(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    () -> domain.migrate(
                            destination.domains(), MigrateOptions.of(MigrateFlag.PEER2PEER, MigrateFlag.LIVE)));
        }
        assertThat(web.hostName()).isEqualTo(first.name());
    }

    @Test
    void noMigrationUnderWayIsEndedAndWhoGivesItUpIsTold() throws Exception {
        try (HeldTasks held = center.holdTasks("MigrateVM_Task");
                Hypervisor source = connect(first.uri().toString());
                Hypervisor destination = connect(second.uri().toString())) {
            assertThat(source.capabilities()).doesNotContain(Capability.DOMAIN_JOB);
            Domain domain = source.domains().byName("web01");
            FutureTask<HypervisorException> call = new FutureTask<>(
                    () -> catchThrowableOfType(HypervisorException.class, () -> domain.migrate(destination.domains())));
            Thread thread = new Thread(call);
            thread.start();
            assertThat(held.await(1, LONG)).isTrue();

            Libvirt.assertFails(ErrorCode.NO_SUPPORT, () -> domain.job().abort());
            thread.interrupt();

            HypervisorException error = call.get();
            assertThat(error.code()).as(error.getMessage()).isEqualTo(ErrorCode.OPERATION_ABORTED);
            assertThat(error.getMessage())
                    .contains("was interrupted")
                    .endsWith("Libvirt's driver cannot end a migration, so it goes on: look where the domain is");
            assertThat(center.endpoint().traffic().of("CancelTask")).isZero();
            held.release();
        }
        while (!web.hostName().equals(second.name())) {
            Thread.onSpinWait();
        }
    }
}
