// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.auth.CredentialRequest;
import org.hypervia.api.auth.CredentialRequest.Kind;
import org.hypervia.cli.testing.TestTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That nothing that is for a host reaches its vCenter, nor the other way round. */
class CredentialChainTest {
    private static final String HOST = "esx://esx.example/?vcenter=*";

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>(Map.of("HOME", "/nonexistent"));
    private TestTerminal person = TestTerminal.typing();
    private Optional<String> passwordFile = Optional.empty();

    private String answer(String uri, Kind kind, String challenge) {
        return answer(uri, kind, challenge, OptionalInt.empty());
    }

    private String answer(String uri, Kind kind, String challenge, OptionalInt port) {
        Environment environment = new Environment(variables, folder, person);
        ConnectionChoice choice = new ConnectionChoice(Optional.of(uri), Optional.empty(), false, passwordFile, true);
        CredentialRequest request = new CredentialRequest(
                kind,
                "esx",
                challenge,
                port,
                "Enter " + kind + " for " + challenge,
                kind == Kind.PASSWORD ? Optional.of("ann") : Optional.empty(),
                kind == Kind.PASSWORD ? Optional.empty() : Optional.of("usual"));
        try (Prompt prompt = new Prompt(person)) {
            return CredentialChain.of(environment, HypervisorUri.parse(uri), choice, prompt)
                    .answer(request)
                    .map(secret -> new String(secret.reveal()))
                    .orElse("-");
        }
    }

    @Test
    void theVariablesOfTheHostAreForTheHostOfTheUriOnly() {
        variables.putAll(Map.of("HYPERVIA_USER", "root", "HYPERVIA_PASSWORD", "of the host"));
        person = TestTerminal.typing("administrator", "typed");

        assertThat(answer(HOST, Kind.USER_NAME, "esx.example")).isEqualTo("root");
        assertThat(answer(HOST, Kind.PASSWORD, "ESX.example")).isEqualTo("of the host");
        assertThat(answer(HOST, Kind.USER_NAME, "192.0.2.7")).isEqualTo("administrator");
        assertThat(answer(HOST, Kind.PASSWORD, "192.0.2.7")).isEqualTo("typed");
    }

    @Test
    void theVcenterHasVariablesOfItsOwn() throws IOException {
        Path file = Files.writeString(folder.resolve("center"), "of the file\n");
        variables.put("HYPERVIA_VCENTER_USER", "admin");
        variables.put("HYPERVIA_VCENTER_PASSWORD_FILE", file.toString());

        assertThat(answer(HOST, Kind.USER_NAME, "vc.example")).isEqualTo("admin");
        assertThat(answer(HOST, Kind.PASSWORD, "vc.example")).isEqualTo("of the file");
        variables.put("HYPERVIA_VCENTER_PASSWORD", "of the variable");
        assertThat(answer(HOST, Kind.PASSWORD, "vc.example")).isEqualTo("of the variable");
        assertThatThrownBy(() -> answer(HOST, Kind.PASSWORD, "esx.example"))
                .hasMessageContaining("no answer was given");
    }

    @Test
    void thePasswordFileOfTheLineIsForTheHostToo() throws IOException {
        passwordFile = Optional.of(
                Files.writeString(folder.resolve("host"), "of the line\n").toString());
        variables.put("HYPERVIA_VCENTER_PASSWORD", "of the vCenter");

        assertThat(answer(HOST, Kind.PASSWORD, "esx.example")).isEqualTo("of the line");
        assertThat(answer(HOST, Kind.PASSWORD, "vc.example")).isEqualTo("of the vCenter");
        assertThat(answer("esx://[::1]/?vcenter=*", Kind.PASSWORD, "::1")).isEqualTo("of the line");
    }

    @Test
    void oneServerIsTheHostWhateverItCallsItself() {
        variables.put("HYPERVIA_PASSWORD", "one");

        assertThat(answer("vpx://vc.example/", Kind.PASSWORD, "vc.example")).isEqualTo("one");
        assertThat(answer("qemu+tcp://kvm.example/system", Kind.PASSWORD, "realm"))
                .isEqualTo("one");
        assertThat(answer(HOST, Kind.PASSWORD, "")).isEqualTo("one");
    }

    /** A gateway or a tunnel has one name for both. */
    @ParameterizedTest
    @CsvSource({
        "esx://one.example/?vcenter=one.example:8443, 443, 8443",
        "esx://one.example:8443/?vcenter=one.example:443, 8443, 443",
        "esx://one.example/?transport=http&vcenter=one.example:443, 80, 443",
        "gsx://one.example/?vcenter=one.example:443, 8333, 443",
        "gsx://one.example/?transport=http&vcenter=one.example:443, 8222, 443"
    })
    void twoServersOfOneNameAreToldByTheirPorts(String uri, int host, int center) throws IOException {
        variables.putAll(Map.of("HYPERVIA_PASSWORD", "of the host", "HYPERVIA_VCENTER_PASSWORD", "of the vCenter"));

        assertThat(answer(uri, Kind.PASSWORD, "one.example", OptionalInt.of(host)))
                .isEqualTo("of the host");
        assertThat(answer(uri, Kind.PASSWORD, "one.example", OptionalInt.of(center)))
                .isEqualTo("of the vCenter");
        passwordFile = Optional.of(
                Files.writeString(folder.resolve("host"), "of the line\n").toString());
        assertThat(answer(uri, Kind.PASSWORD, "one.example", OptionalInt.of(host)))
                .isEqualTo("of the line");
        assertThat(answer(uri, Kind.PASSWORD, "one.example", OptionalInt.of(center)))
                .isEqualTo("of the vCenter");
    }

    @Test
    void whoHasNoPasswordIsToldTheRightVariable() {
        variables.put("HYPERVIA_PASSWORD", "of the host");
        person = TestTerminal.absent();

        assertThatThrownBy(() -> answer(HOST, Kind.PASSWORD, "vc.example"))
                .hasMessageContaining("no password for ann on vc.example is known: set HYPERVIA_VCENTER_PASSWORD,")
                .hasMessageNotContaining("--password-file");
    }
}
