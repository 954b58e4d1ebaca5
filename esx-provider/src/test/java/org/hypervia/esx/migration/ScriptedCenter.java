// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.auth.Secret;
import org.hypervia.api.domain.DomainIdentity;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.api.task.ProgressListener;
import org.hypervia.api.task.QuestionCallback;
import org.hypervia.api.value.Reading;
import org.hypervia.esx.config.EsxParameters;
import org.hypervia.esx.connection.CenterLink;
import org.hypervia.esx.connection.DomainNames;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.connection.ServerLogin;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.soap.SoapClient;
import org.hypervia.esx.vim.WaitingHost;
import org.hypervia.esx.vim.host.HostAnchors;
import org.hypervia.esx.vim.host.Scope;
import org.hypervia.esx.vim.property.Pace;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.property.UpdateLoop;
import org.hypervia.esx.vim.session.Login;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.task.TaskHabits;
import org.hypervia.esx.vim.task.TaskRunner;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.spi.Deadline;

/** A vCenter of two hosts, {@code esx1} with the machine {@code vm-7} and {@code esx2}, that answers from a script. */
final class ScriptedCenter implements AutoCloseable {
    static final String MACHINE = "vm-7";
    static final String BIOS = "42100000-0000-0000-0000-000000000007";
    static final String INSTANCE = "50100000-0000-0000-0000-000000000007";

    final WaitingHost host = new WaitingHost();
    final ScriptedServer server = host.server();

    /** What the survey tells, by what it asks for: changed by tests before they begin. */
    final Map<String, String> rows = new LinkedHashMap<>();

    private final ServerLogin login;

    ScriptedCenter(String instanceUuid, boolean checker) {
        server.forget("RetrieveServiceContent")
                .on("RetrieveServiceContent", content("VirtualCenter", instanceUuid, checker))
                .on(
                        "RetrievePropertiesEx",
                        request -> server.result(
                                "RetrievePropertiesEx", "<returnval>" + objects(request.body()) + "</returnval>"));
        rows.put(MACHINE, machine("h1", "rp1"));
        rows.put(
                "rp1", object("ResourcePool", "rp1", name("Resources") + reference("owner", "ComputeResource", "cr1")));
        rows.put("check-1", "");
        login = login(server);
    }

    static String content(String type, String instanceUuid, boolean checker) {
        return "<returnval><rootFolder type=\"Folder\">root</rootFolder>"
                + "<propertyCollector type=\"PropertyCollector\">pc</propertyCollector>"
                + "<about><fullName>vCenter</fullName><version>8.0.2</version><productLineId>vpx</productLineId><apiType>"
                + type + "</apiType><apiVersion>8.0.2.0</apiVersion><instanceUuid>" + instanceUuid
                + "</instanceUuid></about><sessionManager type=\"SessionManager\">sm</sessionManager>"
                + "<searchIndex type=\"SearchIndex\">si</searchIndex>"
                + (checker
                        ? "<vmProvisioningChecker type=\"VirtualMachineProvisioningChecker\">ck</vmProvisioningChecker>"
                        : "")
                + "</returnval>";
    }

    static ServerLogin login(ScriptedServer server) {
        SoapClient soap = new SoapClient(server, "/sdk", "vc:443");
        VimSession session =
                VimSession.open(soap, VimSession.askContent(soap, soon()), new Login("ann", Secret.of("x")), soon());
        server.forgetRequests();
        return new ServerLogin(server, session, new PropertyCollector(session), new UpdateLoop(session, Pace.DEFAULT));
    }

    /** Moves the machine from the first host to the second. */
    DomainSummary migrate(MigrateOptions options) {
        return operations("1").migrate(MACHINE, operations("2"), options, soon());
    }

    /** Looks at how a call fails, and returns what is said of it. */
    static AbstractStringAssert<?> fails(ErrorCode code, ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        return assertThat(error.getMessage());
    }

