// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hypervia.simulator.VimClient.Answer;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultRulesTest {
    private EsxSimulator esx;
    private VimClient client;

    @BeforeEach
    void start() {
        esx = EsxSimulator.start(SimulatorOptions.builder().tls(false).build());
        client = VimClient.loggedIn(esx);
    }

    @AfterEach
    void stop() {
        esx.close();
    }

    private Answer name() {
        return client.read("HostSystem", "ha-host", "name");
    }

    @Test
    void aFaultOfAnyTypeIsAnswered() {
        esx.faults()
                .add(FaultRule.on(
                                "RetrieveProperties",
                                new Misbehaviour.Fault("NoPermission", "No.", Map.of("privilegeId", "System.Read")))
                        .once());
        Answer answer = name();
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.fault()).isEqualTo("NoPermission");
        assertThat(answer.body()).contains("<faultstring>No.</faultstring>", "<privilegeId>System.Read</privilegeId>");
        assertThat(name().status()).isEqualTo(200);
        esx.faults().add(FaultRule.on("*", new Misbehaviour.Fault("FaultOfTheFuture", "?")));
        assertThat(name().fault()).isEqualTo("FaultOfTheFuture");
    }

    @Test
    void aRuleCountsTheRequestsItFits() {
        FaultRule rule = esx.faults()
                .add(FaultRule.on("PowerOffVM_Task", new Misbehaviour.Http(503, "text/plain", "busy"))
                        .at("2")
                        .after(1)
                        .times(2));
        SimulatedMachine other = esx.machine("web01");
        SimulatedMachine machine = esx.machine("db01");
        assertThat(client.machine("PowerOffVM_Task", other, "").status()).isEqualTo(200);
        assertThat(client.machine("PowerOffVM_Task", machine, "").status()).isEqualTo(200);
        assertThat(client.machine("PowerOffVM_Task", machine, "").status()).isEqualTo(503);
        assertThat(client.machine("PowerOffVM_Task", machine, "").status()).isEqualTo(503);
        assertThat(client.machine("PowerOffVM_Task", machine, "").status()).isEqualTo(200);
        assertThat(rule.matches()).isEqualTo(4);
    }

    @Test
    void wrongPagesAreAnsweredAsTheyAre() {
        FaultRule html = esx.faults().add(FaultRule.on("RetrieveProperties", Misbehaviour.Http.htmlPage()));
        assertThat(name().body()).startsWith("<html>");
        esx.faults().remove(html);
        esx.faults()
                .add(FaultRule.on("RetrieveProperties", Misbehaviour.Http.documentType())
                        .once());
        assertThat(name().body()).contains("<!DOCTYPE");
        esx.faults()
                .add(FaultRule.on("RetrieveProperties", Misbehaviour.Http.garbage())
                        .once());
        assertThat(name().body()).contains("<<<");
        esx.faults()
                .add(FaultRule.on("RetrieveProperties", Misbehaviour.Http.redirect(301, "http://127.0.0.1:9/"))
                        .once());
        assertThat(name().status()).isEqualTo(301);
        assertThat(name().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    void anAnswerCanBeCutWithinItsBody(int bytes) {
        esx.faults()
                .add(FaultRule.on("RetrieveProperties", new Misbehaviour.CutWithin(bytes))
                        .once());
        assertThatThrownBy(this::name).isInstanceOf(UncheckedIOException.class);
        assertThat(name().status()).isEqualTo(200);
    }

    @Test
    void beforeTheWorkOrAfterItTheConnectionCanBeCut() {
        // Requests with a body: the client must not send them twice by itself.
        esx.faults()
                .add(FaultRule.on("PowerOffVM_Task", new Misbehaviour.CutBefore())
                        .at("1"));
        esx.faults()
                .add(FaultRule.on("PowerOffVM_Task", new Misbehaviour.CutAfter())
                        .at("2"));
        HeldTasks held = esx.holdTasks("PowerOffVM_Task");
        assertThatThrownBy(() -> client.machine("PowerOffVM_Task", esx.machine("web01"), ""))
                .hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> client.machine("PowerOffVM_Task", esx.machine("db01"), ""))
                .hasCauseInstanceOf(IOException.class);
        assertThat(held.await(1, Duration.ofSeconds(30))).isTrue();
        assertThat(client.read("VirtualMachine", "2", "recentTask").body()).contains("haTask-2-");
        assertThat(client.read("VirtualMachine", "1", "recentTask").body()).doesNotContain("haTask-1-");
    }

    @Test
    void aHeldAnswerComesWhenTheRuleIsReleased() throws Exception {
        FaultRule rule = esx.faults().add(FaultRule.on("CurrentTime", new Misbehaviour.Held()));
        CompletableFuture<Answer> late = CompletableFuture.supplyAsync(
                () -> client.call("CurrentTime", "ServiceInstance", "ServiceInstance", ""));
        assertThat(name().status()).isEqualTo(200);
        assertThat(late).isNotDone();
        rule.release();
        assertThat(late.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @Test
    void lateAndTrickledAnswersAreWhole() {
        esx.faults()
                .add(FaultRule.on("CurrentTime", new Misbehaviour.Late(Duration.ofMillis(5)))
                        .once());
        esx.faults()
                .add(FaultRule.on("CurrentTime", new Misbehaviour.Trickle(64, Duration.ofMillis(1)))
                        .once());
        for (int i = 0; i < 3; i++) {
            assertThat(client.call("CurrentTime", "ServiceInstance", "ServiceInstance", "")
                            .first("returnval"))
                    .endsWith("Z");
        }
    }

    @Test
    void filesCanMisbehaveToo() {
        esx.faults()
                .add(FaultRule.on("GET /folder", new Misbehaviour.Http(403, "text/html", "no"))
                        .once());
        String path = "/folder/web01/web01.vmx?dcPath=ha-datacenter&dsName=datastore1";
        assertThat(client.exchange(client.path(path).GET()).statusCode()).isEqualTo(403);
        assertThat(client.exchange(client.path(path).GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void allConnectionsCanBeCut() throws Exception {
        CompletableFuture<Answer> hanging = CompletableFuture.supplyAsync(
                () -> client.call("WaitForUpdates", "PropertyCollector", "ha-property-collector", ""));
        Until.holds("a call waits", () -> esx.waitingCalls() > 0);
        esx.cutConnections();
        assertThatThrownBy(() -> hanging.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(UncheckedIOException.class);
        assertThat(name().status()).isEqualTo(200);
    }
}
