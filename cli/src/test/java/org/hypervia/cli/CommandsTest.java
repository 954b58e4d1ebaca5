// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.domain.DomainPlacement;
import org.hypervia.api.domain.DomainState;
import org.hypervia.api.domain.SummaryPart;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.TestHost;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.HypervisorProvider;
import org.hypervia.spi.ProviderSession;
import org.hypervia.spi.registry.ProviderRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands do where virsh's test driver cannot show it. */
class CommandsTest {
    private final TestHost host = new TestHost();

    @Test
    void aListingIsOneCall() {
        host.add("a", DomainState.RUNNING);
        host.add("b", DomainState.SHUTOFF);

        run("list", "--all", "--title");

        assertThat(host.calls()).containsExactly("open", "list", "close");
    }

    /** Some hypervisors are asked for each of them, and each domain. */
    @Test
    void aListingAsksForNothingThatItDoesNotShow() {
        host.add("a", DomainState.RUNNING);

        run("list", "--all", "--title");
        run("list", "--all");
        run("list", "--managed-save", "--name");

        assertThat(host.parts()).containsExactly(Set.of(SummaryPart.TITLE), Set.of(), Set.of());
    }

    @Test
    void placementsAreColumnsAndFilters() {
        host.add("web", DomainState.RUNNING)
                .placed(new DomainPlacement(
                        Optional.of("lab/east"),
                        Optional.of("cluster"),
                        Optional.of("esx1"),
                        Optional.of("web/live"),
                        Optional.of("")));
        host.add("db", DomainState.RUNNING)
                .placed(new DomainPlacement(
                        Optional.of("west"), Optional.empty(), Optional.of("esx2"), Optional.of(""), Optional.empty()));

        assertThat(run("list", "--placement").resultLines())
                .contains(
                        " Id   Name   State     Datacenter   Cluster   Host   Folder     Resource pool",
                        " 1    web    running   lab/east     cluster   esx1   web/live   /",
                        " 2    db     running   west         -         esx2   /          -");
        assertThat(host.parts()).containsExactly(Set.of(SummaryPart.PLACEMENT));
        assertThat(run("list", "--name", "--host", "ESX1", "--host", "esx2").results())
                .isEqualTo("web\ndb\n\n");
        assertThat(run("list", "--name", "--datacenter", "east").results()).isEqualTo("web\n\n");
        assertThat(run("list", "--name", "--folder", "/web").results()).isEqualTo("web\n\n");
        assertThat(run("list", "--name", "--folder", "we").results()).isEqualTo("\n");
        assertThat(run("list", "--name", "--cluster", "cluster", "--pool", "gold")
                        .results())
                .isEqualTo("\n");
    }

    @Test
    void whatCouldNotBeReadIsToldBesideTheList() {
        host.add("a", DomainState.RUNNING);
        host.unreadable("vm-7", ErrorCode.INTERNAL_ERROR, "its VMX is damaged");

        Run run = run("list", "--name");

        assertThat(run.status()).isZero();
        assertThat(run.results()).isEqualTo("a\n\n");
        assertThat(run.messages()).isEqualTo("error: domain vm-7 could not be read: its VMX is damaged\n");
    }

    @Test
    void savedDomainsAreMarkedInTheTableOnly() {
        host.add("plain", DomainState.SHUTOFF);
        host.add("kept", DomainState.SHUTOFF).saved();

        assertThat(run("list", "--all", "--managed-save").resultLines())
                .contains(" -    kept    saved", " -    plain   shut off");
        assertThat(run("list", "--all").results()).doesNotContain("saved");
        assertThat(run("list", "--all", "--name", "--managed-save").results()).isEqualTo("kept\nplain\n\n");
    }

