// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hypervia.simulator.VimClient.Answer;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final SimulatorOptions PLAIN =
            SimulatorOptions.builder().tls(false).build();

    @Test
    void serviceContentNeedsNoLogin() {
        try (EsxSimulator esx = EsxSimulator.start()) {
            Answer answer = new VimClient(esx).call("RetrieveServiceContent", "ServiceInstance", "ServiceInstance", "");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("<RetrieveServiceContentResponse xmlns=\"urn:vim25\"><returnval>"
                            + "<rootFolder type=\"Folder\">ha-folder-root</rootFolder>")
                    .contains("<version>8.0.2</version>")
                    .contains("<productLineId>embeddedEsx</productLineId>")
                    .contains("<apiType>HostAgent</apiType><apiVersion>8.0.2.0</apiVersion>");
        }
    }

    @Test
    void aLoginOpensASessionAndALogoutEndsIt() {
        try (EsxSimulator esx = EsxSimulator.start(PLAIN)) {
            VimClient client = new VimClient(esx);
            Answer login = client.login("root", "simulator");
            assertThat(login.first("userName")).isEqualTo("root");
            assertThat(client.cookie()).startsWith("vmware_soap_session=\"");
            assertThat(esx.openSessions()).isEqualTo(1);
            assertThat(esx.logins()).isEqualTo(1);
            client.call("Logout", "SessionManager", "ha-sessionmgr", "");
            assertThat(esx.openSessions()).isZero();
        }
    }

    @Test
    void aWrongPasswordIsInvalidLogin() {
        try (EsxSimulator esx = EsxSimulator.start(PLAIN)) {
            Answer answer = new VimClient(esx).login("root", "wrong");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.fault()).isEqualTo("InvalidLogin");
            assertThat(answer.body())
                    .contains(
                            "<faultcode>ServerFaultCode</faultcode><faultstring>Cannot complete login due to an incorrect"
                                    + " user name or password.</faultstring><detail><InvalidLoginFault xmlns=\"urn:vim25\""
                                    + " xsi:type=\"InvalidLogin\"></InvalidLoginFault></detail>");
            assertThat(esx.openSessions()).isZero();
        }
    }

    @Test
    void aSecondLoginOnALiveSessionIsInvalidLogin() {
        try (EsxSimulator esx = EsxSimulator.start(PLAIN)) {
            VimClient client = VimClient.loggedIn(esx);
            assertThat(client.login("root", "simulator").fault()).isEqualTo("InvalidLogin");
        }
    }

    @Test
    void withoutASessionOfMostThingsAGoodAnswerSaysThatTheyCannotBeRead() {
        try (EsxSimulator esx = EsxSimulator.start(PLAIN)) {
            VimClient client = new VimClient(esx);
            Answer session = client.read("SessionManager", "ha-sessionmgr", "currentSession");
            assertThat(session.status()).isEqualTo(200);
            assertThat(session.body())
                    .contains("<returnval><obj type=\"SessionManager\">ha-sessionmgr</obj></returnval>");
            Answer manager = client.read("SessionManager", "ha-sessionmgr", "defaultLocale", "message", "sessionList");
            assertThat(manager.property("defaultLocale")).contains("en");
            assertThat(manager.all("path")).containsExactly("message", "sessionList");
            Answer host = client.read("HostSystem", "ha-host", "name", "runtime.bootTime");
            assertThat(host.status()).isEqualTo(200);
            assertThat(host.body())
                    .contains("<returnval><obj type=\"HostSystem\">ha-host</obj><missingSet><path>name</path><fault>"
                            + "<fault xsi:type=\"NotAuthenticated\"><object type=\"Folder\">ha-folder-root</object>"
                            + "<privilegeId>System.View</privilegeId></fault><localizedMessage></localizedMessage>"
                            + "</fault></missingSet><missingSet><path>runtime.bootTime</path>");
            assertThat(client.call("CurrentTime", "ServiceInstance", "ServiceInstance", "")
                            .fault())
                    .isEqualTo("NotAuthenticated");
        }
    }

    @Test
    void anExpiredSessionIsNotAuthenticatedUntilTheNextLogin() {
        try (EsxSimulator esx = EsxSimulator.start(PLAIN)) {
            VimClient client = VimClient.loggedIn(esx);
            String before = client.cookie();
            esx.expireSessions();
            assertThat(client.read("HostSystem", "ha-host", "name").all("path")).containsExactly("name");
            assertThat(client.login("root", "simulator").status()).isEqualTo(200);
            assertThat(client.cookie()).isNotEqualTo(before);
            assertThat(client.read("HostSystem", "ha-host", "name").property("name"))
                    .contains("esx01.example.test");
        }
    }

    @Test
    void aSessionIsKnownByItsCookieAlone() {
        try (EsxSimulator esx = EsxSimulator.start(PLAIN)) {
            VimClient owner = VimClient.loggedIn(esx);
            VimClient stranger = new VimClient(esx);
            stranger.cookie("vmware_soap_session=\"0123456789\"");
            assertThat(stranger.read("HostSystem", "ha-host", "name").property("name"))
                    .isEmpty();
            stranger.cookie(owner.cookie());
            assertThat(stranger.read("HostSystem", "ha-host", "name").property("name"))
                    .contains("esx01.example.test");
        }
    }

    @Test
    void anUnknownMethodIsAnInvalidRequest() {
        try (EsxSimulator esx = EsxSimulator.start(PLAIN)) {
            Answer answer = VimClient.loggedIn(esx).call("MakeCoffee", "ServiceInstance", "ServiceInstance", "");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.fault()).isEqualTo("InvalidRequest");
            assertThat(answer.first("faultstring")).startsWith("Unable to resolve WSDL method name MakeCoffee");
        }
    }

    @Test
    void anObjectThatIsGoneIsManagedObjectNotFound() {
        try (EsxSimulator esx = EsxSimulator.start(PLAIN)) {
            Answer answer = VimClient.loggedIn(esx).call("PowerOnVM_Task", "VirtualMachine", "999", "");
            assertThat(answer.fault()).isEqualTo("ManagedObjectNotFound");
            assertThat(answer.body()).contains("<obj type=\"VirtualMachine\">999</obj>");
        }
    }

    @Test
    void whatIsNoSoapIsRefusedWithAFault() {
        try (EsxSimulator esx = EsxSimulator.start(PLAIN)) {
            VimClient client = new VimClient(esx);
            for (String text : List.of("this is no XML", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")) {
                Answer answer = client.send(text);
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.first("faultcode")).isEqualTo("ClientFaultCode");
                assertThat(answer.body()).doesNotContain("<detail>");
            }
            assertThat(client.send("<a/>").fault()).isEqualTo("InvalidRequest");
        }
    }

    @Test
    void aSoapActionMayBeAbsentButNotEmpty() {
        try (EsxSimulator esx = EsxSimulator.start(PLAIN)) {
            VimClient client = new VimClient(esx);
            client.announce("");
            assertThat(client.login("root", "simulator").status()).isEqualTo(200);
            client.announce("\"\"");
            assertThat(client.call("CurrentTime", "ServiceInstance", "ServiceInstance", "")
                            .first("faultstring"))
                    .startsWith("Unsupported version URI");
        }
    }

    @Test
    void whoAnnouncesNoVersionGetsTheMembersOfTheOldest() {
        try (EsxSimulator esx = EsxSimulator.start(PLAIN)) {
            VimClient client = VimClient.loggedIn(esx);
            assertThat(client.read("SessionManager", "ha-sessionmgr", "currentSession")
                            .body())
                    .contains("<callCount>");
            client.announce("");
            assertThat(client.read("SessionManager", "ha-sessionmgr", "currentSession")
                            .body())
                    .contains("<messageLocale>")
                    .doesNotContain("<callCount>");
        }
    }
}
