// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.hypervia.simulator.VimClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users who may do some things only, and sessions that are opened from others. */
class RestrictedUserTest {
    private static final String ON = "VirtualMachine.Interact.PowerOn";
    private static final String OFF = "VirtualMachine.Interact.PowerOff";
    private static final String ASKED = "<privId>" + ON + "</privId><privId>" + OFF + "</privId>";

    private VcenterSimulator vcenter;
    private VimClient client;

    @BeforeEach
    void start() {
        SimulatorOptions server =
                SimulatorOptions.builder().tls(false).privileges(List.of(ON)).build();
        vcenter = VcenterSimulator.start(VcenterOptions.defaults().withServer(server));
        client = VimClient.loggedIn(vcenter.endpoint(), VcenterOptions.DEFAULT_USER);
    }

    @AfterEach
    void stop() {
        vcenter.close();
    }

    private static String key(VimClient client, String manager) {
        return client.read("SessionManager", manager, "currentSession").first("key");
    }

    private Answer center(String method, String parameters) {
        return client.call(method, "AuthorizationManager", "AuthorizationManager", parameters);
    }

    private static String entity(String element, String type, String id) {
        return "<" + element + " type=\"" + type + "\">" + id + "</" + element + ">";
    }

    @Test
    void theUserHasTheGivenPrivilegesOnAllThereIs() {
        String session = "<sessionId>" + key(client, "SessionManager") + "</sessionId>";
        String machine = vcenter.machines().get(0).id();

        assertThat(center("HasPrivilegeOnEntity", entity("entity", "VirtualMachine", machine) + session + ASKED)
                        .all("returnval"))
                .containsExactly("true", "false");
        Answer several = center(
                "HasPrivilegeOnEntities",
                entity("entity", "Folder", "group-d1")
                        + entity("entity", "HostSystem", vcenter.hosts().get(1).id())
                        + session
                        + ASKED);
        assertThat(several.all("entity"))
                .containsExactly("group-d1", vcenter.hosts().get(1).id());
        assertThat(several.all("privId")).containsExactly(ON, OFF, ON, OFF);
        assertThat(several.all("isGranted")).containsExactly("true", "false", "true", "false");
        assertThat(center(
                                "HasPrivilegeOnEntity",
                                entity("entity", "VirtualMachine", machine) + "<sessionId>another</sessionId>" + ASKED)
                        .fault())
                .isEqualTo("InvalidArgument");
        assertThat(center("HasPrivilegeOnEntity", entity("entity", "VirtualMachine", "vm-0") + session + ASKED)
                        .fault())
                .isEqualTo("ManagedObjectNotFound");
    }

    @Test
    void othersAreAskedAboutByName() {
        String pool = entity("entities", "Folder", "group-d1");

        assertThat(center("FetchUserPrivilegeOnEntities", pool + "<userName>administrator</userName>")
                        .all("privileges"))
                .containsExactly("System.Anonymous", "System.View", "System.Read", ON);
        assertThat(center("HasUserPrivilegeOnEntities", pool + "<userName>nobody</userName>" + ASKED)
                        .all("isGranted"))
                .containsExactly("false", "false");
    }

    @Test
    void theNearestPermissionDecides() {
        String machine = vcenter.machines().get(0).id();
        String role = center("AddAuthorizationRole", "<name>ops</name><privIds>" + OFF + "</privIds>")
                .first("returnval");
        center(
                "SetEntityPermissions",
                entity("entity", "VirtualMachine", machine)
                        + "<permission><principal>administrator</principal><group>false</group><roleId>" + role
                        + "</roleId><propagate>false</propagate></permission>");
        String session = "<sessionId>" + key(client, "SessionManager") + "</sessionId>";

        assertThat(center("HasPrivilegeOnEntity", entity("entity", "VirtualMachine", machine) + session + ASKED)
                        .all("returnval"))
                .containsExactly("false", "true");
    }

    @Test
    void aHostOfAVcenterTellsItInItsOwnWords() {
        VimClient agent = VimClient.loggedIn(vcenter.hosts().get(0).agent(), SimulatorOptions.DEFAULT_USER);
        String session = "<sessionId>" + key(agent, "ha-sessionmgr") + "</sessionId>";

        Answer answer = agent.call(
                "HasPrivilegeOnEntities",
                "AuthorizationManager",
                "ha-authmgr",
                entity("entity", "Folder", "ha-folder-root")
                        + entity("entity", "VirtualMachine", "1")
                        + session
                        + ASKED);
        assertThat(answer.all("entity")).containsExactly("ha-folder-root", "1");
        assertThat(answer.all("isGranted")).containsExactly("true", "false", "true", "false");
    }

    @Test
    void privilegesChangeWhileItRuns() {
        vcenter.endpoint().restrict(List.of(ON, OFF));
        String session = "<sessionId>" + key(client, "SessionManager") + "</sessionId>";

        assertThat(center("HasPrivilegeOnEntity", entity("entity", "Folder", "group-d1") + session + ASKED)
                        .all("returnval"))
                .containsExactly("true", "true");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vcenter.endpoint().restrict(List.of("Fly")))
                .withMessageContaining("[Fly]");
    }

    @Test
    void aTicketOpensOneSessionOfTheSameUser() {
        String ticket = client.call("AcquireCloneTicket", "SessionManager", "SessionManager", "")
                .first("returnval");
        String shown = "<cloneTicket>" + ticket + "</cloneTicket>";
        VimClient clone = new VimClient(vcenter.endpoint());

        Answer opened = clone.call("CloneSession", "SessionManager", "SessionManager", shown);
        assertThat(opened.first("userName")).isEqualTo("administrator");
        assertThat(opened.first("key")).isNotEqualTo(key(client, "SessionManager"));
        assertThat(clone.cookie()).isNotEmpty().isNotEqualTo(client.cookie());
        assertThat(vcenter.endpoint().openSessions()).isEqualTo(2);
        String asked = "<sessionID>" + opened.first("key") + "</sessionID><userName>administrator</userName>";
        assertThat(client.call("SessionIsActive", "SessionManager", "SessionManager", asked)
                        .first("returnval"))
                .isEqualTo("true");

        assertThat(new VimClient(vcenter.endpoint())
                        .call("CloneSession", "SessionManager", "SessionManager", shown)
                        .fault())
                .isEqualTo("InvalidLogin");
        clone.call("Logout", "SessionManager", "SessionManager", "");
        assertThat(client.call("SessionIsActive", "SessionManager", "SessionManager", asked)
                        .first("returnval"))
                .isEqualTo("false");
    }

    @Test
    void aTicketEndsWithTheSessionItIsOf() {
        String ticket = client.call("AcquireCloneTicket", "SessionManager", "SessionManager", "")
                .first("returnval");
        client.call("Logout", "SessionManager", "SessionManager", "");

        assertThat(new VimClient(vcenter.endpoint())
                        .call(
                                "CloneSession",
                                "SessionManager",
                                "SessionManager",
                                "<cloneTicket>" + ticket + "</cloneTicket>")
                        .fault())
                .isEqualTo("InvalidLogin");
    }
}
