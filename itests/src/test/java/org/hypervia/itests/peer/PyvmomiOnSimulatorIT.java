// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.HostManner;
import org.hypervia.simulator.SimulatorOptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs written with pyvmomi on our simulator: {@code itests/pyvmomi-peer/flows.py}. */
@Timeout(300)
class PyvmomiOnSimulatorIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyFlowWorks(boolean old) {
        String python = Peers.pyvmomi().toString();
        Path flows = Path.of(System.getProperty("hypervia.root"), "itests", "pyvmomi-peer", "flows.py");
        try (EsxSimulator host = EsxSimulator.start(SimulatorOptions.builder()
                .credentials("root", "secret")
                .manner(old ? HostManner.BEFORE_6_0 : HostManner.SINCE_6_0)
                .tls(false)
                .showcase(true)
                .build())) {
            Command.Result result = new Command(folder, List.of(python, "-B", flows.toString()), Map.of())
                    .run("127.0.0.1", String.valueOf(host.port()), "root", "secret");
            List<String> lines = result.out().lines().toList();
            assertThat(lines).as(result.err()).hasSizeGreaterThan(30).allMatch(line -> line.startsWith("ok "));
            assertThat(result.status()).as(result.err()).isZero();
            assertThat(host.openSessions()).isZero();
        }
    }
}
