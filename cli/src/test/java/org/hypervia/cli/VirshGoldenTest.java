// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hypervia.api.domain.DomainState;
import org.hypervia.cli.testing.Run;
import org.hypervia.cli.testing.TestHost;
import org.hypervia.cli.testing.Virsh;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What virsh prints for a situation, this program prints too, byte for byte. */
@Tag("slow")
class VirshGoldenTest {
    /** Each line is a command line; vertical bars separate its words. */
    private static final String LINES = """
            list
            list|--all
            list|--inactive
            list|--inactive|--all
            list|--all|--table
            list|--all|--title
            list|--title|--table
            list|--all|--managed-save
            list|--all|--managed-save|--title
            list|--all|--name
            list|--all|--uuid
            list|--all|--id
            list|--inactive|--id
            list|--all|--id|--name
            list|--all|--uuid|--name
            list|--all|--uuid|--id
            list|--all|--uuid|--name|--id|--title
            list|--name|--title
            list|--table|--name
            list|--table|--uuid
            list|--table|--id
            list|--table|--id|--name|--uuid
            list|--transient
            list|--persistent|--name
            list|--transient|--persistent|--name
            list|--with-snapshot
            list|--without-snapshot|--all|--name
            list|--with-checkpoint|--all
            list|--without-checkpoint|--all
            list|--state-running
            list|--state-paused
            list|--state-shutoff
            list|--state-shutoff|--state-running
            list|--state-shutoff|--state-running|--all
            list|--state-other
            list|--state-other|--state-paused|--inactive
            list|--autostart|--all
            list|--no-autostart|--name
            list|--autostart|--no-autostart|--name
            list|--with-managed-save|--all
            list|--without-managed-save|--all
            -q|list
            -q|list|--all
            -q|list|--all|--title
            -q|list|--transient
            -q|list|--all|--name
            --quiet|--readonly|list
            -qr|list
            list|--
            list|--all|--
            list|--|--all
            list|extra
            list|--nonsense
            list|--nonsense=1
            list|--all=1
            list|--all|--all
            list --all; uri
            list --all # with a comment
            ; list
            list ;; uri
            list "
            list \\
            dominfo 'Zoff'
            domid Zo\\ff
            domid "Zo\\ff"
            domid 'Zo\\ff'
            dominfo nosuch; uri
            uri; dominfo nosuch
            uri; nonsense
            list --all|--name
            list|;|uri
            nonsense
            nonsense|--help
            --nonsense
            -x|list
            -c
            --connect
            -d
            -d|x|uri
            dominfo
            dominfo|a
            dominfo|1
            dominfo|11111111-1111-4111-0000-000000000001
            dominfo|11111111-1111-4111-0000-00000000000A
            dominfo|--domain|a
            dominfo|--domain=a
            dominfo|--domain
            dominfo|--domain=
            dominfo|--domain|--x
            dominfo|--domain|a|--domain|a
            dominfo|--domain|a|a
            dominfo|a|b
            dominfo|--|a
            dominfo|--|--domain
            dominfo|--
            dominfo|-x
            dominfo|Zoff
            dominfo|日本語 vm
            dominfo|5
            dominfo|nosuch
            dominfo|99
            dominfo|99999999999
            dominfo|+1
            dominfo| 1
            dominfo|0x1
            dominfo|--nonsense
            -q|dominfo|Zoff
            -q|dominfo|nosuch
            domstate|a
            domstate|1|--reason
            domstate|--reason|Zoff
            domstate|pm
            domstate|3
            domstate|nosuch
            domid|a
            domid|Zoff
            domid|1
            domid|11111111-1111-4111-0000-000000000002
            domuuid|a
            domuuid|1
            domuuid|11111111-1111-4111-0000-000000000001
            domname|1
            domname|a
            domname|11111111-1111-4111-0000-000000000001
            domname|2
            -q|domname|1
            start|Zoff
            start|a
            start|1
            start|11111111-1111-4111-0000-000000000003
            start|nosuch
            -q|start|Zoff
            start|Zoff|--force-boot
            start|Zoff|--paused
            start|Zoff|--paused|--autodestroy
            start|Zoff|--bypass-cache|--reset-nvram
            start|Zoff|--pass-fds|1,x
            start|Zoff|--pass-fds|,
            start|a|--pass-fds|x
            start|Zoff|1,x
            start|Zoff|,|more
            domstate|a|more
            version|more
            version|--nonsense
            uri|more
            hostname|--more
            suspend
            resume|--all
            destroy|--graceful
            domid
            domuuid
            domname|--domain
            domstate|--domain=5
            dominfo|emoji😀​z
            dominfo|--domain=日本語 vm
            domname|日本語 vm
            start|a|--console
            start|--paused|--paused|Zoff
            suspend|a
            suspend|1
            suspend|Zoff
            suspend|nosuch
            -q|suspend|a
            resume|2
            resume|a
            resume|Zoff
            destroy|a
            destroy|Zoff
            destroy|a|--remove-logs
            shutdown|a
            shutdown|Zoff
            shutdown|a|--mode|acpi
            shutdown|a|acpi,agent
            shutdown|a|--mode|nonsense
            shutdown|a|--mode|acpi,,agent
            shutdown|a|--mode|ACPI
            shutdown|a|--mode=
            shutdown|a|--mode
            shutdown|nosuch|--mode|acpi
            shutdown|nosuch|--mode|nonsense
            reboot|a
            reboot|Zoff
            reboot|a|--mode|nonsense
            -r|destroy|a
            -r|start|a
            -r|list|--name
            destroy 1; start a; suspend a; resume a; shutdown a; list --all
            nodeinfo
            -q|nodeinfo
            nodeinfo|extra
            hostname
            uri
            -q|uri
            freecell|--all|0
            freecell|--all|--cellno|0
            freecell|x
            freecell|--cellno|0x0
            freecell|--cellno
            freecell|99999999999
            dumpxml|a
            dumpxml|Zoff
            dumpxml|a|--wrap
            dumpxml|a|--xpath|//name
            dumpxml|a|//name
            dumpxml|a|--xpath|//name|--wrap
            dumpxml|a|--xpath|//nonsense
            dumpxml|a|--xpath|//nonsense|--wrap
            dumpxml|a|--xpath|/domain
            dumpxml|a|--xpath|/
            dumpxml|a|--xpath|//disk
            dumpxml|a|--xpath|//disk|--wrap
            dumpxml|a|--xpath|//disk/source|--wrap
            dumpxml|a|--xpath|//description
            dumpxml|a|--xpath|//description/text()
            dumpxml|a|--xpath|/domain/@type
            dumpxml|a|--xpath|/domain/@*|--wrap
            dumpxml|a|--xpath|//@*|--wrap
            dumpxml|a|--xpath|//disk/*/@*
            dumpxml|a|--xpath|//source/@file|--wrap
            dumpxml|a|--xpath|//os/node()
            dumpxml|a|--xpath|count(//disk)
            dumpxml|a|--xpath|string(//name)
            dumpxml|nosuch
            -q|dumpxml|a
            help|nonsense
            list|--help|extra
            list|--help=1
            list|--help|--nonsense
            """;

