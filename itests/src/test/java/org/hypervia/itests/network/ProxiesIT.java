// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.itests.network.Servers.Scheme;
import org.hypervia.simulator.EsxSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The proxies that people run: that all goes through them, and who resolves the name of the host. */
@Timeout(300)
class ProxiesIT {
    @TempDir
    private static Path folder;

    private static final Map<Proxy.Kind, Proxy> PROXIES = new EnumMap<>(Proxy.Kind.class);
    private static Keys keys;
    private static Servers servers;
    private static TlsPeer tls;
    private static Path authority;

    @BeforeAll
    static void start() throws Exception {
        keys = new Keys(folder);
        authority = keys.bundle("ca");
        servers = new Servers();
        tls = TlsPeer.start(folder, List.of(new TlsPeer.Listener(servers.esx.port(), keys.server(Keys.GOOD), "")));
    }

    @AfterAll
    static void stop() throws Exception {
        PROXIES.values().forEach(Proxy::close);
        tls.close();
        servers.close();
    }

    private static Proxy proxy(Proxy.Kind kind) throws Exception {
        Proxy there = PROXIES.get(kind);
        if (there == null) {
            there = Proxy.start(kind, Files.createDirectory(folder.resolve(kind.name())));
            PROXIES.put(kind, there);
        }
        return there;
    }

    private static String https(String host, String type, Proxy proxy) {
        return Scheme.ESX.uri(
                host, tls.port(0), "cacert=" + authority + "&proxy=" + type + "://127.0.0.1:" + proxy.port());
    }

    private static String http(String host, String type, Proxy proxy) {
        return Scheme.ESX.uri(
                host, servers.esx.port(), "transport=http&proxy=" + type + "://127.0.0.1:" + proxy.port());
    }

    /** By a name that only the proxy's side knows: nothing can have gone past it. */
    @ParameterizedTest
    @CsvSource({
        "TINYPROXY, http,    true",
        "TINYPROXY, http,    false",
        "DANTE,     socks5h, true",
        "MICROSOCKS, socks5h, true",
        "SSH,       socks4a, true",
        "SSH,       socks4a, false",
        "SSH,       socks5h, true"
    })
    void everythingGoesThroughAndTheProxyResolves(Proxy.Kind kind, String type, boolean secure) throws Exception {
        Proxy proxy = proxy(kind);
        Everything.through(servers.esx, secure ? https(Proxy.NAME, type, proxy) : http(Proxy.NAME, type, proxy));

        int port = secure ? tls.port(0) : servers.esx.port();
        String told = kind == Proxy.Kind.DANTE ? "127.0.0.1" : Proxy.NAME; // It writes down what it has resolved.
        assertThat(proxy.asked(told, port)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "DANTE,      socks4, true",
        "DANTE,      socks4, false",
        "DANTE,      socks5, true",
        "DANTE,      socks5, false",
        "MICROSOCKS, socks5, true",
        "MICROSOCKS, socks,  true",
        "SSH,        socks4, true",
        "SSH,        socks5, true"
    })
    void everythingGoesThroughAndTheClientResolves(Proxy.Kind kind, String type, boolean secure) throws Exception {
        Proxy proxy = proxy(kind);
        EsxSimulator host = servers.esx;
        int port = secure ? tls.port(0) : host.port();
        long before = proxy.asked("127.0.0.1", port);
        long named = proxy.asked("localhost", port);
        host.resetTraffic();
        Everything.through(host, secure ? https("localhost", type, proxy) : http("localhost", type, proxy));

        // As many ways as the host has seen connections, each to an address.
        long connections = host.traffic().connections();
        assertThat(connections).isPositive();
        assertThat(proxy.asked("127.0.0.1", port) - before).isGreaterThanOrEqualTo(connections);
        assertThat(proxy.asked("localhost", port)).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource({"DANTE, socks4, socks4a", "DANTE, socks5, socks5h", "SSH, socks4, socks4a", "MICROSOCKS, socks, socks5h"
    })
    void aNameThatTheClientMustResolveNeverReachesTheProxy(Proxy.Kind kind, String type, String other)
            throws Exception {
        Proxy proxy = proxy(kind);
        long before = proxy.asked(Proxy.NAME, tls.port(0));
        HypervisorException failure = failure(https(Proxy.NAME, type, proxy));

        assertThat(failure.code()).isEqualTo(ErrorCode.UNKNOWN_HOST);
        assertThat(failure)
                .hasMessageContaining("'" + Proxy.NAME + "' cannot be resolved")
                .hasMessageContaining("one of type " + other + " resolves the name itself");
        assertThat(proxy.asked(Proxy.NAME, tls.port(0))).isEqualTo(before);
    }

    private static HypervisorException failure(String uri) {
        HypervisorException failure = catchThrowableOfType(
                HypervisorException.class, () -> Servers.connect(uri).close());
        assertThat(failure).as(uri).isNotNull();
        return failure;
    }

    /** It waits for the rest of what it takes for the first line of a request, so only time can end this. */
    @Test
    void aProxyOfAnotherTypeThatOnlyWaitsIsSaidToBeOne() throws Exception {
        Proxy proxy = proxy(Proxy.Kind.TINYPROXY);
        HypervisorException failure = catchThrowableOfType(
                HypervisorException.class,
                () -> Servers.connect(https("localhost", "socks5", proxy), Duration.ofSeconds(1))
                        .close());

        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT);
        assertThat(failure)
                .hasMessageContaining("through the socks5 proxy 127.0.0.1:" + proxy.port())
                .hasMessageContaining("check the type of the proxy");
    }

