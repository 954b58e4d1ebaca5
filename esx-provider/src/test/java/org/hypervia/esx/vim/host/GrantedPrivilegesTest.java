// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hypervia.esx.vim.Scripts.soon;

import java.util.List;
import java.util.Map;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.vim.Scripts;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.junit.jupiter.api.Test;

class GrantedPrivilegesTest {
    private static final ManagedObjectRef HOST = new ManagedObjectRef("HostSystem", "ha-host");
    private static final String SESSION = "<propSet><name>currentSession</name><val xsi:type=\"UserSession\">"
            + "<key>52-key</key><userName>ann</userName></val></propSet>";

    private static ScriptedServer server(String api) {
        ScriptedServer server = Scripts.host(api)
                .on(
                        "RetrieveServiceContent",
                        "<returnval><rootFolder type=\"Folder\">root</rootFolder>"
                                + "<propertyCollector type=\"PropertyCollector\">pc</propertyCollector>"
                                + "<about><fullName>A host</fullName><version>8.0.2</version>"
                                + "<productLineId>embeddedEsx</productLineId><apiType>HostAgent</apiType>"
                                + "<apiVersion>" + api + "</apiVersion></about>"
                                + "<sessionManager type=\"SessionManager\">sm</sessionManager>"
                                + "<authorizationManager type=\"AuthorizationManager\">am</authorizationManager></returnval>");
        String row = Scripts.row(new ManagedObjectRef("SessionManager", "sm"), SESSION);
        return server.on("RetrievePropertiesEx", "<returnval>" + row + "</returnval>")
                .on(
                        "RetrieveProperties",
                        row.replace("<objects>", "<returnval>").replace("</objects>", "</returnval>"));
    }

    private static Map<String, Boolean> ask(ScriptedServer server) {
        try (VimSession session = Scripts.open(server)) {
            return GrantedPrivileges.of(session, new PropertyCollector(session), soon())
                    .on(HOST, List.of("System.View", "Host.Config.Network"), soon());
        }
    }

    @Test
    void theServersAnswerIsTakenByName() {
        ScriptedServer server = server("8.0.2.0")
                .on(
                        "HasPrivilegeOnEntities",
                        "<returnval><entity type=\"HostSystem\">ha-host</entity>"
                                + "<privAvailability><privId>Host.Config.Network</privId><isGranted>false</isGranted>"
                                + "</privAvailability><privAvailability><privId>System.View</privId>"
                                + "<isGranted>true</isGranted></privAvailability></returnval>");

        assertThat(ask(server))
                .containsExactly(Map.entry("System.View", true), Map.entry("Host.Config.Network", false));
        assertThat(server.requests("HasPrivilegeOnEntities").get(0).text("sessionId"))
                .isEqualTo("52-key");
    }

    @Test
    void beforeApi55ItIsAskedInTheOldWay() {
        ScriptedServer server =
                server("5.0").on("HasPrivilegeOnEntity", "<returnval>true</returnval><returnval>false</returnval>");

        assertThat(ask(server))
                .containsExactly(Map.entry("System.View", true), Map.entry("Host.Config.Network", false));
    }

    @Test
    void anAnswerThatLeavesOneOutIsNoYesAndNoNo() {
        assertThatExceptionOfType(HypervisorException.class)
                .isThrownBy(() -> ask(server("5.0").on("HasPrivilegeOnEntity", "<returnval>true</returnval>")))
                .returns(ErrorCode.INTERNAL_ERROR, HypervisorException::code);
        assertThatExceptionOfType(HypervisorException.class)
                .isThrownBy(() -> ask(server("8.0.2.0").on("HasPrivilegeOnEntities", "")))
                .returns(ErrorCode.INTERNAL_ERROR, HypervisorException::code);
    }
}
