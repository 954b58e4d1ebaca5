// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hypervia.api.Hypervisors;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.TestHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the program connects to when nobody says. */
class DefaultConnectionTest {
    @TempDir
    private Path folder;

    private final ProgramRunner runner = ProgramRunner.over(new TestHost());

    @Test
    void theLineThenTheEnvironmentThenTheFile() throws IOException {
        configure("uri_default = \"test://file/\"\n");
        assertThat(uri()).isEqualTo("test://file/");

        runner.variable("HYPERVIA_DEFAULT_URI", "test://variable/");
        assertThat(uri()).isEqualTo("test://variable/");
        assertThat(runner.run("-q", "-c", "test://line/", "uri").results()).isEqualTo("test://line/\n");

        runner.variable("HYPERVIA_DEFAULT_URI", "");
        assertThat(uri()).isEqualTo("test://file/");
    }

    @Test
    void whatVirshTakesForItsDefaultIsTakenToo() throws IOException {
        libvirt("uri_default = \"test://libvirt/\"\n");
        assertThat(uri()).isEqualTo("test://libvirt/");

        configure("uri_default = \"test://file/\"\n");
        assertThat(uri()).isEqualTo("test://file/");

        runner.variable("LIBVIRT_DEFAULT_URI", "test://any/");
        assertThat(uri()).isEqualTo("test://any/");

        runner.variable("VIRSH_DEFAULT_CONNECT_URI", "test://virsh/");
        assertThat(uri()).isEqualTo("test://virsh/");

        runner.variable("HYPERVIA_DEFAULT_URI", "test://own/");
        assertThat(uri()).isEqualTo("test://own/");
    }

    @Test
    void aNameStandsForTheUriOfItsAlias() throws IOException {
        libvirt("uri_aliases = [\n  \"lab=test://lab/\", # ours\n  \"esx_1-b=test://b/?x=1=2\",\n]\n");
        assertThat(runner.run("-q", "-c", "lab", "uri").results()).isEqualTo("test://lab/\n");
        assertThat(runner.run("-q", "-c", "esx_1-b", "uri").results()).isEqualTo("test://b/?x=1=2\n");
        assertThat(runner.variable("HYPERVIA_DEFAULT_URI", "lab")
                        .run("-q", "uri")
                        .results())
                .isEqualTo("test://lab/\n");

        configure("uri_aliases = [ \"lab=test://own/\" ]\n");
        assertThat(runner.run("-q", "-c", "lab", "uri").results()).isEqualTo("test://own/\n");
        assertThat(runner.run("-c", "la", "uri").messages()).contains("'la' has no scheme");
        assertThat(runner.run("-q", "-c", "test://lab/", "uri").results()).isEqualTo("test://lab/\n");

        configure("uri_aliases = \"lab=test://own/\"\n");
        assertThat(runner.run("-c", "lab", "uri").messages()).contains("must be a list of texts in brackets", "line 1");
    }

    /** A script whose variable is not set must not change what another place has. */
    @ParameterizedTest
    @ValueSource(strings = {"-c", "-qc", "--connect", "--connect=", "--connect= "})
    void anEmptyUriIsAnErrorAndNoDefault(String option) {
        runner.variable("HYPERVIA_DEFAULT_URI", "test://variable/");

        Run run = option.contains("=") ? runner.run(option, "uri") : runner.run(option, "", "uri");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.results()).isEmpty();
        assertThat(run.messages()).startsWith("error: ").contains("empty", "leave the option out");
    }

    @Test
    void theFileIsInTheHomeFolderToo() throws IOException {
        Path config = Files.createDirectories(folder.resolve(".config/hypervia"));
        Files.writeString(config.resolve("hypervia.conf"), "uri_default='test://home/'");

        assertThat(runner.variable("HOME", folder.toString()).run("-q", "uri").results())
                .isEqualTo("test://home/\n");
    }

    @Test
    void otherSettingsAndCommentsAreSkipped() throws IOException {
        configure("""
                # uri_default = "test://comment/"
                uri_aliases = [
                  "a=test://a/", # one
                  "b=test://b/",
                ]
                number = -1
                uri_default = "test://first/"   # kept?
                uri_default="test://last/"
                """);

        assertThat(uri()).isEqualTo("test://last/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uri_default = \"test://x/", "uri_default = test://x/", "uri_default \"test://x/\"", "= 3",
                "uri_default = 7", "uri_default =", "uri_aliases = [ \"a\"", "x = [ y ]"
            })
    void aDamagedFileIsToldWithItsLine(String text) throws IOException {
        configure("\n" + text);

        Run run = runner.run("uri");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messageLines()).hasSize(2);
        assertThat(run.messages()).contains("configuration file syntax error: ", "hypervia.conf", "line 2");
    }

    @Test
    void otherwiseASimulatorStandsInAndThatIsSaid() {
        ProgramRunner real = new ProgramRunner(Hypervisors.fromServiceLoader());

        Run run = real.run("list", "--all");

        assertThat(run.status()).isZero();
        assertThat(run.resultLines()).startsWith(" Id   Name    State").hasSizeGreaterThan(5);
        assertThat(run.messageLines()).singleElement().asString().contains("embedded simulator", "-c URI");
        assertThat(real.run("-q", "list", "--all").messages()).isEmpty();
    }

    @Test
    void theSimulatorCanBeAskedFor() {
        ProgramRunner real = new ProgramRunner(Hypervisors.fromServiceLoader());

        Run three = real.run("-c", "sim:///?vms=3", "list", "--all", "--name");
        Run secure = real.run("-q", "-c", "sim:///?vms=0&transport=https&compat=9.0", "uri; list --all --name");

        assertThat(three.results().strip().lines()).hasSize(3);
        assertThat(three.messages()).isEmpty();
        assertThat(secure.messages()).isEmpty();
        assertThat(secure.results()).matches("esx://root@127\\.0\\.0\\.1:[0-9]+/\\?no_verify=1&compat=9\\.0\n");
    }

    @Test
    void theSimulatorsDomainsCanBeChanged() {
        ProgramRunner real = new ProgramRunner(Hypervisors.fromServiceLoader());

        Run run = real.run(
                "-q",
                "-c",
                "sim:///",
                "domstate web01; suspend web01; domstate web01; resume web01; destroy web01; domstate web01; "
                        + "start web01; dominfo web01; dumpxml web01 --xpath /domain/name; nodeinfo; hostname; freecell");

        assertThat(run.messages()).isEmpty();
        assertThat(run.resultLines())
                .startsWith("running", "paused", "shut off")
                .contains("<name>web01</name>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sim:///?vms=-1",
                "sim:///?vms=many",
                "sim:///?vms=1000000",
                "sim:///?vmx=/nonexistent",
                "sim:///?transport=ftp",
                "sim://host/"
            })
    void aBadSimulatorIsRefused(String uri) {
        Run run = runner.run("-c", uri, "list");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messageLines()).hasSize(2).first().isEqualTo("error: failed to connect to the hypervisor");
    }

    private String uri() {
        return runner.run("-q", "uri").results().strip();
    }

    private void libvirt(String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("libvirt")).resolve("libvirt.conf"), text);
        runner.variable("XDG_CONFIG_HOME", folder.toString());
    }

    private void configure(String text) throws IOException {
        Path config = Files.createDirectories(folder.resolve("hypervia"));
        Files.writeString(config.resolve("hypervia.conf"), text);
        runner.variable("XDG_CONFIG_HOME", folder.toString());
    }
}
