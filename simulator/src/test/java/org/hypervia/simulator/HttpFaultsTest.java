// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.hypervia.simulator.VimClient.Answer;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that are right, and what a connection or a session does around them. */
class HttpFaultsTest {
    private EsxSimulator esx;

    @BeforeEach
    void start() {
        esx = EsxSimulator.start(SimulatorOptions.builder().tls(false).build());
    }

    @AfterEach
    void stop() {
        esx.close();
    }

    private void once(String method, Misbehaviour misbehaviour) {
        esx.faults().add(FaultRule.on(method, misbehaviour).once());
    }

    @Test
    void anAnswerComesTwiceAtOnce() throws Exception {
        once("RetrieveServiceContent", new Misbehaviour.Duplicate(false));
        try (RawHttp http = new RawHttp(esx)) {
            String first = http.call("RetrieveServiceContent").answer();
            assertThat(http.answer()).isEqualTo(first);
            assertThat(http.call("CurrentTime").answer()).contains("NotAuthenticated");
        }
    }

    @Test
    void anAnswerComesAgainBeforeTheNextOne() throws Exception {
        once("RetrieveServiceContent", new Misbehaviour.Duplicate(true));
        try (RawHttp http = new RawHttp(esx)) {
            String first = http.call("RetrieveServiceContent").answer();
            assertThat(http.call("CurrentTime").answer()).isEqualTo(first);
            assertThat(http.answer()).contains("NotAuthenticated");
        }
    }

    @Test
    void bytesFollowThatNobodyAskedFor() throws Exception {
        once("RetrieveServiceContent", new Misbehaviour.ExtraBytes("HTTP/1.1 204 Surprise\r\n\r\n"));
        try (RawHttp http = new RawHttp(esx)) {
            assertThat(http.call("RetrieveServiceContent").answer()).startsWith("HTTP/1.1 200");
            assertThat(http.answer()).startsWith("HTTP/1.1 204 Surprise");
        }
    }

    @Test
    void theConnectionEndsThoughTheAnswerPromisedToKeepIt() throws Exception {
        once("RetrieveServiceContent", new Misbehaviour.CloseAfterAnswer());
        try (RawHttp http = new RawHttp(esx)) {
            assertThat(http.call("RetrieveServiceContent").answer())
                    .contains("\nConnection: Keep-Alive\n")
                    .endsWith("</soapenv:Envelope>");
            assertThat(http.rest()).isEmpty();
        }
    }

    @Test
    void theSessionEndsJustBeforeTheRequest() {
        VimClient client = VimClient.loggedIn(esx);
        once("PowerOffVM_Task", new Misbehaviour.ExpireBefore());
        assertThat(client.machine("PowerOffVM_Task", esx.machine("web01"), "").fault())
                .isEqualTo("NotAuthenticated");
        assertThat(esx.openSessions()).isZero();
        assertThat(esx.machine("web01").state()).isEqualTo(MachineState.RUNNING);
    }

    @Test
    void filesAskForASessionThatHasJustEnded() {
        VimClient client = VimClient.loggedIn(esx);
        once("GET /folder", new Misbehaviour.ExpireBefore());
        assertThat(client.exchange(client.path("/folder/web01/web01.vmx?dcPath=ha-datacenter&dsName=datastore1"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aFaultBringsAWorthlessCookieAndAnAnswerDoesNot() {
        VimClient client = VimClient.loggedIn(esx);
        String good = client.cookie();
        esx.faults().add(FaultRule.on("*", new Misbehaviour.CookieWithFault()));
        client.read("HostSystem", "ha-host", "name");
        assertThat(client.cookie()).isEqualTo(good);
        esx.expireSessions();
        Answer refused = client.call("CurrentTime", "ServiceInstance", "ServiceInstance", "");
        assertThat(refused.fault()).isEqualTo("NotAuthenticated");
        assertThat(client.cookie()).isNotEqualTo(good);
    }
}
