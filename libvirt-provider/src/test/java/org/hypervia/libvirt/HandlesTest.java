// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assumptions;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.DomainFilter;
import org.junit.jupiter.api.Test;

/** What is opened is freed, at once and without a finalizer. */
class HandlesTest {
    private static void openListClose(int times) {
        for (int i = 0; i < times; i++) {
            try (Hypervisor connection = Libvirt.test()) {
                assertThat(connection.domains().summaries(DomainFilter.all()).items())
                        .hasSize(1);
                assertThat(connection.domains().byName("test").snapshots().list())
                        .isEmpty();
            }
        }
        assertThat(Libvirt.PROVIDER.handles()).isZero();
    }

    @Test
    void tenThousandConnectionsLeaveNothingBehind() throws IOException {
        Path status = Path.of("/proc/self/status");
        Assumptions.assumeThat(status)
                .as("where the kernel tells the resident memory")
                .exists();
        Libvirt.need();
        openListClose(2_000);
        long before = residentKibibytes(status);
        openListClose(10_000);
        // A handle has hundreds of bytes at least, a connection some kilobytes: a leak of either would be far more.
        assertThat(residentKibibytes(status) - before)
                .as("KiB more than before")
                .isLessThan(48 * 1024L);
    }

    private static long residentKibibytes(Path status) throws IOException {
        System.gc();
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
