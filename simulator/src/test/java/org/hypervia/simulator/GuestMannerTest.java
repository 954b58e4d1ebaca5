// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hypervia.simulator.VimClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host is set up with: guests, disks, names, a certificate that stays. */
class GuestMannerTest {
    @TempDir
    private Path folder;

    private static EsxSimulator start(GuestManner manner) {
        return EsxSimulator.start(
                SimulatorOptions.builder().tls(false).guests(manner).build());
    }

    @Test
    void withoutToolsNoGuestIsAsked() {
        try (EsxSimulator esx = start(GuestManner.WILLING.withTools(false))) {
            VimClient client = VimClient.loggedIn(esx);
            assertThat(client.machine("ShutdownGuest", esx.machine("web01"), "").fault())
                    .isEqualTo("ToolsUnavailable");
            assertThat(client.read("VirtualMachine", "1", "guest.toolsStatus").property("guest.toolsStatus"))
                    .contains("toolsNotInstalled");
        }
    }

    @Test
    void aShutdownTakesItsTime() {
        try (EsxSimulator esx = start(GuestManner.WILLING.withReaction(Duration.ofDays(1)))) {
            VimClient client = VimClient.loggedIn(esx);
            SimulatedMachine slow = esx.machine("web01");
            client.machine("ShutdownGuest", slow, "");
            SimulatedMachine quick = esx.machine("db01");
            quick.guestReaction(Duration.ZERO);
            client.machine("ShutdownGuest", quick, "");
            Until.holds("the quick guest is down", () -> quick.state() == MachineState.OFF);
            assertThat(slow.state()).isEqualTo(MachineState.RUNNING);
        }
    }

    @Test
    void aHungGuestDoesNothing() {
        try (EsxSimulator esx = start(GuestManner.WILLING.withObeying(false))) {
            VimClient client = VimClient.loggedIn(esx);
            client.machine("ShutdownGuest", esx.machine("web01"), "");
            SimulatedMachine other = esx.machine("db01");
            other.guestObeys(true);
            client.machine("ShutdownGuest", other, "");
            // One thread does both, in their order.
            Until.holds("the other is down", () -> other.state() == MachineState.OFF);
            assertThat(esx.machine("web01").state()).isEqualTo(MachineState.RUNNING);
        }
    }

    @Test
    void everyMachineAsksAtItsFirstStart() {
        try (EsxSimulator esx = start(GuestManner.WILLING.withQuestion(SimulatedQuestion.movedOrCopied()))) {
            VimClient client = VimClient.loggedIn(esx);
            SimulatedMachine machine = esx.machine("app01");
            Answer started = client.machine("PowerOnVM_Task", machine, "");
            assertThat(client.read("VirtualMachine", machine.id(), "runtime.question")
                            .body())
                    .contains("might have been moved or copied");
            client.machine("AnswerVM", machine, "<questionId>1</questionId><answerChoice>2</answerChoice>");
            assertThat(client.awaitTask(started)).isEqualTo("success");
            machine.state(MachineState.OFF);
            assertThat(client.awaitTask(client.machine("PowerOnVM_Task", machine, "")))
                    .isEqualTo("success");
        }
    }

    @Test
    void aMachineWhoseDiskIsMissingDoesNotStart() {
        try (EsxSimulator esx = start(GuestManner.WILLING)) {
            VimClient client = VimClient.loggedIn(esx);
            SimulatedMachine machine = esx.machine("app01");
            machine.entry("scsi0:0.fileName", "elsewhere.vmdk");
            Answer started = client.machine("PowerOnVM_Task", machine, "");
            assertThat(client.taskFault(started)).isEqualTo("FileNotFound");
            assertThat(client.read("Task", started.first("returnval"), "info.error")
                            .body())
                    .contains("<file>[datastore1] app01/elsewhere.vmdk</file>");
            machine.entry("scsi0:0.fileName", "/vmfs/volumes/gone/app01.vmdk");
            assertThat(client.taskFault(client.machine("PowerOnVM_Task", machine, "")))
                    .isEqualTo("FileNotFound");
            assertThat(machine.state()).isEqualTo(MachineState.OFF);
        }
    }

    @Test
    void datastoresHaveTheNamesThatWereChosen() {
        try (EsxSimulator esx = EsxSimulator.start(SimulatorOptions.builder()
                .tls(false)
                .datastores(List.of("fast", "large one"))
                .build())) {
            assertThat(esx.machine("web01").vmxPath()).isEqualTo("[fast] web01/web01.vmx");
            assertThat(esx.machine("db01").vmxPath()).isEqualTo("[large one] db01/db01.vmx");
        }
        for (List<String> bad : List.of(List.of("a", "a"), List.of(""), List.of("a/b"), List.of("[a]"))) {
            SimulatorOptions.Builder builder = SimulatorOptions.builder().datastores(bad);
            assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aCertificateInAFileStaysTheSame() throws Exception {
        Path file = folder.resolve("host.pem");
        SimulatorOptions options = SimulatorOptions.builder().certificate(file).build();
        String first;
        try (EsxSimulator esx = EsxSimulator.start(options)) {
            first = esx.certificate().orElseThrow();
            VimClient.loggedIn(esx);
        }
        try (EsxSimulator esx = EsxSimulator.start(options)) {
            assertThat(esx.certificate()).contains(first);
            VimClient.loggedIn(esx);
        }
        Files.writeString(file, "nothing of use");
        assertThatThrownBy(() -> EsxSimulator.start(options).close())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("CERTIFICATE");
    }
}
