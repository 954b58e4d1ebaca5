// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.itests.network.Servers.Scheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scheme, transport, TLS state and proxy type, each with each. What is expected stands with each {@link TlsState}: neither the
 * scheme nor the way changes it. Over plain HTTP no TLS state can exist, since no certificate is shown: there each parameter of
 * TLS says nothing, and the connection works.
 */
@Timeout(300)
class MatrixIT {
    @TempDir
    private static Path folder;

    private static final Map<Proxy.Kind, Proxy> PROXIES = new EnumMap<>(Proxy.Kind.class);
    private static Keys keys;
    private static Servers servers;
    private static TlsPeer tls;

    /** The ways, each by another program that people run. */
    enum Way {
        NONE(Optional.empty(), false),
        HTTP(Optional.of(Proxy.Kind.TINYPROXY), true),
        SOCKS4(Optional.of(Proxy.Kind.DANTE), false),
        SOCKS4A(Optional.of(Proxy.Kind.SSH), true),
        SOCKS5(Optional.of(Proxy.Kind.MICROSOCKS), false),
        SOCKS5H(Optional.of(Proxy.Kind.DANTE), true);

        private final Optional<Proxy.Kind> kind;
        private final boolean proxyResolves;

        Way(Optional<Proxy.Kind> kind, boolean proxyResolves) {
            this.kind = kind;
            this.proxyResolves = proxyResolves;
        }

        private Optional<Proxy> proxy() {
            return kind.map(PROXIES::get);
        }

        /** A name that only the proxy knows shows that nothing has gone past it. */
        private String host() {
            return proxyResolves ? Proxy.NAME : "localhost";
        }

        private String parameter() {
            return proxy().map(proxy -> "&proxy=" + name().toLowerCase(Locale.ROOT) + "://127.0.0.1:" + proxy.port())
                    .orElse("");
        }
    }

    /** One of all. */
    record Cell(Scheme scheme, boolean secure, TlsState state, Way way) {
        private int port() {
            return secure
                    ? tls.port(scheme.ordinal() * TlsState.values().length + state.ordinal())
                    : servers.port(scheme);
        }

        private String uri() throws Exception {
            String transport = secure ? "transport=https&" : "transport=http&";
            return scheme.uri(way.host(), port(), transport + state.parameters(keys) + way.parameter());
        }

        /** What refuses, in its words; empty if the connection works. */
        private Optional<List<String>> refusal() throws Exception {
            return secure ? state.refusal(keys) : Optional.empty();
        }

        /** Where this machine resolves the name, only the proxy's own log tells that nothing has gone past it. */
        private long asked() throws Exception {
            return way.proxy().isEmpty() ? 0 : way.proxy().get().asked("127.0.0.1", port());
        }

        private void awaitAskedSince(long before) {
            way.proxy()
                    .filter(proxy -> !way.proxyResolves)
                    .ifPresent(proxy -> proxy.awaitAsked("127.0.0.1", port(), before));
        }

        @Override
        public String toString() {
            return scheme
                    + (secure ? " over https, " + state : " over http with what is said for " + state)
                    + (way == Way.NONE ? "" : ", through " + way);
        }
    }

    static Stream<Cell> cells() {
        return Stream.of(Scheme.values())
                .flatMap(scheme -> Stream.of(true, false)
                        .flatMap(secure -> Stream.of(TlsState.values())
                                .flatMap(state ->
                                        Stream.of(Way.values()).map(way -> new Cell(scheme, secure, state, way)))));
    }

    @BeforeAll
    static void start() throws Exception {
        keys = new Keys(folder);
        JvmTrust.install(keys);
        servers = new Servers();
        List<TlsPeer.Listener> listeners = new ArrayList<>();
        for (Scheme scheme : Scheme.values()) {
            for (TlsState state : TlsState.values()) {
                listeners.add(state.listener(keys, servers.port(scheme)));
            }
        }
        tls = TlsPeer.start(folder, listeners);
        for (Proxy.Kind kind : Proxy.Kind.values()) {
            PROXIES.put(kind, Proxy.start(kind, Files.createDirectory(folder.resolve(kind.name()))));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        JvmTrust.remove();
        PROXIES.values().forEach(Proxy::close);
        tls.close();
        servers.close();
    }

    @Test
    void noCellIsOpen() {
        assertThat(cells()).hasSize(3 * 2 * 11 * 6).doesNotHaveDuplicates();
    }

    /** What people read is what is tried here, line by line; the last line is plain HTTP. */
    @Test
    void theTableOfTheDocumentationIsThisOne() throws Exception {
        String text = Files.readString(Path.of(System.getProperty("hypervia.root"), "docs", "tls.md"));
        String section = text.substring(text.indexOf("## What comes of a certificate"), text.indexOf("## Proxies"));
        List<String> rows =
                section.lines().filter(line -> line.startsWith("| ")).skip(1).toList();

        assertThat(rows).hasSize(TlsState.values().length + 1);
        for (TlsState state : TlsState.values()) {
            assertThat(rows.get(state.ordinal())).matches(state::agreesWith, "says what comes of " + state);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void eachCellHasItsResult(Cell cell) throws Exception {
        long logins = servers.logins();
        long asked = cell.asked();
        Optional<List<String>> refusal = cell.refusal();
        if (refusal.isEmpty()) {
            try (Hypervisor connection = Servers.connect(cell.uri())) {
                assertThat(connection.domains().list(DomainFilter.all()).items())
                        .hasSize(2);
            }
        } else {
            HypervisorException failure = catchThrowableOfType(
                    HypervisorException.class, () -> Servers.connect(cell.uri()).close());
            assertThat(failure).isNotNull();
            assertThat(failure.code()).as(failure.getMessage()).isEqualTo(ErrorCode.GNUTLS_ERROR);
            assertThat(failure.getMessage())
                    .contains(refusal.get())
                    .contains(cell.way().host() + ":" + cell.port())
                    .doesNotContain("&");
            assertThat(servers.logins()).as("a password has gone out").isEqualTo(logins);
        }
        cell.awaitAskedSince(asked);
        assertThat(servers.openSessions()).isZero();
    }
}
