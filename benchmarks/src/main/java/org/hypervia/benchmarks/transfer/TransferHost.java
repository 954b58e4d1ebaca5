// SPDX-License-Identifier: Apache-2.0
package org.hypervia.benchmarks.transfer;

import java.io.IOException;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.SimulatorOptions;

/** A simulated host with a large file, for as long as its standard input is open: a process of its own beside the clients. */
public final class TransferHost {
    static final String FILE = "iso/large.iso";

    private static final long ROOM = 1L << 40;

    private TransferHost() {}

    /**
     * Starts it and prints its port.
     *
     * @param arguments whether to use TLS, and the size of the file in bytes
     */
    public static void main(String[] arguments) throws IOException {
        SimulatorOptions options = SimulatorOptions.builder()
                .machines(0)
                .tls(Boolean.parseBoolean(arguments[0]))
                .build();
        try (EsxSimulator host = EsxSimulator.start(options)) {
            host.datastore("datastore1").capacity(ROOM);
            host.datastore("datastore1").writeZeros(FILE, Long.parseLong(arguments[1]));
            System.out.println(host.port());
            while (System.in.read() >= 0) {
                // Until whoever has started it is gone.
            }
        }
    }
}
