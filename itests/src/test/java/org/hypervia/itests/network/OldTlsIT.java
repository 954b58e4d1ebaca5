// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.security.Security;
import java.util.List;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.AbstractStringAssert;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.itests.network.Servers.Scheme;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts that speak one version of TLS only, the old ones as OpenSSL speaks them. */
@Timeout(300)
class OldTlsIT {
    private static final List<String> VERSIONS = List.of("1.0", "1.1", "1.2", "1.3");
    private static final int OWN = VERSIONS.size();
    private static final int ELSEWHERE = OWN + 1;
    private static final int EXPIRED = OWN + 2;
    private static final int OWN_EXPIRED = OWN + 3;

    @TempDir
    private static Path folder;

    private static Keys keys;
    private static Servers servers;
    private static TlsPeer tls;
    private static Path authority;

    @BeforeAll
    static void start() throws Exception {
        keys = new Keys(folder);
        servers = new Servers();
        authority = keys.bundle("ca");
        int port = servers.esx.port();
        tls = TlsPeer.start(
                folder,
                List.of(
                        new TlsPeer.Listener(port, keys.server(Keys.GOOD), "1.0"),
                        new TlsPeer.Listener(port, keys.server(Keys.GOOD), "1.1"),
                        new TlsPeer.Listener(port, keys.server(Keys.GOOD), "1.2"),
                        new TlsPeer.Listener(port, keys.server(Keys.GOOD), "1.3"),
                        new TlsPeer.Listener(port, keys.server(Keys.OWN), "1.0"),
                        new TlsPeer.Listener(port, keys.server(Keys.ELSEWHERE), "1.0"),
                        new TlsPeer.Listener(port, keys.server(Keys.EXPIRED), "1.0"),
                        new TlsPeer.Listener(port, keys.server(Keys.OWN_EXPIRED), "1.0")));
    }

    @AfterAll
    static void stop() throws Exception {
        tls.close();
        servers.close();
    }

    @AfterEach
    void nothingIsLeft() {
        servers.esx.faults().clear();
        assertThat(servers.esx.openSessions()).isZero();
    }

    private static String uri(int listener, String parameters) {
        return Scheme.ESX.uri("localhost", tls.port(listener), parameters);
    }

    private static String trusted(String version, String parameters) {
        return uri(VERSIONS.indexOf(version), "cacert=" + authority + parameters);
    }

