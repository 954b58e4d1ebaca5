// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hypervia.esx.migration.ScriptedCenter.MACHINE;
import static org.hypervia.esx.migration.ScriptedCenter.fails;
import static org.hypervia.esx.migration.ScriptedCenter.fault;
import static org.hypervia.esx.migration.ScriptedCenter.name;
import static org.hypervia.esx.migration.ScriptedCenter.object;
import static org.hypervia.esx.migration.ScriptedCenter.reference;
import static org.hypervia.esx.migration.ScriptedCenter.soon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.domain.DomainSummary;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.migration.MigrateFlag;
import org.hypervia.api.migration.MigrateOptions;
import org.hypervia.api.migration.MigrateParameter;
import org.hypervia.api.migration.MigrationTarget;
import org.hypervia.api.migration.MigrationWarning;
import org.hypervia.esx.config.EsxParameters;
import org.hypervia.esx.connection.CenterLink;
import org.hypervia.esx.connection.DomainNames;
import org.hypervia.esx.connection.EsxConnection;
import org.hypervia.esx.connection.ServerLogin;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.esx.soap.ScriptedServer;
import org.hypervia.esx.vim.Scripts;
import org.hypervia.esx.vim.WaitingHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EsxMigrationsTest {
    private ScriptedCenter center = new ScriptedCenter("vc-1", true);

    @AfterEach
    void end() {
        center.close();
    }

    private void withoutChecker() {
        center.close();
        center = new ScriptedCenter("vc-1", false);
    }

    private String sent(String method) {
        assertThat(center.server.requests(method)).hasSize(1);
        return center.server.requests(method).get(0).body();
    }

    @Test
    void aMigrationIsOneLookOneCheckOneTaskAndTheWait() {
        center.checks("CheckMigrate_Task", "").starts("MigrateVM_Task").host.tell(WaitingHost.success(""));

        DomainSummary moved = center.migrate(MigrateOptions.of(MigrateFlag.LIVE, MigrateFlag.PERSIST_DEST));

        assertThat(moved.identity().ref()).isEqualTo(MACHINE);
        assertThat(sent("CheckMigrate_Task"))
                .contains("<vm type=\"VirtualMachine\">vm-7</vm><host type=\"HostSystem\">h2</host>"
                        + "<pool type=\"ResourcePool\">rp2</pool></CheckMigrate_Task>");
        assertThat(sent("MigrateVM_Task"))
                .contains("<pool type=\"ResourcePool\">rp2</pool><host type=\"HostSystem\">h2</host>"
                        + "<priority>defaultPriority</priority></MigrateVM_Task>");
        List<String> methods = center.server.methods();
        assertThat(methods)
                .filteredOn(method -> !method.startsWith("WaitForUpdates") && !method.equals("CancelWaitForUpdates"))
                .containsExactlyInAnyOrder(
                        "RetrievePropertiesEx",
                        "CheckMigrate_Task",
                        "RetrievePropertiesEx",
                        "MigrateVM_Task",
                        "CreatePropertyCollector",
                        "CreateFilter",
                        "DestroyPropertyFilter");
    }

    @Test
    void aMachineKeepsItsPoolWithinItsComputeResource() {
        center.rows.put(
                "rp1", object("ResourcePool", "rp1", name("gold") + reference("owner", "ComputeResource", "cr2")));
        center.checks("CheckMigrate_Task", "").starts("MigrateVM_Task").host.tell(WaitingHost.success(""));

        center.migrate(MigrateOptions.defaults());

        assertThat(sent("MigrateVM_Task")).doesNotContain("<pool").contains(">h2</host>");
    }

    @Test
    void errorsOfTheCheckStopItAndAllAreTold() {
        center.checks(
                "CheckMigrate_Task",
                fault("warning", "NoGuestHeartbeat", "No heartbeat.")
                        + fault("error", "CpuIncompatible1ECX", "The CPU lacks SSE4.")
                        + fault("error", "VMotionInterfaceNotConfigured", "No vMotion card."));

        fails(ErrorCode.CPU_INCOMPATIBLE, () -> center.migrate(MigrateOptions.defaults()))
                .contains(
                        "domain 'web01'",
                        "host 'esx2'",
                        "was not begun",
                        "'The CPU lacks SSE4.'",
                        "'No vMotion card.'");
        assertThat(center.server.count("MigrateVM_Task")).isZero();
    }

    @Test
    void warningsOfTheCheckAreToldAndDoNotStopIt() {
        List<MigrationWarning> heard = new ArrayList<>();
        center.checks("CheckMigrate_Task", fault("warning", "NoGuestHeartbeat", "No heartbeat."))
                .starts("MigrateVM_Task")
                .host
                .tell(WaitingHost.success(""));

        center.migrate(MigrateOptions.defaults().warnings(heard::add));

        assertThat(heard).containsExactly(new MigrationWarning("NoGuestHeartbeat", "No heartbeat."));
    }

    @Test
    void aServerWithoutCheckerValidates() {
        withoutChecker();
        List<MigrationWarning> heard = new ArrayList<>();
        center.server.on(
                "ValidateMigration",
                "<returnval xsi:type=\"MigrationWarningEvent\"><key>1</key><fullFormattedMessage>Slow.</fullFormattedMessage>"
                        + fault("fault", "MigrationFault", "slow") + "</returnval>");
        center.starts("MigrateVM_Task").host.tell(WaitingHost.success(""));

        center.migrate(MigrateOptions.defaults().warnings(heard::add));

        assertThat(heard).containsExactly(new MigrationWarning("MigrationFault", "Slow."));
        assertThat(sent("ValidateMigration"))
                .contains(
                        "<_this type=\"ServiceInstance\">ServiceInstance</_this><vm type=\"VirtualMachine\">vm-7</vm>"
                                + "<pool type=\"ResourcePool\">rp2</pool><host type=\"HostSystem\">h2</host></ValidateMigration>");
    }

    @Test
    void anErrorOrAnUnknownEventOfTheValidationStopsIt() {
        withoutChecker();
        center.server.on(
                "ValidateMigration",
                "<returnval xsi:type=\"BrandNewEvent\"><key>1</key><fullFormattedMessage>Never.</fullFormattedMessage>"
                        + "</returnval>");

        fails(ErrorCode.INTERNAL_ERROR, () -> center.migrate(MigrateOptions.defaults()))
                .contains("'Never.'");
        assertThat(center.server.count("MigrateVM_Task")).isZero();
    }

    @Test
    void aCheckerThatCannotIsReplacedByTheValidation() {
        center.server
                .on("CheckMigrate_Task", center.server.faulting("NotImplemented", ""))
                .on("ValidateMigration", "");
        center.starts("MigrateVM_Task").host.tell(WaitingHost.success(""));

        center.migrate(MigrateOptions.defaults());

        assertThat(center.server.count("ValidateMigration")).isEqualTo(1);
    }

    private void datastores() {
        center.rows.put(
                "h2",
                object(
                        "HostSystem",
                        "h2",
                        "<propSet><name>datastore</name><val xsi:type=\"ArrayOfManagedObjectReference\">"
                                + "<ManagedObjectReference type=\"Datastore\">ds3</ManagedObjectReference>"
                                + "<ManagedObjectReference type=\"Datastore\">ds4</ManagedObjectReference></val></propSet>"));
        center.rows.put("ds3", object("Datastore", "ds3", name("slow")));
        center.rows.put("ds4", object("Datastore", "ds4", name("fast")));
    }

    @Test
    void aStoragePoolTakesTheFilesAlong() {
        datastores();
        center.checks("CheckRelocate_Task", "").starts("RelocateVM_Task").host.tell(WaitingHost.success(""));

        center.migrate(MigrateOptions.defaults().to(MigrationTarget.ofStoragePool("fast")));

        assertThat(sent("RelocateVM_Task"))
                .contains("<spec><datastore type=\"Datastore\">ds4</datastore><pool type=\"ResourcePool\">rp2</pool>"
                        + "<host type=\"HostSystem\">h2</host></spec></RelocateVM_Task>");
        assertThat(sent("CheckRelocate_Task")).contains("<vm type=\"VirtualMachine\">vm-7</vm><spec><datastore");
    }

    @Test
    void aStoragePoolThatIsNotThereIsNamedWithThoseThatAre() {
        datastores();
        fails(
                        ErrorCode.NO_STORAGE_POOL,
                        () -> center.migrate(MigrateOptions.defaults().to(MigrationTarget.ofStoragePool("none"))))
                .contains("'none'", "'slow', 'fast'", "host 'esx2'");
        fails(ErrorCode.INVALID_ARG, () -> center.migrate(MigrateOptions.of(MigrateFlag.NON_SHARED_DISK)))
                .contains("must be said", "'slow', 'fast'");
        assertThat(center.server.methods()).containsOnly("RetrievePropertiesEx");
    }

    @Test
    void aFailedTaskLeavesTheMachineAndSaysSo() {
        center.checks("CheckMigrate_Task", "")
                .starts("MigrateVM_Task")
                .host
                .tell(WaitingHost.failed("NoDiskSpace", "The disk is full."));

        fails(ErrorCode.OPERATION_FAILED, () -> center.migrate(MigrateOptions.defaults()))
                .contains("migrating domain 'web01' to host 'esx2' failed", "The disk is full.")
                .endsWith("The domain is on host 'esx1' as before");
    }

    @Test
    void anAnswerThatWasLostIsNoFailedMigration() {
        center.checks("CheckMigrate_Task", "").server.on("MigrateVM_Task", request -> {
            center.rows.put(MACHINE, ScriptedCenter.machine("h2", "rp2"));
            throw new HypervisorException(ErrorCode.READ_FAILED, "the answer was cut off");
        });

        fails(ErrorCode.READ_FAILED, () -> center.migrate(MigrateOptions.defaults()))
                .endsWith("The domain is on host 'esx2' now: the move was complete all the same");
    }

    @Test
    void whereNobodyKnowsItIsSaid() {
        center.checks("CheckMigrate_Task", "").server.on("MigrateVM_Task", request -> {
            center.rows.put(
                    "task-9",
                    object(
                            "Task",
                            "task-9",
                            "<propSet><name>info</name><val xsi:type=\"TaskInfo\"><descriptionId>VirtualMachine.migrate"
                                    + "</descriptionId><state>running</state></val></propSet>"));
            throw new HypervisorException(ErrorCode.READ_FAILED, "the answer was cut off");
        });

        fails(ErrorCode.READ_FAILED, () -> center.migrate(MigrateOptions.defaults()))
                .contains("how it ends is not known", "at present the domain is on host 'esx1'");
    }

    @Test
    void anInterruptCancelsTheTask() throws Exception {
        center.checks("CheckMigrate_Task", "").starts("MigrateVM_Task").server.forget("CancelTask");
        center.server.on("CancelTask", "").forget("CreateFilter");
        center.server.on("CreateFilter", center.host::makeFilter).on("CreateFilter", request -> {
            // The task is looked at once more, and has ended by then.
            HttpReply made = center.host.makeFilter(request);
            center.host.tell(WaitingHost.failed("RequestCanceled", "Cancelled."));
            return made;
        });
        EsxMigrations from = center.operations("1");
        EsxMigrations to = center.operations("2");
        FutureTask<String> failure = new FutureTask<>(() -> {
            HypervisorException error = catchThrowableOfType(
                    HypervisorException.class, () -> from.migrate(MACHINE, to, MigrateOptions.defaults(), soon()));
            assertThat(Thread.interrupted()).isTrue();
            return error.code() + " " + error.getMessage();
        });
        Thread thread = new Thread(failure);
        thread.start();
        center.host.awaitWait();
        thread.interrupt();

        assertThat(failure.get())
                .startsWith("OPERATION_ABORTED ")
                .contains("was interrupted")
                .endsWith("The domain is on host 'esx1' as before");
        assertThat(center.server.count("CancelTask")).isEqualTo(1);
    }

    @Test
    void withinOneConnectionAHostIsNamed() {
        center.checks("CheckMigrate_Task", "").starts("MigrateVM_Task").host.tell(WaitingHost.success(""));
        EsxMigrations own = center.operations("1");

        own.migrate(MACHINE, own, MigrateOptions.defaults().to(MigrationTarget.ofHost("lab/esx2")), soon());

        assertThat(sent("MigrateVM_Task")).contains(">rp2</pool>", ">h2</host>");
        fails(
                        ErrorCode.INVALID_ARG,
                        () -> own.migrate(
                                MACHINE, own, MigrateOptions.defaults().to(MigrationTarget.ofHost("esx3")), soon()))
                .contains("no host 'esx3'", "'lab/esx1/esx1', 'lab/esx2/esx2'");
    }

    @Test
    void libvirtsOwnUriNamesPoolAndHost() {
        center.checks("CheckMigrate_Task", "").starts("MigrateVM_Task").host.tell(WaitingHost.success(""));

        center.migrate(MigrateOptions.defaults().with(MigrateParameter.MIGRATE_URI, "VPXMIGR://10.0.0.1/rp9/h2"));

        assertThat(sent("MigrateVM_Task")).contains("<pool type=\"ResourcePool\">rp9</pool>", ">h2</host>");
    }

    /** The machine has another reference on its host, and only its UUID is the same. */
    @Test
    void aHostsMachineIsFoundOnItsCenterByUuid() {
        ScriptedServer agent = Scripts.host("8.0.2.0")
                .forget("RetrieveServiceContent")
                .on("RetrieveServiceContent", ScriptedCenter.content("HostAgent", "", false))
                .on(
                        "RetrievePropertiesEx",
                        "<returnval>",
                        object(
                                "VirtualMachine",
                                "12",
                                name("web01")
                                        + ScriptedCenter.value("config.uuid", ScriptedCenter.BIOS)
                                        + ScriptedCenter.value("config.instanceUuid", ScriptedCenter.INSTANCE)),
                        "</returnval>");
        ServerLogin login = ScriptedCenter.login(agent);
        CenterLink link = center.link("1");
        EsxConnection connection = new EsxConnection(
                EsxParameters.of(HypervisorUri.parse("esx://esx1/")),
                login,
                link.tasks(),
                link.scope(),
                new DomainNames(),
                Optional.of(link));
        EsxMigrations from = new EsxMigrations(connection, link, ScriptedCenter::row);
        EsxMigrations to = center.operations("2");
        center.server.on("FindAllByUuid", "<returnval type=\"VirtualMachine\">vm-7</returnval>");
        center.checks("CheckMigrate_Task", "").starts("MigrateVM_Task").host.tell(WaitingHost.success(""));

        assertThat(from.migrate("12", to, MigrateOptions.defaults(), soon())
                        .identity()
                        .ref())
                .isEqualTo(MACHINE);

        assertThat(agent.methods()).containsExactly("RetrievePropertiesEx");
        assertThat(sent("FindAllByUuid"))
                .contains("<datacenter type=\"Datacenter\">dc1</datacenter><uuid>" + ScriptedCenter.INSTANCE
                        + "</uuid><vmSearch>true</vmSearch><instanceUuid>true</instanceUuid>");
    }
}
