// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hypervia.esx.vim.Scripts.MACHINE;
import static org.hypervia.esx.vim.Scripts.row;
import static org.hypervia.esx.vim.Scripts.soon;
import static org.hypervia.esx.vim.Scripts.value;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.vim.Scripts;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;
import org.junit.jupiter.api.Test;

/** Objects that go away while the server tells of them, and answers to other questions. */
class RetrievalTest {
    private static final ManagedObjectRef HOST = new ManagedObjectRef("HostSystem", "ha-host");

    private final ScriptedServer server = Scripts.host("8.0.2.0");

    private static PropertyQuery machines() {
        return new PropertyQuery()
                .take("VirtualMachine", "name")
                .from(HOST, new Step("machines", "HostSystem", "vm", List.of()));
    }

    private static ManagedObjectRef machine(int number) {
        return ManagedObjectRef.virtualMachine("" + number);
    }

    private static String named(int number) {
        return row(machine(number), value("name", "xsd:string", "vm" + number));
    }

    private static String hostRow() {
        return row(HOST, value("name", "xsd:string", "esx"));
    }

    private List<ObjectContent> retrieve(PropertyQuery query) {
        return new PropertyCollector(Scripts.open(server)).retrieve(query, soon());
    }

    private static HypervisorException failure(ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure").isNotNull();
        return error;
    }

    private ScriptedServer.Handler gone(String type, String value) {
        return server.faulting("ManagedObjectNotFound", "<obj type=\"" + type + "\">" + value + "</obj>");
    }

    @Test
    void aMachineThatGoesAwayMeanwhileMakesTheServerBeAskedAgain() {
        server.on("CancelRetrievePropertiesEx", "")
                .on("RetrievePropertiesEx", gone("VirtualMachine", "2284"))
                .on("RetrievePropertiesEx", server.faulting("ManagedObjectNotFound", ""))
                .on("RetrievePropertiesEx", "<returnval><token>1</token>", hostRow(), named(1), "</returnval>")
                .on("ContinueRetrievePropertiesEx", gone("VirtualMachine", "2"))
                .on("RetrievePropertiesEx", "<returnval><token>2</token>", hostRow(), named(1), "</returnval>")
                .on("ContinueRetrievePropertiesEx", "<returnval>", named(3), "</returnval>");

        assertThat(retrieve(machines())).map(ObjectContent::object).containsExactly(machine(1), machine(3));
        assertThat(server.count("RetrievePropertiesEx")).isEqualTo(4);
        assertThat(server.count("Login")).isZero();
    }

    @Test
    void pagesThatTheServerHasForgottenAreAskedForFromTheStart() {
        server.on("CancelRetrievePropertiesEx", "")
                .on("RetrievePropertiesEx", "<returnval><token>1</token>", hostRow(), named(1), "</returnval>")
                .on("RetrievePropertiesEx", "<returnval>", hostRow(), named(1), named(2), "</returnval>")
                .on(
                        "ContinueRetrievePropertiesEx",
                        server.faulting("InvalidArgument", "<invalidProperty>token</invalidProperty>"));

        assertThat(retrieve(machines())).map(ObjectContent::object).containsExactly(machine(1), machine(2));
    }

    @Test
    void anArgumentThatIsWrongFromTheStartIsNotRepeated() {
        server.on("RetrievePropertiesEx", server.faulting("InvalidArgument", ""));
        PropertyCollector collector = new PropertyCollector(Scripts.open(server));

        assertThat(failure(() -> collector.retrieve(machines(), soon())).code()).isEqualTo(ErrorCode.INVALID_ARG);
        assertThat(server.count("RetrievePropertiesEx")).isEqualTo(1);
    }

    @Test
    void aServerOfOldIsAskedAgainToo() {
        ScriptedServer old = Scripts.host("4.0");
        old.on("RetrieveProperties", old.faulting("ManagedObjectNotFound", "<obj type=\"VirtualMachine\">2284</obj>"))
                .on("RetrieveProperties", (hostRow() + named(1)).replace("objects>", "returnval>"));

        assertThat(new PropertyCollector(Scripts.open(old)).retrieve(machines(), soon()))
                .map(ObjectContent::object)
                .containsExactly(machine(1));
    }

    @Test
    void machinesThatGoAllTheTimeNeverMakeAnotherOneNotFound() {
        server.on("RetrievePropertiesEx", gone("VirtualMachine", "2284"));
        PropertyCollector collector = new PropertyCollector(Scripts.open(server));

        HypervisorException error = failure(() -> collector.retrieve(machines(), soon()));

        assertThat(error.code()).isEqualTo(ErrorCode.OPERATION_FAILED);
        assertThat(error).hasMessageContaining("changes faster").hasMessageNotContaining("the domain is gone");
        assertThat(server.count("RetrievePropertiesEx")).isEqualTo(4);
    }

    @Test
    void aRowOfAMachineThatWentIsTold() {
        String fault = "<missingSet><path>name</path><fault><fault xsi:type=\"ManagedObjectNotFound\">"
                + "<obj type=\"VirtualMachine\">2</obj></fault></fault></missingSet>";
        server.on(
                "RetrievePropertiesEx",
                "<returnval>",
                hostRow(),
                row(machine(1), fault),
                row(machine(2), fault),
                "</returnval>");

        assertThat(retrieve(machines())).map(ObjectContent::isGone).containsExactly(false, true);
    }

    @Test
    void aStartThatIsGoneIsNotAskedForAgain() {
        server.on("RetrievePropertiesEx", gone("HostSystem", "ha-host"));
        PropertyCollector collector = new PropertyCollector(Scripts.open(server));

        assertThat(failure(() -> collector.retrieve(machines(), soon())).code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(server.count("RetrievePropertiesEx")).isEqualTo(1);
    }

    /** What comes twice, or late, is taken for the answer to the next question. */
    @Test
    void anAnswerAboutSomethingElseIsRefused() {
        PropertyCollector collector = new PropertyCollector(Scripts.open(server));
        String folder = row(new ManagedObjectRef("Folder", "root"), value("name", "xsd:string", "ha-folder-root"));

        server.on("RetrievePropertiesEx", "<returnval>", named(17), "</returnval>");
        HypervisorException one = failure(() -> collector.retrieve(PropertyQuery.of(MACHINE, "name"), soon()));
        server.forget("RetrievePropertiesEx").on("RetrievePropertiesEx", "<returnval>", named(17), "</returnval>");
        HypervisorException walk = failure(() -> collector.retrieve(machines(), soon()));
        server.forget("RetrievePropertiesEx")
                .on("RetrievePropertiesEx", "<returnval>", folder, hostRow(), named(17), "</returnval>");
        HypervisorException other = failure(() -> collector.retrieve(machines().called("listing"), soon()));

        assertThat(List.of(one, walk, other))
                .extracting(HypervisorException::code)
                .containsOnly(ErrorCode.INTERNAL_ERROR);
        assertThat(other).hasMessageStartingWith("listing failed: what the server answers is about something else");
    }
}
