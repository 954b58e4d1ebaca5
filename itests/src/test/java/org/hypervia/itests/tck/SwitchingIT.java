// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.auth.Secret;
import org.hypervia.examples.Switching;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;

/** The example does the same with either provider. */
class SwitchingIT {
    private static String run(String provider) {
        try (SimulatedHost host = SimulatedHost.start(Hypervisors.fromServiceLoader(), "", Map.of())) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Switching.run(
                    provider,
                    host.simulator().uri().toString(),
                    SimulatorOptions.DEFAULT_USER,
                    Secret.of(SimulatorOptions.DEFAULT_PASSWORD),
                    "web01",
                    new PrintStream(out, true, StandardCharsets.UTF_8));
            assertThat(host.simulator().machine("web01").state()).isEqualTo(MachineState.RUNNING);
            assertThat(host.simulator().openSessions()).isZero();
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void onlyTheNameOfTheProviderDiffers() {
        LibvirtPeer.need();
        assertThat(run("esx")).contains("web01 RUNNING", "power-cycled through esx");
        assertThat(run("libvirt").lines().sorted().toList())
                .isEqualTo(run("esx")
                        .replace("through esx", "through libvirt")
                        .lines()
                        .sorted()
                        .toList());
    }
}