    @Test
    void everyConditionFilters() {
        host.add("auto", DomainState.RUNNING).autostart();
        host.add("snap", DomainState.RUNNING).snapshot();
        host.add("saved", DomainState.SHUTOFF).saved();
        host.add("temp", DomainState.PAUSED).gone();
        host.add("crash", DomainState.CRASHED);

        assertThat(names("--autostart")).isEqualTo("auto");
        assertThat(names("--no-autostart")).isEqualTo("snap temp crash");
        assertThat(names("--with-snapshot")).isEqualTo("snap");
        assertThat(names("--without-snapshot", "--all")).isEqualTo("auto temp crash saved");
        assertThat(names("--with-managed-save", "--all")).isEqualTo("saved");
        assertThat(names("--without-managed-save")).isEqualTo("auto snap temp crash");
        assertThat(names("--transient")).isEqualTo("temp");
        assertThat(names("--persistent", "--transient")).isEqualTo("auto snap temp crash");
        assertThat(names("--state-paused", "--state-other")).isEqualTo("temp crash");
        assertThat(names("--with-checkpoint")).isEmpty();
        assertThat(names("--without-checkpoint", "--state-running", "--autostart"))
                .isEqualTo("auto");
        assertThat(names("--inactive")).isEqualTo("saved");
        assertThat(names("--state-shutoff")).isEqualTo("saved");
    }

    @Test
    void aDomainIsSoughtByIdThenUuidThenName() {
        host.add("2", DomainState.RUNNING);
        host.add("other", DomainState.RUNNING);
        String uuid = "11111111-1111-4111-0000-000000000002";

        assertThat(run("domname", "2").results()).isEqualTo("other\n\n");
        assertThat(run("dominfo", "2").results()).contains("Name:           other");
        assertThat(run("domid", "2").results()).isEqualTo("1\n\n");
        assertThat(run("domstate", uuid).status()).isZero();
        assertThat(host.calls()).doesNotContain("byName " + uuid).contains("byId 2", "byName 2", "byUuid " + uuid);
    }

    @Test
    void aHostThatCannotBeAskedIsNotTakenForAMissingDomain() {
        host.add("a", DomainState.RUNNING);
        host.add("a", DomainState.RUNNING);

        assertThat(run("dominfo", "nosuch").messages()).isEqualTo("error: failed to get domain 'nosuch'\n");
        assertThat(run("dominfo", "a").messages())
                .startsWith("error: failed to get domain 'a'\nerror: multiple matching domains found: ");
        host.refuse(ErrorCode.ACCESS_DENIED, "you may not look");
        assertThat(run("destroy", "1").messages())
                .isEqualTo("error: failed to get domain '1'\nerror: access denied: you may not look\n");
    }

