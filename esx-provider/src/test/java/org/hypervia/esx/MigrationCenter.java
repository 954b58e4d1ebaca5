// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.auth.CredentialRequest;
import org.hypervia.api.auth.Secret;
import org.hypervia.simulator.GivenDatacenter;
import org.hypervia.simulator.GivenHost;
import org.hypervia.simulator.SimulatedHost;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;

/** A simulated vCenter between whose hosts machines are moved. Closing it shows that no session and no filter is left. */
final class MigrationCenter implements AutoCloseable {
    private final VcenterSimulator simulator = VcenterSimulator.start(VcenterOptions.of(
            GivenDatacenter.of("dc1")
                    .withHost(GivenHost.of("esx01.example.test").withMachines(2))
                    .withHost(GivenHost.of("esx02.example.test").withMachines(1))
                    .withCluster("cluster1", GivenHost.of("esx03.example.test"), GivenHost.of("esx04.example.test")),
            GivenDatacenter.of("dc2")
                    .withHost(GivenHost.of("esx05.example.test").withDatastores("shared1", "far"))));

    VcenterSimulator simulator() {
        return simulator;
    }

    static ConnectionSpec.Builder spec(Object uri) {
        return ConnectionSpec.builder(uri.toString())
                .credentials(request -> Optional.of(Secret.of(
                        request.kind() == CredentialRequest.Kind.PASSWORD
                                ? "simulator"
                                : request.defaultAnswer().orElseThrow())))
                .operationTimeout(Duration.ofMinutes(1));
    }

    static Hypervisor connect(Object uri) {
        return Simulated.connect(spec(uri));
    }

    /** The URI of a host that leads to its vCenter too. */
    String withCenter(SimulatedHost host) {
        return host.agent().uri() + "&vcenter=administrator@*:"
                + simulator.endpoint().port();
    }

    @Override
    public void close() {
        assertThat(simulator.endpoint().openSessions())
                .as("sessions left on the vCenter")
                .isZero();
        assertThat(simulator.endpoint().openFilters())
                .as("filters left on the vCenter")
                .isZero();
        assertThat(simulator.hosts())
                .allSatisfy(host -> assertThat(host.agent().openSessions()).isZero());
        simulator.close();
    }
}
