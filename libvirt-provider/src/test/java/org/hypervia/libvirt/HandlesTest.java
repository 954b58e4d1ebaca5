// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assumptions;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.libvirt.binding.NativeLibvirt;
import org.hypervia.libvirt.remote.LibvirtConnection;
import org.hypervia.libvirt.remote.LibvirtObject;
import org.hypervia.libvirt.remote.LibvirtPool;
import org.hypervia.libvirt.remote.LibvirtVolume;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is opened is freed, at once and without a finalizer. */
@Tag("slow")
class HandlesTest {
    private static final int BATCHES = 5;

    /** The smallest thing that can be forgotten, a handle, has more: an object's header, a name, a UUID, pointers. */
    private static final long LEAST_LEAK = 64;

    @BeforeEach
    void need() {
        Libvirt.need();
        Assumptions.assumeThat(NativeHeap.bytes())
                .as("what malloc has handed out")
                .isPresent();
    }

    private static void openListClose() {
        try (Hypervisor connection = Libvirt.test()) {
            assertThat(connection.domains().summaries(DomainFilter.all()).items())
                    .hasSize(1);
            assertThat(connection.domains().byName("test").snapshots().list()).isEmpty();
        }
    }

    /**
     * Returns by how many bytes a cycle lets the native heap grow, once everything is loaded and compiled: the median of
     * equal batches, since the JVM itself takes and gives back memory now and then.
     */
    private static long growthPerCycle(int cycles, Runnable cycle) {
        run(cycles, cycle);
        List<Long> growths = new ArrayList<>();
        long before = settled();
        for (int batch = 0; batch < BATCHES; batch++) {
            run(cycles, cycle);
            long after = settled();
            growths.add((after - before) / cycles);
            before = after;
        }
        return growths.stream().sorted().skip(BATCHES / 2).findFirst().orElseThrow();
    }

    /** JNA frees what nobody refers to any more some time after the collector has seen it, so the least of several looks counts. */
    private static long settled() {
        long least = Long.MAX_VALUE;
        for (int look = 0; look < 10; look++) {
            System.gc();
            least = Math.min(least, NativeHeap.bytes().orElseThrow());
        }
        return least;
    }

    private static void run(int cycles, Runnable cycle) {
        for (int i = 0; i < cycles; i++) {
            cycle.run();
        }
    }

    @Test
    void tenThousandConnectionsLeaveNothingBehind() {
        assertThat(growthPerCycle(2_000, HandlesTest::openListClose))
                .as("bytes that each leaves behind")
                .isLessThan(LEAST_LEAK);
        assertThat(Libvirt.PROVIDER.handles()).isZero();
    }

    /** Texts, arrays of handles and structures, each of which somebody must free. */
    private static void useStorageAndNetworks(LibvirtConnection connection) {
        try (LibvirtPool pool = connection.storage().poolByName("default-pool");
                LibvirtVolume volume = pool.volume("a")) {
            assertThat(volume.path()).isNotEmpty();
            assertThat(volume.xml()).contains("<name>a</name>");
            assertThat(volume.info().capacity()).isEqualTo(1 << 20);
            assertThat(pool.info().capacity()).isPositive();
            assertThat(pool.xml(0)).isNotEmpty();
            volume.pool().close();
            pool.volumes().forEach(LibvirtObject::close);
        }
        connection.storage().pools(0).forEach(LibvirtObject::close);
        connection.networks().networks(0).forEach(network -> {
            assertThat(network.bridge()).isEqualTo("virbr0");
            assertThat(network.xml(0)).isNotEmpty();
            network.close();
        });
        connection.networks().interfaces(0).forEach(card -> {
            assertThat(card.xml(0)).isNotEmpty();
            card.close();
        });
    }

    @Test
    void storageAndNetworksLeaveNothingBehind() {
        NativeLibvirt libvirt = NativeLibvirt.load("virt");
        try (LibvirtConnection connection =
                libvirt.open("test:///default", "test", Optional.empty(), Credentials.none(), false, false)) {
            try (LibvirtPool pool = connection.storage().poolByName("default-pool")) {
                pool.create("<volume><name>a</name><capacity>1048576</capacity></volume>", 0)
                        .close();
            }
            assertThat(growthPerCycle(5_000, () -> useStorageAndNetworks(connection)))
                    .as("bytes that each leaves behind")
                    .isLessThan(LEAST_LEAK);
        }
        assertThat(libvirt.handles()).isZero();
    }

    /** The measure itself: a handle that is forgotten each time is seen by it. */
    @Test
    void aHandleThatIsForgottenShows() {
        NativeLibvirt libvirt = NativeLibvirt.load("virt");
        List<AutoCloseable> forgotten = new ArrayList<>();
        try (LibvirtConnection connection =
                libvirt.open("test:///default", "test", Optional.empty(), Credentials.none(), false, false)) {
            try {
                // So many that what the JVM takes and gives back meanwhile is little beside them.
                long growth = growthPerCycle(20_000, () -> forgotten.add(connection.byName("test")));
                assertThat(growth).as("bytes that each leaves behind").isGreaterThanOrEqualTo(LEAST_LEAK);
            } finally {
                forgotten.forEach(HandlesTest::close);
            }
        }
    }

    private static void close(AutoCloseable handle) {
        try {
            handle.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
