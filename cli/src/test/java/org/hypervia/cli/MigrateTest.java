// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.hypervia.api.Hypervisors;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.TestTerminal;
import org.hypervia.simulator.GivenDatacenter;
import org.hypervia.simulator.GivenHost;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatedHost;
import org.hypervia.simulator.SimulatedMachine;
import org.hypervia.simulator.VcenterOptions;
import org.hypervia.simulator.VcenterSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The commands that move domains, on a simulated vCenter; the examples of libvirt's manual page among them. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class MigrateTest {
    private static final String FEDORA = """
            .encoding = "UTF-8"
            config.version = "8"
            virtualHW.version = "19"
            displayName = "Fedora11"
            guestOS = "fedora-64"
            memSize = "1024"
            uuid.bios = "56 4d 9b ef ac d9 b4 e0-c8 f0 ae a8 b9 10 35 15"
            vc.uuid = "52 4d 9b ef ac d9 b4 e0-c8 f0 ae a8 b9 10 35 15"
            """;

    // As real ones have it: all on one port, and each at an address of its own.
    private final VcenterSimulator center = VcenterSimulator.start(VcenterOptions.of(GivenDatacenter.of("dc1")
                    .withHost(GivenHost.of("example-src.com").withMachine(FEDORA))
                    .withHost(GivenHost.of("example-dst.com").withMachines(1)))
            .withHostAddresses("127.0.1.1"));
    private final SimulatedHost source = center.host("example-src.com");
    private final SimulatedHost destination = center.host("example-dst.com");
    private final SimulatedMachine fedora = center.machine("Fedora11");
    private final ProgramRunner runner = new ProgramRunner(Hypervisors.fromServiceLoader());

    @AfterEach
    void end() {
        assertThat(center.endpoint().openSessions()).isZero();
        assertThat(source.agent().openSessions() + destination.agent().openSessions())
                .isZero();
        center.close();
    }

    private static String withoutUser(Object uri) {
        return uri.toString().replaceFirst("//[^@]*@", "//");
    }

    private static String byStar(SimulatedHost host) {
        return withoutUser(host.agent().uri()) + "&vcenter=*";
    }

    private Run run(SimulatedHost from, String... words) {
        String[] line = new String[words.length + 2];
        line[0] = "-c";
        line[1] = withoutUser(from.uri());
        System.arraycopy(words, 0, line, 2, words.length);
        runner.terminal(TestTerminal.typing("", "simulator", "", "simulator"));
        return runner.run(line);
    }

    @Test
    void theFirstExampleOfTheManualPageMigratesFromHostToHostWithFourCredentialPrompts() {
        fedora.state(MachineState.RUNNING);
        TestTerminal person =
                TestTerminal.typing("", "simulator", "", "simulator", "", "simulator", "", "simulator", "one too many");
        runner.terminal(person);

        Run run = runner.run("-c", byStar(source), "migrate", "Fedora11", byStar(destination));

        assertThat(run.messages()).isEmpty();
        assertThat(run.status()).isZero();
        // Four of a user and four of a password, which the page counts as pairs.
        assertThat(person.shown())
                .containsExactly(
                        "Enter username for 127.0.1.1 [root]: ",
                        "Enter root's password for 127.0.1.1: *",
                        "Enter username for 127.0.0.1 [administrator]: ",
                        "Enter administrator's password for 127.0.0.1: *",
                        "Enter username for 127.0.1.2 [root]: ",
                        "Enter root's password for 127.0.1.2: *",
                        "Enter username for 127.0.0.1 [administrator]: ",
                        "Enter administrator's password for 127.0.0.1: *");
        assertThat(fedora.hostName()).isEqualTo("example-dst.com");
        assertThat(fedora.state()).isEqualTo(MachineState.RUNNING);
    }

    @Test
    void theSecondExampleOfTheManualPageMigratesWithinTheVCenterWithTwoCredentialPrompts() {
        TestTerminal person = TestTerminal.typing("", "simulator", "", "simulator", "one too many");
        runner.terminal(person);

        Run run = runner.run("-c", withoutUser(source.uri()), "migrate", "Fedora11", withoutUser(destination.uri()));

        assertThat(run.messages()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(person.shown())
                .containsExactly(
                        "Enter username for 127.0.0.1 [administrator]: ",
                        "Enter administrator's password for 127.0.0.1: *",
                        "Enter username for 127.0.0.1 [administrator]: ",
                        "Enter administrator's password for 127.0.0.1: *");
        assertThat(fedora.hostName()).isEqualTo("example-dst.com");
        assertThat(fedora.state()).isEqualTo(MachineState.OFF);
    }

    @Test
    void warningsOfTheVCenterAreTold() {
        destination.warnOfMachines("NoGuestHeartbeat", "thin ice");

        Run run = run(source, "migrate", "--live", "Fedora11", withoutUser(destination.uri()));

        assertThat(run.status()).isZero();
        assertThat(run.messages()).isEqualTo("the vCenter warns: thin ice\n");
        assertThat(fedora.hostName()).isEqualTo("example-dst.com");
    }

    @Test
    void whatTheVCenterSaysAgainstItIsTheError() {
        fedora.state(MachineState.RUNNING);
        destination.processors("older");

        Run run = run(source, "migrate", "Fedora11", withoutUser(destination.uri()), "--live");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages())
                .startsWith("error: ")
                .contains("migrating domain 'Fedora11' to host 'example-dst.com' was not begun", "CPUID level 0x1");
        assertThat(fedora.hostName()).isEqualTo("example-src.com");
    }

    @Test
    void filesGoToThePoolThatIsNamed() {
        Run run = run(
                source,
                "migrate",
                "Fedora11",
                withoutUser(destination.uri()),
                "--dest-storage-pool",
                "local-example-dst");

        assertThat(run.messages()).isEmpty();
        assertThat(fedora.vmxPath()).startsWith("[local-example-dst] ");
        assertThat(fedora.hostName()).isEqualTo("example-dst.com");
    }

    @Test
    void aDomainIsMovedWithinOneConnectionToTheWholeVCenter() {
        runner.terminal(TestTerminal.typing("", "simulator"));

        Run run = runner.run(
                "-c", withoutUser(center.uri()), "relocate Fedora11 --dest-host example-dst.com; domstate Fedora11");

        assertThat(run.messages()).isEmpty();
        assertThat(run.results()).isEqualTo("\nshut off\n\n");
        assertThat(fedora.hostName()).isEqualTo("example-dst.com");
    }

    @Test
    void whereToMustBeSaid() {
        Run run = run(source, "relocate", "Fedora11");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages()).contains("name a host, a resource pool or a storage pool");
    }

    @Test
    void withoutAVCenterTheParameterIsNamed() {
        runner.terminal(TestTerminal.typing("", "simulator", "", "simulator"));

        Run run = runner.run(
                "-c",
                withoutUser(source.agent().uri()),
                "migrate",
                "Fedora11",
                withoutUser(destination.agent().uri()));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages()).contains("vcenter=*");
    }
}