    private static AbstractStringAssert<?> assertRefused(String uri, ErrorCode code) {
        HypervisorException failure = catchThrowableOfType(
                HypervisorException.class, () -> Servers.connect(uri).close());
        assertThat(failure).as(uri).isNotNull();
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        return assertThat(failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0, TLSv1",
        "1.1, 1.0, TLSv1.1",
        "1.1, 1.1, TLSv1.1",
        "1.2, 1.0, TLSv1.2",
        "1.2, 1.2, TLSv1.2",
        "1.3, 1.1, TLSv1.3",
        "1.3, 1.3, TLSv1.3"
    })
    void everythingWorksInTheNewestVersionThatBothSpeak(String spoken, String oldest, String name) throws Exception {
        int before = tls.handshakes().size();
        Everything.through(servers.esx, trusted(spoken, "&tls_min=" + oldest));

        List<String> made = tls.handshakes().subList(before, tls.handshakes().size());
        assertThat(made).isNotEmpty().allMatch(line -> line.startsWith(name + " "));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, '',           'use tls_min=1.0, which needs Bouncy Castle'",
        "1.1, '',           'use tls_min=1.0, which needs Bouncy Castle'",
        "1.0, &tls_min=1.2, 'use tls_min=1.0, which needs Bouncy Castle'",
        "1.0, &tls_min=1.1, 'knows only TLS 1.0, use tls_min=1.0'",
        "1.2, &tls_min=1.3, 'use tls_min=1.2'"
    })
    void whatIsOlderThanAllowedIsRefusedWithTheWayOut(String spoken, String parameters, String way) {
        assertRefused(trusted(spoken, parameters), ErrorCode.GNUTLS_ERROR).contains(way);
    }

    @Test
    void whatIsNoVersionIsRefused() {
        assertRefused(trusted("1.0", "&tls_min=1"), ErrorCode.INVALID_ARG).contains("tls_min", "'1'", "1.0, 1.1");
    }

    @Test
    void theRulesOfTrustAreThoseOfNewerVersions() throws Exception {
        String old = "tls_min=1.0&";
        assertRefused(uri(OWN, old), ErrorCode.GNUTLS_ERROR)
                .contains("no authority trusted here has issued it", "tls_pin=" + keys.pin(Keys.OWN));
        assertRefused(uri(ELSEWHERE, old + "cacert=" + authority), ErrorCode.GNUTLS_ERROR)
                .contains("it is for another host", "localhost");
        assertRefused(uri(EXPIRED, old + "cacert=" + authority), ErrorCode.GNUTLS_ERROR)
                .contains("has expired");
        assertRefused(uri(OWN_EXPIRED, old + "cacert=" + keys.bundle(Keys.OWN_EXPIRED)), ErrorCode.GNUTLS_ERROR)
                .contains("has expired");
        assertRefused(uri(OWN, old + "tls_pin=" + keys.pin(Keys.GOOD)), ErrorCode.GNUTLS_ERROR)
                .contains("not the pinned one", "tls_pin=" + keys.pin(Keys.OWN));
        for (String accepted : List.of(
                uri(OWN, old + "tls_pin=" + keys.pin(Keys.OWN)),
                uri(OWN, old + "cacert=" + keys.bundle(Keys.OWN)),
                uri(ELSEWHERE, old + "no_verify=1"),
                uri(EXPIRED, old + "tls_pin=" + keys.pin(Keys.EXPIRED)))) {
            Servers.connect(accepted).close();
        }
    }

    /** A second connection of the same JVM goes on refusing. */
    @Test
    void nothingOfTheJvmChanges() throws Exception {
        String disabled = Security.getProperty("jdk.tls.disabledAlgorithms");
        try (Hypervisor old = Servers.connect(trusted("1.0", "&tls_min=1.0"))) {
            assertRefused(trusted("1.0", ""), ErrorCode.GNUTLS_ERROR).contains("tls_min");
            assertThat(old.host().hostname()).isNotEmpty();
        }
        assertThat(Security.getProperty("jdk.tls.disabledAlgorithms")).isEqualTo(disabled);
        assertThat(Security.getProviders())
                .noneMatch(provider -> provider.getName().startsWith("BC"));
        assertThat(SSLContext.getDefault().getDefaultSSLParameters().getProtocols())
                .doesNotContain("TLSv1");
    }

    @Test
    void anInterruptEndsACallOverTls10() throws Exception {
        try (Hypervisor connection = Servers.connect(trusted("1.0", "&tls_min=1.0"))) {
            servers.esx.faults().add(FaultRule.on("RetrievePropertiesEx", new Misbehaviour.Held()));
            FutureTask<ErrorCode> call = new FutureTask<>(() -> catchThrowableOfType(
                            HypervisorException.class,
                            () -> connection.domains().byName("web01"))
                    .code());
            Thread caller = new Thread(call);
            servers.esx.resetTraffic();
            caller.start();
            while (servers.esx.waitingCalls() == 0 && servers.esx.traffic().of("RetrievePropertiesEx") == 0) {
                Thread.onSpinWait();
            }
            caller.interrupt();
            assertThat(call.get()).isEqualTo(ErrorCode.OPERATION_ABORTED);
            servers.esx.faults().clear();
            assertThat(connection.domains().byName("web01").name()).isEqualTo("web01");
        }
    }

    @Test
    void aConnectionThatIsCutIsMadeAnew() {
        try (Hypervisor connection = Servers.connect(trusted("1.0", "&tls_min=1.0"))) {
            servers.esx.cutConnections();
            assertThat(connection.domains().byName("web01").name()).isEqualTo("web01");
        }
    }
}
