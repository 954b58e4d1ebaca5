// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.CallOptions;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.libvirt.LibvirtProvider;
import org.hypervia.spi.registry.ProviderRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A daemon that falls silent or dies: nobody waits longer than was said, and what was left behind is cleared up. */
@Timeout(120)
class SilentDaemonIT {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static QemuHost host;

    private final LibvirtProvider provider = new LibvirtProvider();

    @BeforeAll
    static void start() {
        host = QemuHost.start();
    }

    @AfterAll
    static void end() {
        if (host != null) {
            host.close();
        }
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        host.speak();
        // What was abandoned comes back now, frees what it holds, and its thread ends with it.
        for (Thread thread : threads()) {
            thread.join();
        }
        assertThat(provider.handles()).as("native handles").isZero();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("hypervia-libvirt"))
                .collect(Collectors.toSet());
    }

    private Hypervisor connect() {
        return connect(Duration.ofMinutes(1));
    }

    private Hypervisor connect(Duration limit) {
        return new ProviderRegistry(() -> List.of(provider))
                .connect(ConnectionSpec.builder(host.uri())
                        .connectTimeout(limit)
                        .operationTimeout(LIMIT)
                        .build());
    }

    private static void fails(ErrorCode code, String words, ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        assertThat(error.getMessage()).contains(words);
    }

    @Test
    void aCallEndsAtItsLimitAndTheConnectionGoesOnAfterwards() {
        try (Hypervisor connection = connect()) {
            connection.host().info();
            host.silence();
            fails(
                    ErrorCode.OPERATION_TIMEOUT,
                    "did not finish",
                    () -> connection.host().info());
            fails(
                    ErrorCode.OPERATION_TIMEOUT,
                    "did not finish",
                    () -> connection
                            .with(CallOptions.timeout(Duration.ofMillis(100)))
                            .domains()
                            .list(DomainFilter.all()));
            assertThat(connection.isAlive()).as("alive: it may be busy only").isTrue();
            host.speak();
            assertThat(connection.host().info().cpus()).isPositive();
        }
    }

    @Test
    void openingEndsAtItsLimit() {
        host.silence();
        fails(ErrorCode.OPERATION_TIMEOUT, "connecting to qemu+unix", () -> connect(LIMIT));
    }

    /** Without an end of its own each of these would wait as long as the daemon is silent, which is for good. */
    @Test
    void closingDoesNotWaitForCallsThatHang() {
        Hypervisor connection = connect();
        Domain domain = connection.domains().define(Guests.off("silent"));
        host.silence();
        fails(ErrorCode.OPERATION_TIMEOUT, "", domain::info);
        connection.close();
        fails(ErrorCode.INVALID_CONN, "closed", domain::info);
        host.speak();
        try (Hypervisor other = connect()) {
            other.domains().byName("silent").undefine(Set.of());
        }
    }

    @Test
    void closingASilentConnectionWithoutCallsEndsToo() {
        Hypervisor connection = connect();
        host.silence();
        connection.close();
        assertThat(connection.isAlive()).isFalse();
    }

    /** What the event loop puts off, such as closing a socket, is done before it ends. */
    @Test
    void connectionsLeaveNoDescriptorAndNoThreadBehind() throws IOException {
        for (int i = 0; i < 20; i++) {
            connect().close();
        }
        long before = descriptors();
        for (int i = 0; i < 60; i++) {
            connect().close();
        }
        assertThat(descriptors() - before)
                .as("descriptors that 60 connections left")
                .isLessThan(20);
        assertThat(threads()).isEmpty();
    }

    private static long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    @Test
    void anInterruptEndsTheWaitAndStaysSet() throws InterruptedException {
        try (Hypervisor connection = connect()) {
            host.silence();
            List<HypervisorException> failures = new ArrayList<>();
            Thread caller = new Thread(() -> {
                Thread.currentThread().interrupt();
                failures.add(catchThrowableOfType(
                        HypervisorException.class, () -> connection.host().hostname()));
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            });
            caller.start();
            caller.join();
            assertThat(failures).extracting(HypervisorException::code).containsExactly(ErrorCode.OPERATION_ABORTED);
            host.speak();
        }
    }

    /** Nobody speaks again here: libvirt gives the connection up, and so ends the calls that wait on it. */
    @Test
    void aDaemonThatStaysSilentIsGivenUp() throws InterruptedException {
        Hypervisor connection = connect();
        host.silence();
        fails(ErrorCode.OPERATION_TIMEOUT, "", () -> connection.host().info());
        connection.close();
        for (Thread thread : threads()) {
            thread.join();
        }
        assertThat(provider.handles()).isZero();
    }

    @Test
    void aLostConnectionIsNotAliveAndSaysToConnectAgain() {
        try (Hypervisor connection = connect()) {
            Domain domain = connection.domains().define(Guests.off("lost"));
            host.restart();
            fails(ErrorCode.INVALID_CONN, "connect again", domain::info);
            assertThat(connection.isAlive()).isFalse();
            fails(ErrorCode.INVALID_CONN, "connect again", domain::info);
            fails(
                    ErrorCode.INVALID_CONN,
                    "connect again",
                    () -> connection.domains().list(DomainFilter.all()));
            fails(
                    ErrorCode.INVALID_CONN,
                    "connect again",
                    () -> connection.host().hostname());
        }
        try (Hypervisor again = connect()) {
            assertThat(again.isAlive()).isTrue();
            again.domains().byName("lost").undefine(Set.of());
        }
    }
}
