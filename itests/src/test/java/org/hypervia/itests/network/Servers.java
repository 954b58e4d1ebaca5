// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.network;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.esx.EsxProvider;
import org.hypervia.itests.peer.GovmomiPeer;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.HostIdentity;
import org.hypervia.simulator.SimulatorOptions;
import org.hypervia.spi.registry.ProviderRegistry;

/** A plain server of each scheme. */
final class Servers implements AutoCloseable {
    final EsxSimulator esx = simulated(HostIdentity.ESXI_8);
    final EsxSimulator gsx = simulated(new HostIdentity("gsx01", "example.test", "2.0.2", "203138", "2.5u2", "gsx"));
    private final GovmomiPeer vpx;

    Servers() throws Exception {
        vpx = GovmomiPeer.start("-vpx", "-tls=false");
    }

    /** What a URI begins with. */
    enum Scheme {
        ESX("esx", ""),
        GSX("gsx", ""),
        VPX("vpx", "DC0/DC0_H0");

        private final String word;
        private final String path;

        Scheme(String word, String path) {
            this.word = word;
            this.path = path;
        }

        String uri(String host, int port, String parameters) {
            return word + "://" + GovmomiPeer.USER + "@" + host + ":" + port + "/" + path + "?" + parameters;
        }
    }

    private static EsxSimulator simulated(HostIdentity identity) {
        return EsxSimulator.start(SimulatorOptions.builder()
                .tls(false)
                .machines(2)
                .identity(identity)
                .credentials(GovmomiPeer.USER, GovmomiPeer.PASSWORD)
                .build());
    }

    int port(Scheme scheme) {
        return switch (scheme) {
            case ESX -> esx.port();
            case GSX -> gsx.port();
            case VPX -> URI.create(vpx.uri()).getPort();
        };
    }

    /** How many logins the simulated ones have seen. */
    long logins() {
        return esx.logins() + gsx.logins();
    }

    /** How many sessions are left on all of them. */
    long openSessions() throws Exception {
        return esx.openSessions() + gsx.openSessions() + vpx.counters().sessions();
    }

    static Hypervisor connect(String uri) {
        return connect(uri, Duration.ofMinutes(2));
    }

    static Hypervisor connect(String uri, Duration limit) {
        return new ProviderRegistry(() -> List.of(new EsxProvider()))
                .connect(ConnectionSpec.builder(uri)
                        .credentials(Credentials.of(GovmomiPeer.USER, Secret.of(GovmomiPeer.PASSWORD)))
                        .connectTimeout(limit)
                        .operationTimeout(Duration.ofMinutes(2))
                        .build());
    }

    @Override
    public void close() throws Exception {
        esx.close();
        gsx.close();
        vpx.close();
    }
}
