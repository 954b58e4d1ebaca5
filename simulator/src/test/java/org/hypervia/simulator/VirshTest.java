// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hypervia.simulator.Virsh.Outcome;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Libvirt's own ESX driver, through virsh, against the simulator. It reads answers more strictly than anybody else. */
@Tag("peer")
class VirshTest {
    @TempDir
    Path folder;

    private EsxSimulator esx;

    @BeforeAll
    static void virshIsThere() {
        Virsh.require();
    }

    @BeforeEach
    void start() {
        esx = EsxSimulator.start();
    }

    @AfterEach
    void stop() {
        esx.close();
    }

    private Outcome virsh(String... arguments) {
        return virshAt(esx.uri().toString(), arguments);
    }

    private Outcome virshAt(String uri, String... arguments) {
        return new Virsh(folder).run(uri, arguments);
    }

    @Test
    void listsAllMachines() {
        assertThat(virsh("list", "--all").ok()).isEqualTo("""
                        Id   Name    State
                        ------------------------
                         1    web01   running
                         2    db01    running
                         4    win01   paused
                         -    app01   shut off
                         -    bsd01   shut off""");
        assertThat(virsh("list", "--inactive", "--name").ok()).isEqualTo("app01\nbsd01");
        assertThat(esx.openSessions()).isZero();
        assertThat(esx.openFilters()).isZero();
    }

    @Test
    void connectsOverPlainHttpAndCountsTheTenRoundTripsOfItsOpening() {
        try (EsxSimulator plain =
                EsxSimulator.start(SimulatorOptions.builder().tls(false).build())) {
            assertThat(virshAt(plain.uri().toString(), "uri").ok())
                    .isEqualTo(plain.uri().toString());
            // Ten to open, a session check and the logout to close.
            assertThat(plain.traffic().total()).isEqualTo(12);
            assertThat(plain.traffic().of("Logout")).isEqualTo(1);
        }
    }

    @Test
    void tellsEverythingAboutAMachine() {
        assertThat(virsh("dominfo", "web01").ok())
                .isEqualTo("""
                        Id:             1
                        Name:           web01
                        UUID:           %s
                        OS Type:        hvm
                        State:          running
                        CPU(s):         2
                        Max memory:     2097152 KiB
                        Used memory:    2097152 KiB
                        Persistent:     yes
                        Autostart:      disable
                        Managed save:   no""".formatted(esx.machine("web01").biosUuid()));
        assertThat(virsh("domstate", "win01").ok()).isEqualTo("paused");
        assertThat(virsh("domid", "web01").ok()).isEqualTo("1");
        assertThat(virsh("domuuid", "web01").ok())
                .isEqualTo(esx.machine("web01").biosUuid());
        assertThat(virsh("domname", esx.machine("db01").biosUuid()).ok()).isEqualTo("db01");
        assertThat(virsh("domhostname", "web01").ok()).isEqualTo("web01.example.test");
        assertThat(virsh("domifaddr", "web01", "--source", "agent").ok())
                .contains("VM Network 00:0c:29:5e:00:00    ipv4         198.18.0.2/16");
    }

