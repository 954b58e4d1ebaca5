// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hypervia.simulator.EsxSimulator;
import org.hypervia.simulator.MachineState;
import org.hypervia.simulator.SimulatorOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that virsh has and libvirt's ESX driver does not: there is nothing to compare them with. */
class CommandLineBeyondVirshIT {
    private final EsxSimulator host = EsxSimulator.start(
            SimulatorOptions.builder().credentials("root", "secret").machines(3).build());

    @TempDir
    private Path folder;

    private CommandLine commands;

    @BeforeEach
    void start() throws IOException {
        commands = CommandLine.inProcess(folder, host.uri().toString(), "root", "secret");
        host.machine("web01").state(MachineState.RUNNING);
        host.machine("db01").state(MachineState.OFF);
        host.datastore("datastore1").write("iso/tools.iso", new byte[2048]);
    }

    @AfterEach
    void end() {
        host.close();
    }

    private String succeed(String... words) {
        Command.Result result = commands.run(words);
        assertThat(result.status()).as(result.err()).isZero();
        return result.out();
    }

    private String fail(String... words) {
        Command.Result result = commands.run(words);
        assertThat(result.status()).as(result.out()).isEqualTo(1);
        return result.err();
    }

    @Test
    void aCardIsAttachedAndDetachedWhileTheDomainRuns() throws IOException {
        String card = Files.writeString(
                        folder.resolve("card.xml"),
                        "<interface type='bridge'><mac address='00:50:56:11:22:33'/><source bridge='VM Network'/>"
                                + "<model type='vmxnet3'/></interface>")
                .toString();

        assertThat(succeed("attach-device", "web01", card, "--live")).contains("Device attached successfully");
        assertThat(succeed("dumpxml", "web01")).contains("00:50:56:11:22:33");
        assertThat(fail("attach-device", "web01", card)).contains("error: Failed to attach device from " + card);
        assertThat(succeed("detach-device", "web01", card)).contains("Device detached successfully");
        assertThat(succeed("dumpxml", "web01")).doesNotContain("00:50:56:11:22:33");
        assertThat(fail("detach-device", "web01", card)).contains("device not found");
        assertThat(fail("attach-device", "web01", folder.resolve("nope.xml").toString()))
                .contains("No such file or directory");
    }

    @Test
    void aMediumIsChangedAndEjected() {
        assertThat(succeed("change-media", "db01", "hdc", "[datastore1] iso/tools.iso", "--update"))
                .contains("Successfully updated media.");
        assertThat(succeed("dumpxml", "db01")).contains("[datastore1] iso/tools.iso");
        assertThat(succeed("change-media", "db01", "hdc", "--eject")).contains("Successfully ejected media.");
        assertThat(succeed("dumpxml", "db01")).doesNotContain("tools.iso");
        assertThat(succeed("dumpxml", "db01")).contains("<target dev='hdc' bus='ide'/>");
        assertThat(fail("change-media", "db01", "hdc", "--eject")).contains("'hdc' doesn't have media");
        assertThat(succeed("change-media", "db01", "hdc", "[datastore1] iso/tools.iso", "--insert"))
                .contains("Successfully inserted media.");
        assertThat(succeed("dumpxml", "db01")).contains("[datastore1] iso/tools.iso");
        assertThat(fail("change-media", "db01", "hdc", "[datastore1] iso/tools.iso", "--insert"))
                .contains("'hdc' already has media");
        assertThat(fail("change-media", "db01", "sdz", "--eject"))
                .contains("No disk found whose source path or target is sdz");
    }

    @Test
    void jobsResetsAndCountsAreTold() {
        assertThat(succeed("domjobinfo", "web01")).startsWith("Job type:         None");
        assertThat(fail("domjobabort", "web01")).contains("Requested operation is not valid");
        assertThat(succeed("reset", "web01")).contains("Domain 'web01' was reset");
        assertThat(fail("reset", "db01")).contains("error: Failed to reset domain 'db01'");
        assertThat(succeed("vcpucount", "web01"))
                .contains(
                        "maximum      config       128",
                        "current      config         2",
                        "current      live           2");
        assertThat(succeed("maxvcpus")).startsWith("128");
        assertThat(succeed("memtune", "db01")).startsWith("min_guarantee  : 0");
    }

    @Test
    void aDomainIsChangedByItsOwnXml() throws IOException {
        Path xml = folder.resolve("db01.xml");
        Files.writeString(xml, succeed("dumpxml", "db01", "--security-info").replaceAll(">8388608<", ">4194304<"));

        assertThat(succeed("define", xml.toString())).contains("Domain 'db01' defined from " + xml);
        assertThat(succeed("dominfo", "db01")).contains("Max memory:     4194304 KiB");
        assertThat(fail("create", xml.toString())).contains("Failed to create domain from " + xml);
    }
}