    /** Without TLS it forwards requests, and what it answers itself is not the host's word. */
    @ParameterizedTest
    @CsvSource({"localhost", "nobody-has-this-name.invalid"})
    void whatAForwardingProxyAnswersItselfIsSaidToBeItsOwn(String host) throws Exception {
        Proxy proxy = proxy(Proxy.Kind.TINYPROXY);
        String uri = Scheme.ESX.uri(host, Program.freePort(), "transport=http&proxy=http://127.0.0.1:" + proxy.port());
        HypervisorException failure = failure(uri);

        assertThat(failure.code()).isEqualTo(ErrorCode.SYSTEM_ERROR);
        assertThat(failure)
                .hasMessageContaining("Cannot connect to " + host + ":")
                .hasMessageContaining("through the http proxy 127.0.0.1:" + proxy.port())
                .hasMessageContaining("it answered '500 Unable to connect' itself");
    }

    /** Each says in its own way that nobody listens there, or that it speaks something else. */
    @ParameterizedTest
    @CsvSource({
        "TINYPROXY,  http,    the proxy did not let it through: it answered '50",
        "DANTE,      socks4,  'the proxy did not let it through: it refused, or could not reach the server (91)'",
        "DANTE,      socks5,  'the proxy did not let it through: it reports: connection refused (5)'",
        "DANTE,      socks4a, 'the proxy did not let it through: it refused, or could not reach the server (91)'",
        "MICROSOCKS, socks5,  'the proxy did not let it through: it reports: connection refused (5)'",
        "MICROSOCKS, socks4,  'the proxy did not let it through: it does not speak SOCKS 4: it begins with byte 5'",
        "SSH,        http,    the proxy did not let it through:"
    })
    void whatAProxyRefusesIsSaidWithItsAnswer(Proxy.Kind kind, String type, String words) throws Exception {
        Proxy proxy = proxy(kind);
        String uri = Scheme.ESX.uri(
                "localhost", Program.freePort(), "no_verify=1&proxy=" + type + "://127.0.0.1:" + proxy.port());
        HypervisorException failure = failure(uri);

        assertThat(failure)
                .hasMessageContaining("through the " + type + " proxy 127.0.0.1:" + proxy.port())
                .hasMessageContaining(words);
        assertThat(failure.code()).isEqualTo(ErrorCode.SYSTEM_ERROR);
    }

    /** The port that libvirt has for all types, HTTP's included. */
    @Test
    void theDefaultPortIs1080() {
        for (String type : List.of("", "http://", "socks://", "socks4://", "socks4a://", "socks5://", "socks5h://")) {
            HypervisorException failure = failure(
                    Scheme.ESX.uri("127.0.0.1", 9, "no_verify=1&proxy=" + type + "proxy-that-is-nowhere.invalid"));
            assertThat(failure.code()).isEqualTo(ErrorCode.UNKNOWN_HOST);
            assertThat(failure).hasMessageContaining("proxy proxy-that-is-nowhere.invalid:1080");
        }
    }
}