    @Test
    void namesCannotControlTheTerminal() {
        host.add("a\u001b[31m", DomainState.PAUSED)
                .cpuTime(Duration.ofMillis(1250))
                .memory(4096, 2048);

        assertThat(run("dominfo", "1").results()).isEqualTo("""
                        Id:             1
                        Name:           a\\x1b[31m
                        UUID:           11111111-1111-4111-0000-000000000001
                        OS Type:        linux
                        State:          paused
                        CPU(s):         1
                        CPU time:       1.2s
                        Max memory:     4096 KiB
                        Used memory:    2048 KiB
                        Persistent:     yes
                        Autostart:      disable
                        Managed save:   no

                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--console",
                "--pass-fds 3",
                "--paused",
                "--autodestroy",
                "--bypass-cache",
                "--reset-nvram",
                "--paused --console",
                "--force-boot --paused"
            })
    void whatCannotBeDoneIsRefusedBeforeTheDomainIsTouched(String options) {
        host.add("a", DomainState.SHUTOFF);

        Run run = run(("start a " + options).split(" ", -1));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages()).startsWith("error: Failed to start domain 'a'\nerror: ");
        assertThat(host.calls()).doesNotContain("start");
    }

    @Test
    void bootingAfreshNeedsNoManagedSave() {
        host.add("a", DomainState.SHUTOFF);
        host.add("b", DomainState.SHUTOFF).saved();

        assertThat(run("start", "a", "--force-boot").results()).isEqualTo("Domain 'a' started\n\n");
        assertThat(run("start", "b", "--force-boot").status()).isEqualTo(1);
        assertThat(host.calls()).containsOnlyOnce("start");
    }

    @ParameterizedTest
    @ValueSource(strings = {"destroy a --graceful", "shutdown a --mode acpi", "reboot a --mode agent"})
    void flagsThatNoCallHasAreRefused(String line) {
        host.add("a", DomainState.RUNNING);

        Run run = run(line.split(" ", -1));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messageLines().get(1)).startsWith("error: unsupported flags (0x");
        assertThat(host.calls()).containsExactly("open", "byName a", "close");
    }

    @Test
    void versionsOfProgramAndHypervisor() {
        String version = run("--version").results().strip();

        assertThat(run("version").results())
                .isEqualTo("Compiled against library: hypervia " + version + "\nUsing library: hypervia " + version
                        + "\nUsing API: TEST " + version + "\nRunning hypervisor: TEST 0.0.2\n\n");
        assertThat(run("version", "--daemon").results()).endsWith("Running against daemon: " + version + "\n\n");
    }

    @Test
    void cellsAreNotTold() {
        assertThat(run("freecell", "--all").messages())
                .startsWith("error: this function is not supported by the connection driver: ");
        assertThat(run("freecell", "0").status()).isEqualTo(1);
        assertThat(run("freecell").results()).isEqualTo("Total: 3072 KiB\n\n");
    }

    @Test
    void providersAndWhetherTheyCanBeUsed() {
        assertThat(run("providers").results()).isEqualTo("""
                         Provider   Available   Schemes
                        -------------------------------------
                         memory     yes         other, test

                        """);
        assertThat(host.calls()).isEmpty();
    }

    @Test
    void aLongListOfSchemesFitsATerminal() {
        Set<String> schemes =
                IntStream.range(10, 40).mapToObj(i -> "scheme" + i).collect(Collectors.toSet());
        Hypervisors many = new ProviderRegistry(() -> List.of(new Unusable(schemes)));

        List<String> lines = new ProgramRunner(many).run("providers").resultLines();

        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(lines.get(2)).startsWith(" broken     no          scheme");
        assertThat(String.join(" ", lines))
                .contains(schemes)
                .contains("provider broken cannot be used here: its library is missing: install it");
        assertThat(new ProgramRunner(many).run("-q", "providers").resultLines()).hasSize(1);
    }

    private record Unusable(Set<String> schemes) implements HypervisorProvider {
        @Override
        public String id() {
            return "broken";
        }

        @Override
        public Optional<String> unavailable() {
            return Optional.of("its library is missing: install it, or set the path to where it is on this machine");
        }

        @Override
        public ProviderSession open(ConnectionSpec spec, Deadline deadline) {
            throw new AssertionError("nobody opens it");
        }
    }

    @Test
    void prefixesOfTheRootCanBeUsedInXpath() {
        host.add("a", DomainState.RUNNING).xml("""
                        <domain type='vmware' xmlns:vmware='urn:x'>
                          <name>a</name>
                          <vmware:moref>16</vmware:moref>
                        </domain>
                        """);

        assertThat(run("dumpxml", "a", "--xpath", "//vmware:moref").results())
                .isEqualTo("<vmware:moref>16</vmware:moref>\n\n");
        assertThat(run("dumpxml", "a", "--xpath", "/domain").results())
                .startsWith("<domain xmlns:vmware=\"urn:x\" type=\"vmware\">\n  <name>a</name>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//[", "//nosuch:name", "count(//a)", "'text'"})
    void whatFindsNoNodesIsNoXpath(String path) {
        host.add("a", DomainState.RUNNING).xml("<domain/>\n");

        Run run = run("dumpxml", "a", "--xpath", path);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages()).isEqualTo("error: internal error: Incorrect xpath '" + path + "'\n");
    }

    private String names(String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "list";
        words[1] = "--name";
        System.arraycopy(options, 0, words, 2, options.length);
        return run(words).results().strip().replace('\n', ' ');
    }

    private Run run(String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "-c";
        all[1] = "test:///";
        System.arraycopy(words, 0, all, 2, words.length);
        return ProgramRunner.over(host).run(all);
    }
}
