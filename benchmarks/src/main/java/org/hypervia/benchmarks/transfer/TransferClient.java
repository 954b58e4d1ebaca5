// SPDX-License-Identifier: Apache-2.0
package org.hypervia.benchmarks.transfer;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.storage.StorageVolume;
import org.hypervia.api.storage.TransferOptions;
import org.hypervia.simulator.SimulatorOptions;

/** Moves the file of a {@link TransferHost} and prints how long that took, and how much of the processors. */
public final class TransferClient {
    private static final double NANOS = 1e9;

    private TransferClient() {}

    /**
     * Moves the file.
     *
     * @param arguments the URI, {@code get} or {@code put}, and the file at this end
     */
    public static void main(String[] arguments) throws IOException {
        ConnectionSpec spec = ConnectionSpec.builder(arguments[0])
                .credentials(
                        Credentials.of(SimulatorOptions.DEFAULT_USER, Secret.of(SimulatorOptions.DEFAULT_PASSWORD)))
                .build();
        boolean download = arguments[1].equals("get");
        try (Hypervisor connection = Hypervisors.fromServiceLoader().connect(spec);
                FileChannel file = FileChannel.open(
                        Path.of(arguments[2]), download ? StandardOpenOption.WRITE : StandardOpenOption.READ)) {
            StorageVolume volume = connection.storagePools().volumeByPath("[datastore1] " + TransferHost.FILE);
            OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long cpu = process.getProcessCpuTime();
            long start = System.nanoTime();
            TransferOptions options = TransferOptions.defaults();
            long bytes = (download ? volume.download(file, options) : volume.upload(file, options)).bytes();
            double seconds = (System.nanoTime() - start) / NANOS;
            double used = (process.getProcessCpuTime() - cpu) / NANOS;
            System.out.printf(Locale.ROOT, "%s %d %.3f %.3f%n", arguments[1], bytes, seconds, used);
        }
    }
}
