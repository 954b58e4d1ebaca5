// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.hypervia.simulator.VimClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The small managers of a host. */
class ServicesTest {
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

    private Answer settings(String method, String parameters) {
        return client.call(method, "OptionManager", "HostAgentSettings", parameters);
    }

    private static String level(String value) {
        return "<changedValue><key>Config.HostAgent.log.level</key><value " + value + "</value></changedValue>";
    }

    @Test
    void settingsAreFoundByNameAndChangedByType() {
        assertThat(settings("QueryOptions", "<name>Config.HostAgent.</name>").all("key"))
                .contains("Config.HostAgent.log.level");
        settings("UpdateOptions", level("xsi:type=\"xsd:string\">verbose"));
        assertThat(settings("QueryOptions", "<name>Config.HostAgent.log.level</name>")
                        .body())
                .contains("<value xsi:type=\"xsd:string\">verbose</value>");
        assertThat(settings("UpdateOptions", level("xsi:type=\"xsd:int\">1")).fault())
                .isEqualTo("InvalidArgument");
        assertThat(settings("QueryOptions", "<name>no.such</name>").fault()).isEqualTo("InvalidName");
    }

    private Answer roles(String method, String parameters) {
        return client.call(method, "AuthorizationManager", "ha-authmgr", parameters);
    }

    @Test
    void rolesAndPermissionsAreKept() {
        String privilege = "<privIds>VirtualMachine.Interact.PowerOn</privIds>";
        String role =
                roles("AddAuthorizationRole", "<name>ops</name>" + privilege).first("returnval");
        assertThat(roles("AddAuthorizationRole", "<name>ops</name>" + privilege).fault())
                .isEqualTo("AlreadyExists");
        assertThat(roles("AddAuthorizationRole", "<name>x</name><privIds>Fly</privIds>")
                        .fault())
                .isEqualTo("InvalidName");
        String entity = "<entity type=\"VirtualMachine\">1</entity>";
        roles(
                "SetEntityPermissions",
                entity + "<permission><principal>joe</principal><group>false</group><roleId>" + role
                        + "</roleId><propagate>true</propagate></permission>");
        assertThat(roles("RetrieveEntityPermissions", entity + "<inherited>false</inherited>")
                        .all("principal"))
                .containsExactly("joe");
        assertThat(roles("RetrieveEntityPermissions", entity + "<inherited>true</inherited>")
                        .all("principal"))
                .containsExactlyInAnyOrder("root", "joe");
        assertThat(roles("RemoveAuthorizationRole", "<roleId>" + role + "</roleId><failIfUsed>true</failIfUsed>")
                        .fault())
                .isEqualTo("RemoveFailed");
        assertThat(roles("RemoveAuthorizationRole", "<roleId>-1</roleId><failIfUsed>false</failIfUsed>")
                        .fault())
                .isEqualTo("InvalidArgument");
        roles("RemoveEntityPermission", entity + "<user>joe</user><isGroup>false</isGroup>");
        assertThat(roles("RetrieveAllPermissions", "").all("principal")).containsExactly("root");
        assertThat(roles("RemoveEntityPermission", entity + "<user>joe</user><isGroup>false</isGroup>")
                        .fault())
                .isEqualTo("NotFound");
    }

    @Test
    void aLicenceTakesThePlaceOfTheTrialTime() {
        String key = "<licenseKey>AAAAA-BBBBB-CCCCC-DDDDD-EEEEE</licenseKey>";
        assertThat(client.read("LicenseManager", "ha-license-manager", "licenses")
                        .body())
                .contains("<name>Evaluation Mode</name>");
        client.call("UpdateLicense", "LicenseManager", "ha-license-manager", key);
        assertThat(client.read("LicenseManager", "ha-license-manager", "licenses")
                        .body())
                .contains("<licenseKey>AAAAA-BBBBB-CCCCC-DDDDD-EEEEE</licenseKey>");
        assertThat(client.call(
                                "UpdateLicense",
                                "LicenseManager",
                                "ha-license-manager",
                                "<licenseKey>nonsense</licenseKey>")
                        .fault())
                .isEqualTo("InvalidArgument");
        client.call("RemoveLicense", "LicenseManager", "ha-license-manager", key);
        assertThat(client.call("RemoveLicense", "LicenseManager", "ha-license-manager", key)
                        .fault())
                .isEqualTo("NotFound");
    }