    static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(30));
    }

    /** Tells all rows whose reference a query names, and the inventory where it walks through that. */
    private String objects(String body) {
        StringBuilder told = new StringBuilder();
        if (body.contains("hostFolder")) {
            return rows.getOrDefault("tree", "");
        }
        rows.forEach((ref, row) -> {
            boolean surveyed = ref.startsWith("rp") || ref.startsWith("ds");
            boolean walked = surveyed && body.contains(">ResourcePool<")
                    || ref.startsWith("task") && body.contains(">recentTask<");
            if (body.contains(">" + ref + "</obj>") || (walked && body.contains(">" + MACHINE + "</obj>"))) {
                told.append(row);
            }
        });
        return told.toString();
    }

    /** The row of the machine. */
    static String machine(String host, String pool) {
        return object(
                "VirtualMachine",
                MACHINE,
                name("web01")
                        + reference("runtime.host", "HostSystem", host)
                        + reference("resourcePool", "ResourcePool", pool)
                        + value("config.uuid", BIOS)
                        + value("config.instanceUuid", INSTANCE));
    }

    static String object(String type, String id, String properties) {
        return "<objects><obj type=\"" + type + "\">" + id + "</obj>" + properties + "</objects>";
    }

    static String name(String name) {
        return value("name", name);
    }

    static String value(String path, String text) {
        return "<propSet><name>" + path + "</name><val>" + text + "</val></propSet>";
    }

    static String reference(String path, String type, String id) {
        return "<propSet><name>" + path + "</name><val type=\"" + type + "\">" + id + "</val></propSet>";
    }

    /** The inventory as far as it leads to one host, or to two of them. */
    static String tree(String... hosts) {
        StringBuilder tree = new StringBuilder(object(
                        "Datacenter",
                        "dc1",
                        name("lab")
                                + reference("parent", "Folder", "root")
                                + reference("hostFolder", "Folder", "hf")
                                + reference("vmFolder", "Folder", "vf"))
                + object("Folder", "hf", name("host") + reference("parent", "Datacenter", "dc1")));
        for (String number : hosts) {
            tree.append(object(
                            "ComputeResource",
                            "cr" + number,
                            name("esx" + number)
                                    + reference("parent", "Folder", "hf")
                                    + reference("resourcePool", "ResourcePool", "rp" + number)))
                    .append(object(
                            "HostSystem",
                            "h" + number,
                            name("esx" + number) + reference("parent", "ComputeResource", "cr" + number)));
        }
        return tree.toString();
    }

    /** The part of the vCenter that one host is. */
    Scope scope(String number) {
        rows.put("tree", tree(number));
        Scope scope =
                HostAnchors.read(login.session(), login.properties(), soon()).onlyHost();
        rows.put("tree", tree("1", "2"));
        server.forgetRequests();
        return scope;
    }

    CenterLink link(String number) {
        TaskHabits habits = TaskHabits.of(QuestionCallback.unanswered(), false, ProgressListener.ignoring());
        return new CenterLink(
                login, new TaskRunner(login.session(), login.updates(), habits), scope(number), "10.0.0.1");
    }

    /** The operations of a connection of {@code vpx://}. */
    EsxMigrations operations(String number) {
        return operations(number, ScriptedCenter::row);
    }

    /** The same, of one that sees its domains in another way. */
    EsxMigrations operations(String number, DomainsThere domains) {
        CenterLink link = link(number);
        EsxConnection connection = new EsxConnection(
                EsxParameters.of(HypervisorUri.parse("vpx://vc/lab/esx" + number)),
                login,
                link.tasks(),
                link.scope(),
                new DomainNames(),
                Optional.of(link));
        connection.names().remember(MACHINE, "web01");
        return new EsxMigrations(connection, link, domains);
    }

    static DomainSummary row(ManagedObjectRef machine, Deadline deadline) {
        return new DomainSummary(
                new DomainIdentity(machine.value(), "web01", Reading.unset(), Reading.unset()),
                OptionalInt.empty(),
                DomainState.SHUTOFF,
                Reading.unset(),
                Reading.unset(),
                Reading.unset(),
                Reading.unset(),
                Reading.unset());
    }

    /** Answers a check with results. */
    ScriptedCenter checks(String method, String results) {
        server.on(method, "<returnval type=\"Task\">check-1</returnval>");
        rows.put(
                "check-1",
                object(
                        "Task",
                        "check-1",
                        "<propSet><name>info</name><val xsi:type=\"TaskInfo\"><state>success</state>"
                                + "<result xsi:type=\"ArrayOfCheckResult\"><CheckResult xsi:type=\"CheckResult\">"
                                + results
                                + "</CheckResult></result></val></propSet>"));
        return this;
    }

    static String fault(String field, String type, String text) {
        return "<" + field + "><fault xsi:type=\"" + type + "\"/><localizedMessage>" + text + "</localizedMessage></"
                + field + ">";
    }

    /** Starts tasks of a method. */
    ScriptedCenter starts(String method) {
        server.on(method, "<returnval type=\"Task\">" + WaitingHost.TASK + "</returnval>");
        return this;
    }

    @Override
    public void close() {
        login.updates().close();
        host.close();
    }
}
