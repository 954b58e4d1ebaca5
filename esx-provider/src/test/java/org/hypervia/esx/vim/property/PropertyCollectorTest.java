// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hypervia.esx.vim.Scripts.MACHINE;
import static org.hypervia.esx.vim.Scripts.missing;
import static org.hypervia.esx.vim.Scripts.row;
import static org.hypervia.esx.vim.Scripts.soon;
import static org.hypervia.esx.vim.Scripts.value;

import java.util.List;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.vim.Scripts;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PropertyCollectorTest {
    private static final ManagedObjectRef HOST = new ManagedObjectRef("HostSystem", "ha-host");
    private static final PropertyQuery.Step MACHINES = new Step("machines", "HostSystem", "vm", List.of());

    private final ScriptedServer server = Scripts.host("8.0.2.0");

    private static PropertyQuery machines() {
        return new PropertyQuery().take("VirtualMachine", "name").from(HOST, MACHINES);
    }

    private static ManagedObjectRef machine(int number) {
        return ManagedObjectRef.virtualMachine("" + number);
    }

    private static String named(int number) {
        return row(machine(number), value("name", "xsd:string", "vm" + number));
    }

    private List<ObjectContent> retrieve(PropertyQuery query) {
        return new PropertyCollector(Scripts.open(server)).retrieve(query, soon());
    }

    private static String hostRow() {
        return row(HOST, value("name", "xsd:string", "esx"));
    }

    @ParameterizedTest
    @EnumSource
    void aPropertyIsThereOrNotSetOrFailed(ScriptedServer.Style style) {
        server.style(style)
                .on(
                        "RetrievePropertiesEx",
                        "<returnval><objects><later>x</later><obj type=\"VirtualMachine\">16</obj>"
                                + value("name", "xsd:string", "a &amp; b")
                                + value("config.hardware.memoryMB", "xsd:short", " 512 ")
                                + value("recentTask", "ArrayOfManagedObjectReference", "")
                                + value("resourcePool", "ManagedObjectReference", "")
                                + "<propSet><val type=\"Folder\">f1</val><name>parent</name></propSet>"
                                + missing("config", "NoPermission", "Permission to do it was denied")
                                + "</objects></returnval>");

        ObjectContent found = retrieve(PropertyQuery.of(MACHINE, "name")).get(0);

        assertThat(found.object()).isEqualTo(MACHINE);
        assertThat(found.reading("name")).isEqualTo(Reading.of("a & b"));
        assertThat(found.value("config.hardware.memoryMB").orElseThrow().number())
                .hasValue(512L);
        assertThat(found.reference("parent")).contains(new ManagedObjectRef("Folder", "f1"));
        assertThat(found.reference("resourcePool")).isEmpty();
        assertThat(found.holdsAny("recentTask")).isEqualTo(Reading.of(false));
        assertThat(found.holdsAny("name")).isEqualTo(Reading.of(true));
        assertThat(found.holdsAny("snapshot")).isEqualTo(Reading.of(false));
        assertThat(found.reading("guest.hostName")).isEqualTo(Reading.unset());
        assertThat(found.text("guest.hostName")).isEmpty();
        assertThat(found.reading("config.uuid")).isInstanceOfSatisfying(Reading.Failed.class, failed -> {
            assertThat(failed.error().code()).isEqualTo(ErrorCode.ACCESS_DENIED);
            assertThat(failed.error().fault()).contains("NoPermission");
            assertThat(failed.error()).hasMessageContaining("config.uuid of VirtualMachine:16");
        });
        assertThat(found.holdsAny("config.x")).isInstanceOf(Reading.Failed.class);
    }

    @Test
    void arraysAreReadWithAndWithoutTypesOnTheirItems() {
        server.on(
                "RetrievePropertiesEx",
                "<returnval>"
                        + row(
                                MACHINE,
                                value(
                                        "recentTask",
                                        "ArrayOfManagedObjectReference",
                                        "<ManagedObjectReference type=\"Task\" xsi:type=\"ManagedObjectReference\">t1"
                                                + "</ManagedObjectReference><ManagedObjectReference type=\"Task\">t2"
                                                + "</ManagedObjectReference>"))
                        + "</returnval>");

        assertThat(retrieve(PropertyQuery.of(MACHINE, "recentTask"))
                        .get(0)
                        .value("recentTask")
                        .orElseThrow()
                        .items()
                        .map(ManagedObjectRef::of))
                .containsExactly(new ManagedObjectRef("Task", "t1"), new ManagedObjectRef("Task", "t2"));
    }

    @Test
    void pagesAreAskedForUntilThereIsNoToken() {
        server.on("RetrievePropertiesEx", "<returnval><token>1&amp;</token>", hostRow(), named(1), "</returnval>")
                .on("ContinueRetrievePropertiesEx", "<returnval><token>2</token>", named(2), "</returnval>")
                .on("ContinueRetrievePropertiesEx", "<returnval>", named(3), "</returnval>");

        assertThat(retrieve(machines())).map(ObjectContent::object).containsExactly(machine(1), machine(2), machine(3));

        assertThat(server.methods())
                .containsExactly(
                        "RetrievePropertiesEx", "ContinueRetrievePropertiesEx", "ContinueRetrievePropertiesEx");
        assertThat(server.requests("ContinueRetrievePropertiesEx"))
                .map(request -> request.text("token"))
                .containsExactly("1&", "2");
    }

    @Test
    void anEmptyAnswerIsAnEmptyList() {
        server.on("RetrievePropertiesEx", "");

        assertThat(retrieve(machines())).isEmpty();
    }

    @Test
    void aServerOfOldSendsEverythingAtOnce() {
        ScriptedServer old = Scripts.host("4.0")
                .on("RetrieveProperties", (hostRow() + named(1) + named(2)).replace("objects>", "returnval>"));

        assertThat(new PropertyCollector(Scripts.open(old)).retrieve(machines(), soon()))
                .map(ObjectContent::object)
                .containsExactly(machine(1), machine(2));
        assertThat(old.requests("RetrieveProperties").get(0).body())
                .doesNotContain("options", "reportMissingObjectsInResults");
    }

    @Test
    void aQueryIsWrittenInWireOrder() {
        server.on("RetrievePropertiesEx", "");

        retrieve(new PropertyQuery()
                .take("VirtualMachine", "name", "config.uuid")
                .from(HOST, new Step("a", "HostSystem", "vm", List.of("a", "b")))
                .from(MACHINE)
                .toleratingGone());

        assertThat(server.requests("RetrievePropertiesEx").get(0).body())
                .contains("<specSet><propSet><type>VirtualMachine</type><all>false</all><pathSet>name</pathSet>"
                        + "<pathSet>config.uuid</pathSet></propSet><propSet><type>HostSystem</type><all>false</all>"
                        + "<pathSet>name</pathSet></propSet>"
                        + "<objectSet><obj type=\"HostSystem\">ha-host</obj><skip>false</skip>"
                        + "<selectSet xsi:type=\"TraversalSpec\"><name>a</name><type>HostSystem</type>"
                        + "<path>vm</path><skip>false</skip><selectSet><name>a</name></selectSet>"
                        + "<selectSet><name>b</name></selectSet></selectSet></objectSet>"
                        + "<objectSet><obj type=\"VirtualMachine\">16</obj><skip>false</skip></objectSet>"
                        + "<reportMissingObjectsInResults>true</reportMissingObjectsInResults></specSet>"
                        + "<options></options>");
    }

    @Test
    void anObjectThatIsGoneFailsTheQueryUnlessItMayBeGone() {
        server.on("RetrievePropertiesEx", "");

        retrieve(PropertyQuery.of(MACHINE, "name").from(machine(2)));

        assertThat(server.requests("RetrievePropertiesEx").get(0).body())
                .doesNotContain("reportMissingObjectsInResults");
    }

    @Test
    void aStartThatIsTakenItselfIsNotTakenOut() {
        ManagedObjectRef cluster = new ManagedObjectRef("ClusterComputeResource", "c");
        server.on(
                "RetrievePropertiesEx", "<returnval>", row(cluster, value("name", "xsd:string", "c")), "</returnval>");
        PropertyQuery query = new PropertyQuery()
                .take("ComputeResource", "name")
                .from(cluster, new Step("hosts", "ComputeResource", "host", List.of()));

        assertThat(retrieve(query)).map(ObjectContent::object).containsExactly(cluster);
    }

    @Test
    void anObjectThatIsGoneIsNamed() {
        server.on(
                "RetrievePropertiesEx",
                server.faulting("ManagedObjectNotFound", "<obj type=\"VirtualMachine\">16</obj>"));
        PropertyCollector collector = new PropertyCollector(Scripts.open(server));

        HypervisorException error =
                catchThrowableOfType(HypervisorException.class, () -> collector.retrieveOne(MACHINE, soon(), "name"));

        assertThat(error.code()).isEqualTo(ErrorCode.NO_DOMAIN);
    }

    /** An answer that came late or twice would tell the state of another machine. */
    @Test
    void whatIsToldOfAnotherObjectIsNoAnswer() {
        server.on("RetrievePropertiesEx", "<returnval>", hostRow(), named(1), "</returnval>");
        PropertyCollector collector = new PropertyCollector(Scripts.open(server));

        HypervisorException error = catchThrowableOfType(
                HypervisorException.class, () -> collector.retrieveOne(machine(2), soon(), "name"));

        assertThat(error).isNotNull();
        assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
    }

    @Test
    void aNameThatWasNeverEscapedStaysAsItIs() {
        server.on(
                "RetrievePropertiesEx",
                "<returnval>",
                hostRow(),
                row(machine(1), value("name", "xsd:string", "100% raw")),
                row(machine(2), value("name", "xsd:string", "a%2fb 50%")),
                row(machine(3), value("name", "xsd:string", "a%2fb 50%25")),
                "</returnval>");

        assertThat(retrieve(machines())).map(EntityName::of).containsExactly("100% raw", "a%2fb 50%", "a/b 50%");
    }

    @Test
    void aSessionThatIsGoneShowsInTheRowsAndIsRenewed() {
        Scripts.sessionLives(server, false);
        server.on(
                        "RetrievePropertiesEx",
                        "<returnval>",
                        row(HOST, missing("name", "NotAuthenticated", "no")),
                        "</returnval>")
                .on("RetrievePropertiesEx", "<returnval>", hostRow(), named(1), "</returnval>");

        assertThat(retrieve(machines())).map(ObjectContent::object).containsExactly(machine(1));

        assertThat(server.methods())
                .containsExactly("RetrievePropertiesEx", "RetrieveProperties", "Login", "RetrievePropertiesEx");
    }

    @Test
    void rowsThatLackAPrivilegeAreKeptWhenTheSessionLives() {
        Scripts.sessionLives(server, true);
        server.on(
                "RetrievePropertiesEx",
                "<returnval>",
                hostRow(),
                named(1),
                row(machine(2), missing("name", "NotAuthenticated", "no")),
                "</returnval>");

        List<ObjectContent> found = retrieve(machines());

        assertThat(found).map(ObjectContent::object).containsExactly(machine(1), machine(2));
        assertThat(found.get(1).reading("name")).isInstanceOf(Reading.Failed.class);
        assertThat(server.methods()).containsExactly("RetrievePropertiesEx", "RetrieveProperties");
    }

    @Test
    void aSessionThatIsGoneBetweenTwoPagesStartsTheListAnew() {
        Scripts.sessionLives(server, false);
        server.on("CancelRetrievePropertiesEx", server.faulting("NotAuthenticated", ""))
                .on("RetrievePropertiesEx", "<returnval><token>1</token>", hostRow(), named(1), "</returnval>")
                .on("RetrievePropertiesEx", "<returnval><token>2</token>", hostRow(), named(1), "</returnval>")
                .on("ContinueRetrievePropertiesEx", server.faulting("NotAuthenticated", ""))
                .on("ContinueRetrievePropertiesEx", "<returnval>", named(2), "</returnval>");

        assertThat(retrieve(machines())).map(ObjectContent::object).containsExactly(machine(1), machine(2));

        assertThat(server.count("Login")).isEqualTo(1);
    }

    @Test
    void aTokenOfASessionThatAnotherThreadHasRenewedStartsTheListAnew() {
        VimSession session = Scripts.open(server);
        Scripts.sessionLives(server, false);
        server.on("CancelRetrievePropertiesEx", "")
                .on("Do", server.faulting("NotAuthenticated", ""))
                .on("Do", "")
                .on("RetrievePropertiesEx", request -> {
                    session.invoke(Calls.plain("Do", MACHINE), soon());
                    return server.result(
                            "RetrievePropertiesEx",
                            "<returnval><token>1</token>" + hostRow() + named(1) + "</returnval>");
                })
                .on("RetrievePropertiesEx", "<returnval>", hostRow(), named(1), named(2), "</returnval>")
                .on("ContinueRetrievePropertiesEx", server.faulting("InvalidArgument", ""));

        assertThat(new PropertyCollector(session).retrieve(machines(), soon())).hasSize(2);

        assertThat(server.count("Login")).isEqualTo(1);
        assertThat(server.count("RetrievePropertiesEx")).isEqualTo(2);
    }

    @Test
    void pagesNobodyWantsAnyMoreAreCancelled() {
        server.on("RetrievePropertiesEx", "<returnval><token>t</token>", hostRow(), "</returnval>")
                .on("ContinueRetrievePropertiesEx", request -> ScriptedServer.xml(200, "<broken"))
                .on("CancelRetrievePropertiesEx", "");
        PropertyCollector collector = new PropertyCollector(Scripts.open(server));

        HypervisorException error =
                catchThrowableOfType(HypervisorException.class, () -> collector.retrieve(machines(), soon()));

        assertThat(error.code()).isEqualTo(ErrorCode.READ_FAILED);
        assertThat(server.requests("CancelRetrievePropertiesEx").get(0).text("token"))
                .isEqualTo("t");
    }

    @Test
    void aCallMayBeMadeWhileAnotherIsUnderWay() {
        PropertyCollector[] collector = new PropertyCollector[1];
        server.on("RetrievePropertiesEx", request -> {
            // In the middle of this call another one is made and answered.
            collector[0].retrieve(PropertyQuery.of(machine(2), "name"), soon());
            return server.result("RetrievePropertiesEx", "<returnval>" + hostRow() + named(1) + "</returnval>");
        });
        server.on("RetrievePropertiesEx", "<returnval>", named(2), "</returnval>");
        collector[0] = new PropertyCollector(Scripts.open(server));

        assertThat(collector[0].retrieve(machines(), soon())).hasSize(1);
    }
}
