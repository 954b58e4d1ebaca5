// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.esx.Simulated.assertFails;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.auth.CredentialCallback;
import org.hypervia.api.auth.CredentialRequest;
import org.hypervia.api.auth.Credentials;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.GivenDatacenter;
import org.hypervia.simulator.GivenDatacenter.Resource;
import org.hypervia.simulator.GivenHost;
import org.hypervia.simulator.SimulatedEndpoint;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code vcenter=} of the manual page: the vCenter of a host is opened beside it, and both are left in order. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class VcenterParameterTest {
    private final VcenterSimulator center = VcenterSimulator.start(VcenterOptions.of(GivenDatacenter.of("dc1")
            .with(Resource.alone(GivenHost.of("esx01.example.test").withMachines(2))
                    .in("racks", "first"))
            .withHost(GivenHost.of("esx02.example.test").withMachines(1))));
    private final SimulatedEndpoint host = center.host("esx01.example.test").agent();

    @AfterEach
    void end() {
        assertThat(host.openSessions()).as("sessions left on the host").isZero();
        assertThat(center.endpoint().openSessions())
                .as("sessions left on the vCenter")
                .isZero();
        center.close();
    }

    private ConnectionSpec.Builder spec(String value) {
        return ConnectionSpec.builder(host.uri() + "&vcenter=" + value)
                .credentials(request -> Optional.of(Secret.of(
                        request.kind() == CredentialRequest.Kind.PASSWORD
                                ? "simulator"
                                : request.defaultAnswer().orElseThrow())));
    }

    private String address() {
        return "127.0.0.1:" + center.endpoint().port();
    }

    @Test
    void theVCenterIsOpenedBesideTheHostAndNothingElseChanges() {
        try (Hypervisor connection = Simulated.connect(spec(address()))) {
            assertThat(host.openSessions()).isEqualTo(1);
            assertThat(center.endpoint().openSessions()).isEqualTo(1);
            assertThat(connection.domains().list()).hasSize(2);
        }
    }

    @Test
    void aStarIsTheVCenterThatTheHostTells() {
        Simulated.connect(spec("*:" + center.endpoint().port())).close();
        assertThat(center.endpoint().logins()).isEqualTo(1);
    }

    @Test
    void hostAndVCenterAskForCredentialsEachWithItsOwnUser() {
        List<String> asked = new ArrayList<>();
        String uri = "esx://127.0.0.1:" + host.port() + "/?no_verify=1&vcenter=localhost:"
                + center.endpoint().port();
        Simulated.connect(ConnectionSpec.builder(uri).credentials(request -> {
                    asked.add(request.challenge() + " " + request.kind() + " "
                            + request.defaultAnswer().or(request::user).orElse(""));
                    return request.kind() == CredentialRequest.Kind.PASSWORD
                            ? Optional.of(Secret.of("simulator"))
                            : Optional.empty();
                }))
                .close();

        assertThat(asked)
                .containsExactly(
                        "127.0.0.1 USER_NAME root",
                        "127.0.0.1 PASSWORD root",
                        "localhost USER_NAME administrator",
                        "localhost PASSWORD administrator");
    }

    /** One name may lead to both, such as that of a gateway: whoever keeps passwords must be able to tell them apart. */
    @Test
    void hostAndVCenterOfOneNameAskByTheirPorts() {
        List<String> asked = new ArrayList<>();
        CredentialCallback callback = new CredentialCallback() {
            @Override
            public Optional<Secret> answer(CredentialRequest request) {
                asked.add(request.challenge() + ":" + request.port().orElseThrow() + " " + request.prompt());
                return Optional.of(Secret.of("simulator"));
            }

            @Override
            public Optional<Secret> ticket(String service, String challenge, int port) {
                asked.add(service + " " + challenge + ":" + port);
                return Optional.empty();
            }
        };
        int port = center.endpoint().port();
        Simulated.connect(ConnectionSpec.builder(host.uri() + "&vcenter=administrator@127.0.0.1:" + port)
                        .credentials(callback))
                .close();

        assertThat(asked)
                .containsExactly(
                        "esx 127.0.0.1:" + host.port(),
                        "127.0.0.1:" + host.port() + " Enter root's password for 127.0.0.1",
                        "esx 127.0.0.1:" + port,
                        "127.0.0.1:" + port + " Enter administrator's password for the vCenter on 127.0.0.1:" + port);
    }

    @Test
    void anotherVCenterThanTheHostTellsIsRefusedBeforeAnybodyIsAsked() {
        assertFails(ErrorCode.INTERNAL_ERROR, () -> Simulated.connect(spec("127.0.0.77")))
                .contains("is managed by the vCenter 127.0.0.1, not by '127.0.0.77'");
        assertThat(center.endpoint().logins()).isZero();
    }

    @Test
    void aHostThatNobodyManagesHasNoStar() {
        try (EsxSimulator alone = Simulated.host(1)) {
            assertFails(ErrorCode.INTERNAL_ERROR, () -> Simulated.connect(Simulated.spec(alone, "&vcenter=*")))
                    .contains("is managed by no vCenter");
            assertThat(alone.openSessions()).isZero();
        }
    }

    @Test
    void aVCenterThatDoesNotKnowTheHostIsAnErrorThatSaysSo() {
        try (EsxSimulator alone = Simulated.host(1)) {
            assertFails(
                            ErrorCode.INTERNAL_ERROR,
                            () -> Simulated.connect(
                                    ConnectionSpec.builder(alone.uri() + "&vcenter=administrator@" + address())
                                            .credentials(Credentials.of("x", Secret.of("simulator")))))
                    .contains("knows no host by 127.0.0.1", "add the host");
            assertThat(alone.openSessions()).isZero();
        }
    }

    @Test
    void aRefusedLoginOnTheVCenterLogsTheHostOut() {
        assertFails(ErrorCode.AUTH_FAILED, () -> Simulated.connect(spec("nobody@" + address())))
                .contains("'nobody'");
    }

    @Test
    void aHostIsNoVCenter() {
        assertFails(ErrorCode.INTERNAL_ERROR, () -> Simulated.connect(spec("127.0.0.1:" + host.port())))
                .contains("is ESX(i), not vCenter/VPX");
    }
}
