// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.Shell;
import org.hypervia.cli.testing.TestHost;
import org.hypervia.spi.HypervisorProvider;
import org.hypervia.spi.registry.ProviderRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion script in a real shell, with a stand-in for the program. */
class CompletionTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeScript() throws IOException {
        Shell.assumePresent("bash", "bash is not installed");
        Run printed = new ProgramRunner(new ProviderRegistry(CompletionTest::esx)).run("-q", "completion", "bash");
        Files.writeString(folder.resolve("completion"), printed.results());
        Path program = Files.writeString(
                folder.resolve("hypervia"),
                "#!/bin/sh\nprintf '%s\\n' \"$*\" >>'" + folder.resolve("asked")
                        + "'\nprintf 'web01\\nweb 02\\ndb01\\n\\n'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private static List<HypervisorProvider> esx() {
        return ServiceLoader.load(HypervisorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.id().equals("esx"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hypervia domx           | domxml-from-native domxml-to-native",
                "hypervia domi           | domid domif-getlink domifaddr domiflist dominfo",
                "hypervia -q -r susp     | suspend",
                "hypervia -c esx://h/ susp | suspend",
                "hypervia --connect=esx://u@h:443/?x=1 susp | suspend",
                "hypervia --prov         | --provider",
                "hypervia list --state-  | --state-running --state-paused --state-shutoff --state-other",
                "hypervia list --he      | --help",
                "hypervia dominfo we     | web01 web\\ 02",
                "hypervia dominfo --domain d | db01",
                "hypervia help shut      | shutdown",
                "hypervia completion z   | zsh",
                "hypervia list w         | ''",
                "hypervia -c es          | ''",
                "hypervia domifaddr web01 --source a | agent arp",
                "hypervia domifaddr web01 eth0 l | lease",
                "hypervia simulate --manner n | new",
                "hypervia convert --from v | vmx",
                "hypervia define fi       | file.xml",
                "hypervia attach-device web01 fi | file.xml",
                "hypervia attach-device web01 --live fi | file.xml",
                "hypervia attach-device --domain web01 --file fi | file.xml",
                "hypervia convert file.xml fi | file.xml",
                "hypervia convert --output-dir fo | folder",
                "hypervia simulate --certificate fi | file.xml",
                "hypervia --password-file fi | file.xml",
                "hypervia snapshot-revert web01 we | web01 web\\ 02",
                "hypervia snapshot-list web01 --from we | web01 web\\ 02",
                "hypervia snapshot-revert --domain web01 --snapshotname we | web01 web\\ 02",
                "hypervia snapshot-create-as web01 we | ''",
                "hypervia dominfo web01 we | ''",
            })
    void candidates(String line, String expected) {
        assertThat(complete(line)).isEqualTo(expected);
    }

    /** What stands before the last colon or equals sign is not put in again, but within quotes they mean nothing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hypervia -c esx://h/?no_          | //h/?no_verify=",
                "hypervia --connect esx://h/?tls_  | //h/?tls_min= //h/?tls_pin=",
                "hypervia -c esx://h/?transport=   | https http",
                "hypervia -c vpx://h/d?tls_min=1.1 | 1.1",
                "hypervia -c esx://h/?a=1\\&no_v   | 1\\&no_verify=",
                "hypervia --connect=gsx://h/?auto_ | //h/?auto_answer=",
                "hypervia -c 'esx://h/?a=1&no_     | esx://h/?a=1&no_verify=0 esx://h/?a=1&no_verify=1",
                "hypervia -c 'esx://h/?a=1&co      | esx://h/?a=1&compat= esx://h/?a=1&compression= esx://h/?a=1&connect_timeout=",
                "hypervia -c 'esx://h/?a=1&vc      | esx://h/?a=1&vcenter=",
                "hypervia -c 'esx://h/?a=1&no_verify= | esx://h/?a=1&no_verify=0 esx://h/?a=1&no_verify=1",
                "hypervia -c 'esx://h/?cacert=fi   | esx://h/?cacert=file.xml",
                "hypervia -c esx://h/?proxy=       | ``",
                "hypervia -c esx://h/?nothing=     | ``",
                "hypervia -c qemu://h/?no_         | ``",
                "hypervia migrate web01 esx://h/?v | //h/?vcenter=",
            })
    void parametersOfUris(String line, String expected) {
        assertThat(complete(line)).isEqualTo(expected);
    }

    @Test
    void namesAreAskedForOverTheSameConnectionWithoutAPrompt() throws IOException {
        complete("hypervia -c 'esx://u@h:443/?no_verify=1' --provider esx dominfo w");

        assertThat(Files.readString(folder.resolve("asked")))
                .isEqualTo("-c esx://u@h:443/?no_verify=1 --provider esx -q -r --no-prompt list --all --name\n");
    }

    @ParameterizedTest
    @CsvSource({
        "start we, list --inactive --name",
        "destroy we, list --name",
        "shutdown --mode acpi we, list --name",
        "resume we, list --state-paused --name",
        "dumpxml we, list --all --name",
        "snapshot-delete web01 b, snapshot-list web01 --name",
        "snapshot-list --domain web01 --from b, snapshot-list web01 --name",
    })
    void onlyNamesThatCanBeMeantAreAskedFor(String line, String asked) throws IOException {
        complete("hypervia " + line);

        assertThat(Files.readString(folder.resolve("asked"))).isEqualTo("-q -r --no-prompt " + asked + "\n");
    }

    @Test
    void theScriptForZshLoadsItsBridge() {
        assertThat(ProgramRunner.over(new TestHost()).run("completion", "zsh").results())
                .startsWith("autoload -U +X bashcompinit && bashcompinit\n")
                .contains("complete -F _hypervia hypervia");
    }

    /** Splits the line as readline does, at blanks, colons and equals signs, and calls the function. */
    private String complete(String line) {
        Run run = Shell.bash("""
                set -u
                source "$FOLDER/completion"
                PATH=$FOLDER:$PATH
                mkdir -p "$FOLDER/here/folder" && cd "$FOLDER/here" && touch file.xml
                COMP_LINE=$LINE COMP_POINT=${#LINE} COMP_WORDS=() word=''
                for ((i = 0; i < ${#LINE}; i++)); do
                  c=${LINE:i:1}
                  case $c in
                    ' ') [ -z "$word" ] || COMP_WORDS+=("$word"); word='' ;;
                    : | =) [ -z "$word" ] || COMP_WORDS+=("$word"); COMP_WORDS+=("$c"); word='' ;;
                    *) word+=$c ;;
                  esac
                done
                COMP_WORDS+=("$word")
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _hypervia
                echo ${COMPREPLY[@]+"${COMPREPLY[@]}"}
                """, Map.of("FOLDER", folder.toString(), "LINE", line));
        assertThat(run.messages()).isEmpty();
        return run.results().strip();
    }
}
