// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.migration.MigrateFlag;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.api.migration.MigrateParameter;
import org.hypervia.api.migration.MigrationTarget;
import org.hypervia.simulator.GivenDatacenter;
import org.hypervia.simulator.GivenHost;
import org.hypervia.simulator.SimulatedHost;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Migration by libvirt's own ESX driver, behind the same API. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LibvirtMigrationTest {
    private final VcenterSimulator center = VcenterSimulator.start(VcenterOptions.of(GivenDatacenter.of("dc1")
            .withHost(GivenHost.of("esx01.example.test").withMachines(1))
            .withHost(GivenHost.of("esx02.example.test"))));

    @AfterEach
    void end() {
        center.close();
        assertThat(Libvirt.PROVIDER.handles()).as("native handles").isZero();
    }

    private Hypervisor connect(String name) {
        SimulatedHost host = center.host(name);
        return Libvirt.connect(ConnectionSpec.builder(host.uri() + "&provider=libvirt")
                .credentials(Credentials.of("administrator", Secret.of("simulator"))));
    }

    @Test
    void aDomainIsMigratedFromConnectionToConnection() {
        try (Hypervisor source = connect("esx01.example.test");
                Hypervisor destination = connect("esx02.example.test")) {
            Domain domain = source.domains().byName("web01");

            Domain moved = domain.migrate(destination.domains(), MigrateOptions.of(MigrateFlag.LIVE));

            assertThat(moved.name()).isEqualTo("web01");
            assertThat(moved.info().state()).isNotNull();
        }
        assertThat(center.machine("web01").hostName()).isEqualTo("esx02.example.test");
    }

    @Test
    void libvirtsOwnCodesRefuseWhatItsDriverLacks() {
        try (Hypervisor source = connect("esx01.example.test");
                Hypervisor destination = connect("esx02.example.test")) {
            Domain domain = source.domains().byName("web01");
            Libvirt.assertFails(
                    ErrorCode.INVALID_ARG,
                    () -> domain.migrate(
                            destination.domains(),
                            MigrateOptions.defaults().with(MigrateParameter.DESTINATION_NAME, "other")));
            Libvirt.assertFails(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    () -> domain.migrate(
                            destination.domains(), MigrateOptions.defaults().to(MigrationTarget.ofHost("x"))));
        }
        assertThat(center.machine("web01").hostName()).isEqualTo("esx01.example.test");
    }

    @Test
    void theTestDriverHasNone() {
        try (Hypervisor test = Libvirt.connect(ConnectionSpec.builder("test:///default"))) {
            assertThat(test.capabilities()).doesNotContain(Capability.DOMAIN_MIGRATION);
            Domain domain = test.domains().byName("test");
            Libvirt.assertFails(ErrorCode.NO_SUPPORT, () -> domain.migrate(test.domains()));
        }
    }
}
