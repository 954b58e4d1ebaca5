// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainJob;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.JobFlag;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.resource.CpuUsage;
import org.hypervia.itests.peer.Command;
import org.hypervia.itests.peer.CommandLine;
import org.hypervia.itests.peer.Text;
import org.hypervia.itests.peer.Virsh;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our command line over the libvirt provider beside virsh, both on a real hypervisor: read by read and change by change.
 * Output, exit status and error text are equal, but for what {@link QemuScript#DELIBERATE} names.
 */
@Timeout(900)
class VirshOnQemuIT {
    private static final String GUEST_UUID = "aaaaaaaa-bbbb-cccc-dddd-eeeeffff0011";
    private static final String CHANGED_UUID = "aaaaaaaa-bbbb-cccc-dddd-eeeeffff0012";

    private static final String SECRET_UUID = "aaaaaaaa-bbbb-cccc-dddd-eeeeffff0013";

    @TempDir
    private static Path folder;

    private static QemuHost host;
    private static Virsh virsh;
    private static CommandLine ours;

    @BeforeAll
    static void start() throws IOException {
        host = QemuHost.start();
        virsh = Virsh.at(Files.createDirectories(folder.resolve("virsh")), host.uri(), "nobody", "nothing");
        ours = CommandLine.at(folder, host.uri(), "nobody", "nothing");
        write("guest.xml", Guests.full("guest", GUEST_UUID, "52:54:00:00:00:01"));
        write("chg.xml", Guests.changing("chg", CHANGED_UUID, "/var/lib/libvirt/images/chg"));
        write("disk.xml", QemuScript.DISK);
        write("card.xml", QemuScript.CARD);
        write("snapshot.xml", QemuScript.SNAPSHOT);
        write("wrong.xml", "<domain><name>x</name>");
        write(
                "secret.xml",
                Guests.changing("secret", SECRET_UUID, "/var/lib/libvirt/images/chg")
                        .replace("</devices>", "<graphics type='vnc' passwd='hidden'/></devices>"));
        host.newImage("extra");
        Files.write(host.state().resolve("images/a.iso"), new byte[64 << 10]);
        virsh.output("define", folder.resolve("guest.xml").toString());
        virsh.output("start", "guest");
        host.awaitAgent(
                () -> virsh.run("domhostname", "guest", "--source", "agent").status() == 0);
    }

    private static void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @AfterAll
    static void end() {
        if (host != null) {
            host.close();
        }
    }

    /** The domain that is changed, as it was at first: off, without snapshots, its disk empty. */
    private static void anew() throws IOException {
        virsh.run("destroy chg; undefine chg --snapshots-metadata --managed-save");
        Files.deleteIfExists(host.state().resolve("images/chg.run"));
        Files.deleteIfExists(host.state().resolve("images/chg.ext"));
        host.newImage("chg");
        virsh.output("define", folder.resolve("chg.xml").toString());
    }

    private record Answer(int status, String out, String err) {
        static Answer of(Command.Result result) {
            return new Answer(result.status(), comparable(result.out()), comparable(result.err()));
        }
    }

    @Test
    void everyCommandAnswersAsVirshDoes() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (String line : QemuScript.lines(folder.toString())) {
            anew();
            Answer theirs = Answer.of(virsh.run(line));
            anew();
            Answer own = Answer.of(ours.run(line));
            softly.assertThat(own.out()).as("output of '%s'", line).isEqualTo(theirs.out());
            softly.assertThat(own.err()).as("errors of '%s'", line).isEqualTo(theirs.err());
            softly.assertThat(own.status()).as("status of '%s'", line).isEqualTo(theirs.status());
        }
        softly.assertAll();
    }

    /** In the same words, and before anything has happened. */
    @Test
    void aConnectionThatMayOnlyReadRefusesAsVirshsDoes() throws IOException {
        anew();
        virsh.output("snapshot-create-as", "chg", "s1");
        SoftAssertions softly = new SoftAssertions();
        for (String line : QemuScript.linesToRefuse(folder.toString())) {
            Answer theirs = Answer.of(virsh.run("-r", line));
            softly.assertThat(Answer.of(ours.run("-r", line))).as(line).isEqualTo(theirs);
            softly.assertThat(theirs.err()).contains("read only access prevents virDomainCreate\n");
        }
        softly.assertAll();
    }

    /** The figures of a job that has ended stay as they are, so that virsh's can be compared with ours. */
    @Test
    void theFiguresOfAJobAreThoseThatVirshTells() throws IOException {
        virsh.output("dump", "guest", "/var/lib/libvirt/images/guest.dump", "--live");
        for (String options : List.of("--completed", "--completed --rawstats", "--completed --anystats")) {
            String line = "domjobinfo guest --keep-completed " + options;
            assertThat(ours.run(line)).as(options).isEqualTo(virsh.run(line));
        }
        assertThat(ours.run("domjobinfo guest --completed --keep-completed").out())
                .contains("Job type:         Completed", "Data processed:", "Memory total:", "Memory bandwidth:");
        try (Hypervisor connection = Hypervisors.fromServiceLoader()
                .connect(ConnectionSpec.builder(host.uri()).build())) {
            DomainJob job = connection.domains().byName("guest").job();
            assertThat(job.info(Set.of(JobFlag.COMPLETED, JobFlag.KEEP_COMPLETED)))
                    .hasValueSatisfying(ended -> {
                        assertThat(ended.state()).isEqualTo(DomainJob.State.COMPLETED);
                        assertThat(ended.name()).isEqualTo("Dump");
                        assertThat(ended.cancelable()).isFalse();
                        assertThat(ended.data()).isEqualTo(ended.memory());
                        assertThat(ended.disk()).isEmpty();
                        assertThat(ended.memory().orElseThrow().total().bytes())
                                .isEqualTo(Long.parseLong(ended.statistics().get("memory_total")))
                                .isPositive();
                    });
            assertThat(job.info(Set.of(JobFlag.COMPLETED))).isPresent();
            assertThat(job.info(Set.of(JobFlag.COMPLETED))).isEmpty();
            assertThat(job.info()).isEmpty();
        } finally {
            Files.deleteIfExists(host.state().resolve("images/guest.dump"));
        }
    }

    @Test
    void theUsageOfTheCpuIsAPartOfItsTotal() {
        try (Hypervisor connection = Hypervisors.fromServiceLoader()
                .connect(ConnectionSpec.builder(host.uri()).build())) {
            Domain guest = connection.domains().byName("guest");
            Duration before = guest.info().cpuTime();
            CpuUsage usage = guest.resources().cpuUsage();
            Duration after = guest.info().cpuTime();
            assertThat(usage.used()).isBetween(Duration.ZERO, after.minus(before));
            assertThat(usage.interval()).isPositive();
        }
    }

    /** A difference that has gone is to be struck from the list. All of ours run in one process, parted by a mark. */
    @Test
    void whatDiffersOnPurposeStillDiffers() throws IOException {
        anew();
        List<String> lines =
                QemuScript.DELIBERATE.stream().map(QemuScript.Difference::line).toList();
        String all = String.join("; domid nosuch; ", lines);
        List<String> theirs = parts(virsh.run(all));
        anew();
        List<String> own = parts(ours.run(all));
        assertThat(theirs).hasSameSizeAs(lines);
        assertThat(own).hasSameSizeAs(lines);
        List<String> equal = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (theirs.get(i).equals(own.get(i))) {
                equal.add(lines.get(i));
            }
        }
        assertThat(equal).as("lines that agree by now").isEmpty();
    }

    /** What went to standard error, by command. */
    private static List<String> parts(Command.Result result) {
        return List.of((comparable(result.err()) + "\n").split("error: failed to get domain 'nosuch'\n", -1));
    }

    /** But for the first line, which is about the program itself. */
    @Test
    void versionsAreThoseOfTheLibraryTheDaemonAndTheHypervisor() {
        List<String> theirs =
                virsh.output("version", "--daemon").lines().skip(1).toList();
        assertThat(theirs).hasSizeGreaterThanOrEqualTo(4);
        assertThat(ours.run("version", "--daemon").out().lines().skip(1).toList())
                .isEqualTo(theirs);
    }

    /**
     * Virsh saves the guest meanwhile; whoever asks sees what is done and how far it is. On a fast disk the save may be over between two
     * looks, so it is saved until a look met it; between the save and the start the guest is off, which is what the daemon says then.
     */
    @Test
    void aJobTellsItsNameAndHowFarItIs() throws InterruptedException {
        List<DomainJob.Info> seen = new ArrayList<>();
        try (Hypervisor connection = Hypervisors.fromServiceLoader()
                .connect(ConnectionSpec.builder(host.uri()).build())) {
            Domain guest = connection.domains().byName("guest");
            for (int saves = 0; seen.isEmpty() && saves < 10; saves++) {
                lookWhileSaving(guest, seen);
            }
            assertThat(guest.job().info()).isEmpty();
            assertThat(guest.status().state()).isEqualTo(DomainState.RUNNING);
        }
        assertThat(seen).anySatisfy(job -> {
            assertThat(job.name()).isEqualTo("Save");
            // The guest is so small that its save may be over before there is a second figure.
            job.percent().ifPresent(percent -> assertThat(percent).isBetween(0, 100));
            assertThat(job.elapsed()).isGreaterThanOrEqualTo(Duration.ZERO);
            assertThat(job.cancelable()).isTrue();
            assertThat(job.statistics()).containsEntry("operation", "2");
        });
    }

    /** Returns when the guest runs again, whatever was seen: the other tests need it. */
    private static void lookWhileSaving(Domain guest, List<DomainJob.Info> seen) throws InterruptedException {
        Thread saving = new Thread(() -> virsh.run("managedsave guest; start guest"));
        saving.start();
        try {
            while (saving.isAlive()) {
                try {
                    guest.job().info().ifPresent(seen::add);
                } catch (HypervisorException e) {
                    assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.OPERATION_INVALID);
                }
            }
        } finally {
            saving.join();
        }
    }

    /** The other ways to the same daemon. */
    @Test
    void overTcpItIsTheSame() throws IOException {
        try (Relay relay = Relay.to(host.socket())) {
            String uri = "qemu+tcp://127.0.0.1:" + relay.port() + "/system";
            anew();
            String line = "uri; list --all; dominfo guest; domifaddr guest --source agent; dominfo nosuch; start chg; "
                    + "destroy chg";
            Path elsewhere = Files.createDirectories(folder.resolve("tcp"));
            Answer theirs =
                    Answer.of(Virsh.at(elsewhere, uri, "nobody", "nothing").run(line));
            Answer own = Answer.of(
                    CommandLine.at(elsewhere, uri, "nobody", "nothing").run(line));
            assertThat(own).isEqualTo(theirs);
            assertThat(own.out()).contains(uri, "guest running");
        }
    }

    @Test
    void wrongWaysFailAlike() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("wrong"));
        for (String uri : List.of(
                "qemu+unix:///system?socket=/nosuch/socket",
                "qemu+tcp://127.0.0.1:1/system",
                host.uri().replace("system", "nonsense"))) {
            Answer theirs =
                    Answer.of(Virsh.at(elsewhere, uri, "nobody", "nothing").run("list"));
            Answer own = Answer.of(
                    CommandLine.at(elsewhere, uri, "nobody", "nothing").run("list"));
            assertThat(own).as(uri).isEqualTo(theirs);
        }
    }

    /** Times, free memory and what the host numbers are those of the moment. */
    private static String comparable(String text) {
        return Text.plain(text)
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}", "TIME")
                .replaceAll("\\b1[789]\\d{8}\\b", "EPOCH")
                .replaceAll("(?m)^CPU time:.*", "CPU TIME")
                .replaceAll("(?m)^(Total|\\d+): \\d+ KiB", "$1: FREE")
                .replaceAll("(?m)^(Used memory:) \\d+", "$1 USED")
                .replaceAll("(?m)^Id: \\d+", "Id: N")
                .replaceAll("(?m)^\\d+ (guest|chg)", "N $1")
                .replaceAll("id='\\d+'", "id='N'")
                .replaceAll("-\\d+-(guest|chg)", "-N-$1")
                .replaceAll("/dev/pts/\\d+", "PTY")
                .replaceAll("vnet\\d+", "vnetN")
                .replaceAll("portid='.*?'", "portid='ID'")
                .replaceAll("(?m)^<(mac address|uuid).*52:54:00:(?!00:00).*", "<$1='MADE'/>");
    }
}
