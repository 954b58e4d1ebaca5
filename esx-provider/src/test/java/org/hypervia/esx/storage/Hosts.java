// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.EsxProvider;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.SimulatedDatastore;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.simulator.TrafficCounts;
import org.hypervia.spi.registry.ProviderRegistry;

/** Hosts with storage, and connections to them as an application opens them. */
final class Hosts {
    /** The name of a target. */
    static final String IQN = "iqn.2001-04.com.example:t1";

    private Hosts() {}

    /** Starts a host with one empty datastore, {@code datastore1}. */
    static EsxSimulator start() {
        return EsxSimulator.start(SimulatorOptions.builder().machines(0).build());
    }

    static Hypervisor connect(EsxSimulator host) {
        ConnectionSpec spec = ConnectionSpec.builder(host.uri().toString())
                .credentials(
                        Credentials.of(SimulatorOptions.DEFAULT_USER, Secret.of(SimulatorOptions.DEFAULT_PASSWORD)))
                .operationTimeout(Duration.ofMinutes(1))
                .build();
        return new ProviderRegistry(() -> List.of(new EsxProvider())).connect(spec);
    }

    /** Adds a software adapter with one target, {@link #IQN} at 192.0.2.10:3260, to which it is not logged in. */
    static void addIscsi(EsxSimulator host, String device) {
        host.storage().addIscsiAdapter(device, true, "iqn.1998-01.com.vmware:host");
        host.storage().addTarget(device, IQN, "192.0.2.10", 3260);
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

    /**
     * Counts what a call costs that looks at a task: least where the host has finished the task by then. A host that has
     * not, as one whose threads wait for a processor, is waited for, which costs three more.
     */
    static long leastCostOf(EsxSimulator host, Runnable call) {
        return LongStream.generate(() -> costOf(host, call).total())
                .limit(5)
                .min()
                .orElseThrow();
    }

    /** Tells whether there is a folder; afterwards there is none. */
    static boolean hasFolder(SimulatedDatastore files, String path) {
        try {
            files.delete(path);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
