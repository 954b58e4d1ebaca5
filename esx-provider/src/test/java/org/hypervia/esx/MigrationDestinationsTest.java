// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.MigrationCenter.connect;
import static org.hypervia.esx.Simulated.assertFails;

import java.util.concurrent.TimeUnit;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.api.migration.MigrateParameter;
import org.hypervia.api.migration.MigrationTarget;
import org.hypervia.simulator.HostIdentity;
import org.hypervia.simulator.SimulatedHost;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where a migration may lead: under the same vCenter, to a host that is named somehow. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MigrationDestinationsTest {
    private final MigrationCenter migrations = new MigrationCenter();
    private final VcenterSimulator center = migrations.simulator();
    private final SimulatedHost first = center.host("esx01.example.test");
    private final SimulatedHost second = center.host("esx02.example.test");
    private final SimulatedMachine web = center.machine("web01");

    @AfterEach
    void end() {
        migrations.close();
    }

    @Test
    void twoVCentersAreTold() {
        HostIdentity name = VcenterOptions.VCENTER_8.withName("other", "example.test");
        try (VcenterSimulator other =
                        VcenterSimulator.start(VcenterOptions.defaults().withIdentity(name));
                Hypervisor source = connect(first.uri());
                Hypervisor destination = connect(other.hosts().get(0).uri())) {
            Domain domain = source.domains().byName("web01");
            assertFails(ErrorCode.INVALID_ARG, () -> domain.migrate(destination.domains()))
                    .contains("have to refer to the same vCenter");
        }
    }

    @Test
    void withoutAVCenterThereIsNoMigration() {
        try (Hypervisor source = connect(first.agent().uri());
                Hypervisor destination = connect(migrations.withCenter(second))) {
            Domain domain = source.domains().byName("web01");
            assertFails(ErrorCode.NO_SUPPORT, () -> domain.migrate(destination.domains()))
                    .contains("vcenter=*");
            Domain back = destination.domains().list().items().get(0);
            assertFails(ErrorCode.NO_SUPPORT, () -> back.migrate(source.domains()))
                    .contains("vcenter=*");
        }
    }

    @Test
    void theWholeVCenterAsADestinationNeedsAHost() {
        try (Hypervisor source = connect(first.uri());
                Hypervisor all = connect(center.uri())) {
            Domain domain = source.domains().byName("web01");
            assertFails(ErrorCode.INVALID_ARG, () -> domain.migrate(all.domains()))
                    .contains("has several hosts: name one");
            assertFails(
                            ErrorCode.INVALID_ARG,
                            () -> domain.migrate(
                                    all.domains(), MigrateOptions.defaults().to(MigrationTarget.ofHost("esx09"))))
                    .contains("no host 'esx09'", "'dc1/esx01.example.test/esx01.example.test'");
            assertFails(ErrorCode.OPERATION_INVALID, () -> domain.relocate(MigrationTarget.ofHost(first.name())))
                    .contains("is on host 'esx01.example.test' already");
        }
    }

    @Test
    void libvirtsMigrationUriNamesPoolAndHost() {
        String pool = center.addPool(second, "gold");
        try (Hypervisor source = connect(first.uri());
                Hypervisor destination = connect(second.uri())) {
            Domain domain = source.domains().byName("web01");
            String path = "/" + pool + "/" + second.id();
            assertFails(
                            ErrorCode.INVALID_ARG,
                            () -> domain.migrate(
                                    destination.domains(),
                                    MigrateOptions.defaults()
                                            .with(MigrateParameter.MIGRATE_URI, "vpxmigr://10.9.9.9" + path)))
                    .contains("the same vCenter");

            domain.migrate(
                    destination.domains(),
                    MigrateOptions.defaults().with(MigrateParameter.MIGRATE_URI, "vpxmigr://127.0.0.1" + path));
        }
        assertThat(web.hostName()).isEqualTo(second.name());
    }
}
