// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.TrafficCounts;
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

    static AbstractStringAssert<?> assertFails(ErrorCode code, ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        return assertThat(error.getMessage());
    }

    /** Counts at the server what a call costs. */
    static TrafficCounts costOf(EsxSimulator host, Runnable call) {
        host.resetTraffic();
        call.run();
        return host.traffic();
    }

    /** A change is one call, so many retrievals, and the wait on a collector that is there already. */
    static void assertOneCallAndWait(TrafficCounts cost, String method, long retrievals) {
        assertThat(cost.of(method)).isEqualTo(1);
        assertThat(cost.of("CreateFilter")).isEqualTo(1);
        assertThat(cost.of("DestroyPropertyFilter")).isEqualTo(1);
        assertThat(cost.of("RetrievePropertiesEx")).isEqualTo(retrievals);
        assertThat(cost.requests().keySet())
                .isSubsetOf(
                        method,
                        "RetrievePropertiesEx",
                        "CreateFilter",
                        "WaitForUpdatesEx",
                        "CancelWaitForUpdates",
                        "DestroyPropertyFilter");
    }
}