    @Test
    void theClockIsSetAndTheDaemonsRun() {
        client.call(
                "UpdateDateTime", "HostDateTimeSystem", "dateTimeSystem", "<dateTime>2030-01-02T03:04:05Z</dateTime>");
        assertThat(client.call("QueryDateTime", "HostDateTimeSystem", "dateTimeSystem", "")
                        .first("returnval"))
                .startsWith("2030-01-02T03:04:");
        Answer started = client.call("StartService", "HostServiceSystem", "serviceSystem", "<id>TSM-SSH</id>");
        assertThat(started.status()).isEqualTo(200);
        assertThat(client.read("HostServiceSystem", "serviceSystem", "serviceInfo")
                        .body())
                .contains("<key>TSM-SSH</key><label>SSH</label><required>false</required>"
                        + "<uninstallable>false</uninstallable><running>true</running>");
        assertThat(client.call("StopService", "HostServiceSystem", "serviceSystem", "<id>vmsyslogd</id>")
                        .fault())
                .isEqualTo("InvalidState");
        assertThat(client.call("StartService", "HostServiceSystem", "serviceSystem", "<id>none</id>")
                        .fault())
                .isEqualTo("NotFound");
    }

    @Test
    void eventsAreCollected() {
        String entity = "<entity type=\"VirtualMachine\">1</entity>";
        client.call("LogUserEvent", "EventManager", "ha-eventmgr", entity + "<msg>seen</msg>");
        Answer events = client.call("QueryEvents", "EventManager", "ha-eventmgr", "<filter/>");
        assertThat(events.body())
                .contains(
                        "<returnval xsi:type=\"GeneralUserEvent\">",
                        "<fullFormattedMessage>seen<",
                        "<name>web01</name>");
        String collector = client.call("CreateCollectorForEvents", "EventManager", "ha-eventmgr", "<filter/>")
                .first("returnval");
        String page = "<maxCount>10</maxCount>";
        assertThat(client.call("ReadNextEvents", "EventHistoryCollector", collector, page)
                        .all("fullFormattedMessage"))
                .containsExactly("seen");
        assertThat(client.call("ReadNextEvents", "EventHistoryCollector", collector, page)
                        .all("fullFormattedMessage"))
                .isEmpty();
        client.call("DestroyCollector", "EventHistoryCollector", collector, "");
        assertThat(client.call("ReadNextEvents", "EventHistoryCollector", collector, page)
                        .fault())
                .isEqualTo("ManagedObjectNotFound");
    }

    @Test
    void accountsAreKept() {
        String joe = "<user><id>joe</id><password>secret</password></user>";
        Answer made = client.call("CreateUser", "HostLocalAccountManager", "ha-localacctmgr", joe);
        assertThat(made.status()).isEqualTo(200);
        assertThat(client.call("CreateUser", "HostLocalAccountManager", "ha-localacctmgr", joe)
                        .fault())
                .isEqualTo("AlreadyExists");
        assertThat(client.call(
                                "RetrieveUserGroups",
                                "UserDirectory",
                                "ha-user-directory",
                                "<searchStr>jo</searchStr><exactMatch>false</exactMatch><findUsers>true</findUsers>")
                        .all("principal"))
                .containsExactly("joe");
        client.call("RemoveUser", "HostLocalAccountManager", "ha-localacctmgr", "<userName>joe</userName>");
        assertThat(client.call("UpdateUser", "HostLocalAccountManager", "ha-localacctmgr", joe)
                        .fault())
                .isEqualTo("NotFound");
    }

    @Test
    void aListViewShowsWhatIsPutIntoIt() {
        String one = "<obj type=\"VirtualMachine\">1</obj><obj type=\"VirtualMachine\">99</obj>";
        String view =
                client.call("CreateListView", "ViewManager", "ViewManager", one).first("returnval");
        assertThat(client.read("ListView", view, "view").body())
                .contains(">1</ManagedObjectReference>")
                .doesNotContain(">99<");
        assertThat(client.call("ModifyListView", "ListView", view, "<add type=\"VirtualMachine\">98</add>")
                        .body())
                .contains("<returnval type=\"VirtualMachine\">98</returnval>");
        client.call("ResetListView", "ListView", view, "");
        assertThat(client.read("ListView", view, "view").body()).doesNotContain(">1</ManagedObjectReference>");
        client.call("DestroyView", "ListView", view, "");
        assertThat(client.read("ListView", view, "view").fault()).isEqualTo("ManagedObjectNotFound");
    }
}
