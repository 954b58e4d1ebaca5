// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.TestHost;
import org.hypervia.cli.testing.TestTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is asked for user and password, and in which order. */
class CredentialsTest {
    private static final String CANARY = "s3cret-canary";

    @TempDir
    private Path folder;

    private final TestHost host = new TestHost().wantsPassword();
    private final ProgramRunner runner = ProgramRunner.over(host);

    @Test
    void theNamedAuthFileComesFirst() throws IOException {
        runner.variable(
                "LIBVIRT_AUTH_FILE", authFile("named", "h", "ann", "one").toString());
        usual("two");
        runner.variable("HYPERVIA_USER", "eve").variable("HYPERVIA_PASSWORD", "three");

        run("test://h/?authfile=" + authFile("uri", "h", "bob", "four"));

        assertThat(host.answers()).containsExactly("USER_NAME ann", "PASSWORD one");
    }

    @Test
    void thenTheAuthFileOfTheUri() throws IOException {
        usual("two");

        run("test://h/?authfile=" + authFile("uri", "default", "bob", "four"));

        assertThat(host.answers()).containsExactly("USER_NAME bob", "PASSWORD four");
    }

    @Test
    void thenTheUsersAuthFileThenTheSystems() throws IOException {
        Path system = folder.resolve("etc");
        Files.createDirectories(system.resolve("libvirt"));
        Files.move(
                authFile("system", "h", "sam", "five"),
                system.resolve("libvirt").resolve("auth.conf"));
        runner.systemConfiguration(system);

        run("test://h/");
        usual("two");
        run("test://h/");

        assertThat(host.answers()).containsExactly("USER_NAME sam", "PASSWORD five", "USER_NAME ann", "PASSWORD two");
    }

    @Test
    void thenTheEnvironment() throws IOException {
        usual("two");
        runner.variable("HYPERVIA_USER", "eve").variable("HYPERVIA_PASSWORD", "three");

        run("test://elsewhere/");

        assertThat(host.answers()).containsExactly("USER_NAME eve", "PASSWORD three");
    }

    @Test
    void aPasswordFileOfTheLineComesBeforeTheEnvironment() throws IOException {
        Path line = Files.writeString(folder.resolve("line"), "from the line\nmore\n");
        Path variable = Files.writeString(folder.resolve("variable"), "from the variable");
        runner.variable("HYPERVIA_PASSWORD_FILE", variable.toString());

        run("test://ann@h/");
        runner.variable("HYPERVIA_PASSWORD", "three");
        run("test://ann@h/");
        runner.run("--password-file", line.toString(), "-c", "test://ann@h/", "uri");

        assertThat(host.answers())
                .containsExactly("PASSWORD from the variable", "PASSWORD three", "PASSWORD from the line");
    }

    @Test
    void aPasswordFileOfTheLineComesBeforeAuthConfToo() throws IOException {
        Path line = Files.writeString(folder.resolve("line"), "from the line\n");
        usual("two");

        runner.run("--password-file", line.toString(), "-c", "test://h/", "uri");
        runner.variable("LIBVIRT_AUTH_FILE", folder.resolve("nosuch").toString());
        runner.run("--password-file", line.toString(), "-c", "test://eve@h/", "uri");

        assertThat(host.answers()).containsExactly("USER_NAME ann", "PASSWORD from the line", "PASSWORD from the line");
    }

    @Test
    void thenAPerson() {
        TestTerminal person = TestTerminal.typing("ann", "pässword");
        runner.terminal(person);

        run("test://h/");

        assertThat(person.shown()).containsExactly("Enter username for h [root]: ", "Enter ann's password for h: *");
        assertThat(host.answers()).containsExactly("USER_NAME ann", "PASSWORD pässword");
    }

    @Test
    void returnAloneTakesTheDefault() {
        runner.terminal(TestTerminal.typing("", "secret"));

        run("test://h/");

        assertThat(host.answers()).containsExactly("USER_NAME root", "PASSWORD secret");
    }

    @Test
    void aPersonIsAskedOncePerLine() {
        TestTerminal person = TestTerminal.typing("secret");
        runner.terminal(person);

        Run run = runner.run("-c", "test://root@h/", "uri; uri");

        assertThat(run.status()).isZero();
        assertThat(person.shown()).hasSize(1);
    }

    @Test
    void endOfInputCancels() {
        runner.terminal(TestTerminal.typing());

        Run run = run("test://root@h/");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages())
                .startsWith("error: failed to connect to the hypervisor\nerror: authentication cancelled: ");
    }

    @Test
    void nobodyIsAskedIfThatIsNotWanted() {
        TestTerminal person = TestTerminal.typing("secret");
        runner.terminal(person);

        Run run = runner.run("--no-prompt", "-c", "test://root@h/", "uri");

        assertThat(run.status()).isEqualTo(1);
        assertThat(person.shown()).isEmpty();
    }

    @Test
    void withoutAnyPasswordTheNextStepsAreTold() {
        Run run = run("test://h/");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messageLines()).hasSize(2);
        assertThat(run.messages())
                .contains("error: authentication failed: no password for root on h is known")
                .contains("HYPERVIA_PASSWORD", "--password-file", "auth.conf", "terminal");
    }

    @Test
    void aMissingFileThatWasNamedIsAnError() {
        runner.variable("LIBVIRT_AUTH_FILE", folder.resolve("nosuch").toString());
        assertThat(run("test://h/").messages()).contains("nosuch cannot be read");

        runner.variable("LIBVIRT_AUTH_FILE", "");
        Run run = runner.run("--password-file", folder.resolve("nosuch").toString(), "-c", "test://root@h/", "uri");
        assertThat(run.messages()).contains("nosuch is not usable: check that it is there");
    }

    @Test
    void anEmptyPasswordFileIsAnError() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\nsecond line\n");

        assertThat(runner.run("--password-file", empty.toString(), "-c", "test://root@h/", "uri")
                        .messages())
                .contains("its first line must hold the password");
    }

    @Test
    void noSecretIsEverShown() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), CANARY + "\n\u0000");
        runner.variable("HYPERVIA_PASSWORD", CANARY);
        Run[] runs = {
            run("test://root:" + CANARY + "@h/"),
            runner.run("--debug", "-c", "test://root@h/", "nodeinfo"),
            runner.run("--debug", "--password-file", file.toString(), "-c", "test://root@h/", "dominfo", "nosuch"),
        };

        for (Run run : runs) {
            assertThat(run.results() + run.messages()).doesNotContain(CANARY);
        }
    }

    private Run run(String uri) {
        return runner.run("-c", uri, "uri");
    }

    private void usual(String password) throws IOException {
        Path libvirt = Files.createDirectories(folder.resolve("config").resolve("libvirt"));
        Path file = authFile("usual", "h", "ann", password);
        Files.move(file, libvirt.resolve("auth.conf"));
        runner.variable("XDG_CONFIG_HOME", folder.resolve("config").toString());
    }

    private Path authFile(String name, String host, String user, String password) throws IOException {
        return Files.writeString(folder.resolve(name), """
                [credentials-x]
                username=%s
                password=%s

                [auth-esx-%s]
                credentials=x
                """.formatted(user, password, host));
    }
}
