// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A file of any size passes through little memory. */
class LargeTransferIT {
    private static final long SIZE = 4L << 30;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void fourGibibytesGoUpAndDownThroughAHeapOf64Mebibytes() throws IOException, InterruptedException {
        try (EsxSimulator host = EsxSimulator.start(
                SimulatorOptions.builder().machines(0).tls(false).build())) {
            host.datastore("datastore1").capacity(16L << 30);
            Process client = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LargeTransfer.class.getName(),
                            host.uri().toString(),
                            SimulatorOptions.DEFAULT_USER,
                            SimulatorOptions.DEFAULT_PASSWORD,
                            Long.toString(SIZE)))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(client.waitFor()).as(said).isZero();
            assertThat(said).contains("4294967296 bytes up, 4294967296 bytes down, 4294967296 as they were");
            assertThat(host.datastore("datastore1").size("iso/large.iso")).hasValue(SIZE);
            assertThat(host.datastore("datastore1").files()).containsExactly("iso/large.iso");
        }
    }
}
