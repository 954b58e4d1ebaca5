// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import java.time.Duration;
import java.util.List;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.spi.registry.ProviderRegistry;

/** Connections to a simulated host, as an application opens them. */
final class Simulated {
    private Simulated() {}

    static EsxSimulator host(int machines) {
        return EsxSimulator.start(SimulatorOptions.builder().machines(machines).build());
    }

    static Hypervisor connect(EsxSimulator host) {
        return connect(host, "");
    }

    static Hypervisor connect(EsxSimulator host, String parameters) {
        return connect(spec(host, parameters));
    }

    static ConnectionSpec.Builder spec(EsxSimulator host, String parameters) {
        return ConnectionSpec.builder(host.uri() + parameters)
                .credentials(
                        Credentials.of(SimulatorOptions.DEFAULT_USER, Secret.of(SimulatorOptions.DEFAULT_PASSWORD)))
                .operationTimeout(Duration.ofMinutes(1));
    }

    static Hypervisor connect(ConnectionSpec.Builder spec) {
        return new ProviderRegistry(() -> List.of(new EsxProvider())).connect(spec.build());
    }
}