    private static Path node;

    @BeforeAll
    static void findVirsh() throws URISyntaxException {
        Virsh.assumePresent();
        node = Path.of(Objects.requireNonNull(VirshGoldenTest.class.getResource("node.xml"))
                .toURI());
    }

    static Stream<Arguments> lines() {
        return LINES.lines().map(line -> Arguments.of(List.of(line.split("\\|", -1))));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void theSameAsVirsh(List<String> words) {
        Run virsh = comparable(Virsh.run(connected(words)));
        Run ours = comparable(ProgramRunner.over(sameHost()).run(connected(words)));

        assertThat(ours.results()).isEqualTo(virsh.results());
        assertThat(ours.status()).isEqualTo(virsh.status());
        assertThat(ours.messageLines()).hasSameSizeAs(virsh.messageLines());
        for (int i = 0; i < ours.messageLines().size(); i++) {
            assertSameMessage(ours.messageLines().get(i), virsh.messageLines().get(i));
        }
    }

    @Test
    void theTotalOfFreeMemory() {
        Run virsh = Virsh.run(List.of("-c", "test:///default", "freecell"));
        Run ours = ProgramRunner.over(new TestHost()).run("-c", "test:///default", "freecell");

        assertThat(ours).isEqualTo(virsh);
    }

    /** What the program says itself must be the same; what a driver says is its own. */
    private static void assertSameMessage(String ours, String virsh) {
        for (String driver : List.of("internal error: domain", "unsupported flags", "operation forbidden: ")) {
            if (virsh.startsWith("error: " + driver)) {
                assertThat(ours).startsWith("error: ");
                return;
            }
        }
        int words = virsh.indexOf(": ", "error: ".length());
        boolean driverWords = virsh.startsWith("error: Requested operation is not valid: ");
        assertThat(ours).startsWith(driverWords ? virsh.substring(0, words) : virsh);
    }

    private static List<String> connected(List<String> words) {
        List<String> all = new ArrayList<>(List.of("-c", "test://" + node));
        all.addAll(words);
        return all;
    }

    /** The test driver has a CPU clock that runs and a security model, which ESX has not. */
    private static Run comparable(Run run) {
        String results = run.results().replaceAll("(?m)^(CPU time:|Security ).*\n", "");
        return new Run(run.status(), results, run.messages());
    }

    private static TestHost sameHost() {
        TestHost host = new TestHost();
        host.add("a", DomainState.RUNNING, "Title one").xml(virshXml("a"));
        host.add("Zoff", DomainState.SHUTOFF, "übérß 日本")
                .vcpus(3)
                .memory(1_048_577, 5)
                .xml(virshXml("Zoff"));
        host.add("aoff", DomainState.SHUTOFF);
        host.add("日本語 vm", DomainState.PAUSED);
        host.add("é́combining", DomainState.SHUTOFF);
        host.add("tab\tx\\x41 \\y", DomainState.CRASHED);
        host.add("emoji😀\u200bz", DomainState.RUNNING);
        host.add("soft\u00adhyphen", DomainState.RUNNING);
        host.add("5", DomainState.SHUTOFF);
        host.add("pm", DomainState.PMSUSPENDED);
        host.add("ｆｕｌｌ　width 한글", DomainState.SHUTOFF);
        host.domains().forEach(domain -> domain.cpuTime(Duration.ofSeconds(1)));
        return host.hostname(Hostname.NAME);
    }

    private static String virshXml(String name) {
        return Xml.BY_NAME.computeIfAbsent(
                name,
                n -> Virsh.run(connected(Arrays.asList("-q", "dumpxml", n))).results());
    }

    /** The XML of each domain as virsh prints it. */
    private static final class Xml {
        static final Map<String, String> BY_NAME = new HashMap<>();
    }

    /** The name that the test driver takes from this machine. */
    private static final class Hostname {
        static final String NAME =
                Virsh.run(connected(List.of("-q", "hostname"))).results().strip();
    }
}