    @Test
    void tellsEverythingAboutTheHost() {
        assertThat(virsh("hostname").ok()).isEqualTo("esx01.example.test");
        assertThat(virsh("version").ok()).endsWith("Running hypervisor: ESX 8.0.2");
        assertThat(virsh("nodeinfo").ok()).contains("CPU(s):              16", "NUMA cell(s):        2");
        assertThat(virsh("capabilities").ok())
                .contains("<arch name='x86_64'>", "<uri_transport>vpxmigr</uri_transport>");
        assertThat(virsh("freecell").ok()).isEqualTo("Total: 176092184 KiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"web01", "db01", "app01", "win01", "bsd01"})
    void showsTheXmlOfAMachine(String name) {
        assertThat(virsh("dumpxml", name).ok())
                .startsWith("<domain type='vmware'")
                .contains(
                        "<name>" + name + "</name>",
                        "<uuid>" + esx.machine(name).biosUuid() + "</uuid>")
                .contains("<source file='[datastore1] " + name + "/" + name + ".vmdk'/>")
                .contains("<vmware:datacenterpath>ha-datacenter</vmware:datacenterpath>")
                .contains("<vmware:moref>" + esx.machine(name).id() + "</vmware:moref>");
    }

    @Test
    void movesAMachineThroughItsStates() {
        SimulatedMachine machine = esx.machine("web01");
        virsh("suspend", "web01").ok();
        assertThat(machine.state()).isEqualTo(MachineState.SUSPENDED);
        virsh("resume", "web01").ok();
        assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
        virsh("destroy", "web01").ok();
        assertThat(machine.state()).isEqualTo(MachineState.OFF);
        virsh("start", "web01").ok();
        assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
        virsh("reboot", "web01").ok();
        virsh("shutdown", "web01").ok();
        Until.holds("the guest is down", () -> machine.state() != MachineState.RUNNING);
        assertThat(virsh("domstate", "web01").ok()).isEqualTo("shut off");
    }

    @Test
    void hearsWhatTheHostRefuses() {
        assertThat(virsh("suspend", "app01").failed()).contains("Domain is not powered on");
        esx.machine("web01").tools(false);
        assertThat(virsh("shutdown", "web01").failed()).contains("VMware Tools is not running");
        esx.machine("app01").askAtNextPowerOn(SimulatedQuestion.movedOrCopied());
        assertThat(virsh("start", "app01").failed()).contains("msg.uuid.altered", "'I Copied It'");
    }

    @Test
    void answersAQuestionWithItsDefault() {
        esx.machine("app01").askAtNextPowerOn(SimulatedQuestion.movedOrCopied());
        assertThat(virshAt(esx.uri() + "&auto_answer=1", "start", "app01").ok()).isEqualTo("Domain 'app01' started");
        assertThat(esx.traffic().of("AnswerVM")).isEqualTo(1);
    }

    @Test
    void logsInAgainWhenTheSessionHasEnded() {
        // Eight reads to open, four for the first command; the thirteenth begins the second one.
        esx.faults()
                .add(FaultRule.on("RetrieveProperties", new Misbehaviour.ExpireBefore())
                        .after(12)
                        .once());
        assertThat(virsh("domstate web01; domstate db01").ok()).isEqualTo("running\n\nrunning");
        assertThat(esx.logins()).isEqualTo(2);
    }

    @Test
    void switchesAutostart() {
        assertThat(virsh("autostart", "app01").ok()).isEqualTo("Domain 'app01' marked as autostarted");
        assertThat(virsh("dominfo", "app01").ok()).contains("Autostart:      enable");
        assertThat(virsh("list", "--all", "--autostart", "--name").ok()).isEqualTo("app01");
        assertThat(virsh("autostart", "bsd01", "--disable").ok()).isEqualTo("Domain 'bsd01' unmarked as autostarted");
    }

    @Test
    void changesResources() {
        virsh("setvcpus", "app01", "4").ok();
        assertThat(esx.machine("app01").vmx()).contains("numvcpus = \"4\"");
        assertThat(virsh("schedinfo", "app01", "--set", "shares=2000", "--set", "limit=1000")
                        .ok())
                .contains("limit          : 1000", "shares         : 2000");
    }

    @Test
    void takesAndRevertsSnapshots() {
        virsh("snapshot-create-as", "web01", "one", "the first").ok();
        virsh("snapshot-create-as", "web01", "two").ok();
        assertThat(virsh("snapshot-list", "web01", "--tree").ok()).isEqualTo("one\n  |\n  +- two");
        assertThat(virsh("snapshot-current", "web01", "--name").ok()).isEqualTo("two");
        assertThat(virsh("snapshot-parent", "web01", "two").ok()).isEqualTo("one");
        assertThat(virsh("snapshot-dumpxml", "web01", "one").ok()).contains("<description>the first</description>");
        virsh("snapshot-revert", "web01", "one").ok();
        assertThat(virsh("snapshot-current", "web01", "--name").ok()).isEqualTo("one");
        virsh("snapshot-delete", "web01", "one", "--children").ok();
        assertThat(virsh("snapshot-list", "web01", "--name").ok()).isEmpty();
    }

    @Test
    void definesAndUndefinesAMachine() throws IOException {
        String xml = virsh("dumpxml", "app01").ok();
        virsh("undefine", "app01").ok();
        assertThat(esx.machines()).hasSize(4);
        Path file = Files.writeString(folder.resolve("app.xml"), xml.replace("app01</name>", "again</name>"));
        virsh("define", file.toString()).ok();
        assertThat(virsh("domstate", "again").ok()).isEqualTo("shut off");
        assertThat(esx.machine("again").vmxPath()).isEqualTo("[datastore1] app01/again.vmx");
    }

    @Test
    void looksAtScreensStorageAndNetworks() throws IOException {
        Path picture = folder.resolve("screen.png");
        virsh("screenshot", "web01", picture.toString()).ok();
        assertThat(Files.readAllBytes(picture)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(virsh("pool-list").ok()).contains("datastore1   active");
        assertThat(virsh("vol-list", "datastore1").ok()).contains("[datastore1] db01/db01_1.vmdk");
        assertThat(virsh("vol-info", "--pool", "datastore1", "web01/web01.vmdk").ok())
                .contains("Capacity:       16.00 GiB");
        assertThat(virsh("net-dumpxml", "vSwitch0").ok()).contains("<portgroup name='VM Network'>");
    }
}
