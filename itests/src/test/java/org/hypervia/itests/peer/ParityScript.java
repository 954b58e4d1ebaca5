// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/** The command lines of {@link VirshParityIT}, and where we differ from virsh on purpose. */
final class ParityScript {
    /** What a connection that may only read is asked. */
    private static final String REFUSED = """
            start {off}; start {off} --paused; suspend {on}; resume {suspended}; shutdown {on}; reboot {on}; destroy {on}
            undefine {off}; define {folder}/new.xml; define {folder}/new.xml --validate; autostart {on}; dominfo {on}
            setmem {on} 524288; setmaxmem {off} 1048576; setvcpus {off} 1; memtune {off} --min-guarantee 65536
            schedinfo {off} --set shares=2000; snapshot-create {off} {folder}/snapshot.xml; snapshot-create-as {off} base
            dumpxml {off} --security-info; domhostname {on}; domifaddr {on} --source agent; screenshot {on} {folder}/shot
            domxml-from-native vmware-vmx {folder}/new.xml; domxml-to-native vmware-vmx --xml {folder}/new.xml; nodeinfo
            """;

    /** What every simulated host can do. Braces name the domains of the host at hand. */
    private static final String EVERYWHERE = """
            list --all
            list --state-shutoff
            list --with-snapshot --all
            hostname
            version
            nodeinfo
            capabilities
            dominfo {on}
            domstate {suspended}
            domid {on}
            domid {off}
            dumpxml {off}
            dumpxml {on} --inactive
            domhostname {off}
            domifaddr {on}
            domifaddr {off} --source agent
            schedinfo {on}
            memtune {spare}
            vcpucount {on} --maximum --live
            desc {off}
            desc {off} --title
            setmem {spare} 524288
            setmem {spare} 1g
            setmem {on} 0
            setmem {on} 5q
            setmem nobody 1024
            setmem {on} 1024 --live
            setmem {on} 1024 --config
            setmaxmem {on} 1048576
            setmaxmem {spare} 1048577
            setmaxmem {off} 1048576 --config
            setmaxmem nobody 1024
            memtune {off} --min-guarantee 65536
            memtune {off} --hard-limit 65536
            memtune {off} --min-guarantee 1 --live
            setvcpus {off} 1
            dominfo {off}
            setvcpus {off} 0
            setvcpus {off} 9999
            setvcpus {off} two
            schedinfo {off} --set shares=2000
            schedinfo {off} --set limit=3000
            schedinfo {off} --set reservation=100
            schedinfo {off} --set shares=-3
            schedinfo {off} --set shares=-4
            schedinfo {off} --set reservation=-1
            schedinfo {off} --set weight=7
            schedinfo {off}
            suspend {on}
            domstate {on}
            suspend {on}
            resume {on}
            domstate {on}
            resume {off}
            start {off}
            domstate {off}
            start {off}
            reset nobody
            destroy {off}
            destroy {off}
            destroy {off} --graceful
            shutdown {off}
            shutdown {on} --mode agent
            reboot {off}
            start {off} --paused
            snapshot-list {off}
            snapshot-current {off}
            snapshot-create-as {off} base first
            snapshot-create-as {off} leaf --description second --disk-only
            snapshot-create-as {off} base
            snapshot-create {off} {folder}/snapshot.xml
            snapshot-create {spare} {folder}/escaped.xml
            snapshot-create {off} {folder}/nope.xml
            snapshot-create-as {off} x --live
            snapshot-list {off}
            snapshot-list {off} --tree
            snapshot-list {off} --name
            snapshot-list {off} --parent
            snapshot-list {off} --roots
            snapshot-list {off} --leaves
            snapshot-list {off} --from base
            snapshot-list {off} --from base --descendants
            snapshot-list {off} --from nobody
            snapshot-info {off} base
            snapshot-info {off} --current
            snapshot-info {off} nobody
            snapshot-dumpxml {off} leaf
            snapshot-dumpxml {off} nobody
            snapshot-parent {off} leaf
            snapshot-parent {off} base
            snapshot-current {off} --name
            snapshot-current {off}
            snapshot-revert {off} leaf
            snapshot-current {off} --name
            snapshot-revert {off} nobody
            snapshot-revert {off} leaf --running
            snapshot-delete {off} leaf --metadata
            snapshot-delete {off} leaf
            snapshot-list {off} --tree
            snapshot-delete {off} base --children
            snapshot-list {off}
            snapshot-delete {off} base
            define {folder}/wrong.xml
            define {folder}/nope.xml
            define {folder}/new.xml
            list --all --name
            dominfo fresh
            dumpxml fresh
            undefine fresh --nvram
            undefine fresh --managed-save
            undefine fresh
            undefine {on}
            list --all
            create {folder}/new.xml
            snapshot-create-as {on} halted --halt
            snapshot-list {on}
            domstate {on}
            start {on}
            domjobabort nobody
            """;

    /** What govmomi's simulator lacks. */
    private static final String ON_OURS = """
            autostart {on}
            dominfo {on}
            list --autostart
            autostart {off}
            list --autostart --all
            autostart {on} --disable
            autostart {off} --disable
            list --autostart --all
            autostart nobody
            domhostname {on}
            domifaddr {on} --source agent
            domifaddr {on} --source agent --full
            domifaddr {on} --source arp
            domifaddr {on} --source nonsense
            screenshot {on} {folder}/shot.png
            screenshot {off} {folder}/none.png
            screenshot {on} {folder}/none.png --screen 1
            shutdown {on}
            undefine {suspended}
            list --all
            """;

    /** Reads whose output is compared as it is. */
    private static final String QUIET = """
            list --all
            list --all --name
            dominfo {on}
            domstate {on} --reason
            domifaddr {on} --source agent
            domifaddr {on} --source agent --full
            domhostname {on}
            dumpxml {on}
            desc {on}
            desc {off} --title
            schedinfo {on}
            domxml-to-native vmware-vmx --domain {on}
            domxml-from-native vmware-vmx {folder}/on.vmx
            snapshot-list {on}
            capabilities
            hostname
            nodeinfo
            freecell
            """;

    /** Compares what is left with {@code -q}, which scripts read, so each blank and each line end counts. */
    static void compareQuietly(
            List<String> lines,
            Virsh virsh,
            CommandLine ours,
            Map<String, String> names,
            BinaryOperator<String> layout) {
        SoftAssertions softly = new SoftAssertions();
        for (String line : lines) {
            String[] words = Stream.concat(Stream.of("-q"), Stream.of(line.split(" ")))
                    .map(word -> names.getOrDefault(word, word).replace("{folder}", names.get("{folder}")))
                    .toArray(String[]::new);
            softly.assertThat(layout.apply(line, ours.run(words).out()))
                    .as("quiet output of '%s'", line)
                    .isEqualTo(layout.apply(line, virsh.run(words).out()));
        }
        softly.assertAll();
    }

    /** Our layout is that of virsh 12.8; where that of 9.0 is another, blanks do not count beside it. */
    static String laidOut(String line, String text) {
        return line.matches("(domifaddr|capabilities)\\b.*")
                ? text.replaceAll(" +", " ").stripTrailing()
                : text;
    }

    private static final Set<Libvirt> BOTH = Set.of(Libvirt.values());

    /** Where we differ: from which libvirt, the beginning of the line, the status of both, and why. */
    private static final List<Difference> DELIBERATE = List.of(
            new Difference(BOTH, "version", 0, 0, "each program tells its own version"),
            new Difference(
                    BOTH, "memtune {spare}", 1, 0, "libvirt refuses its own flag (W50); ours tells the guarantee"),
            new Difference(
                    BOTH, "setmem {spare}", 1, 0, "libvirt adds a flag that its ESX driver refuses; ours sets it"),
            new Difference(
                    BOTH, "setmaxmem {spare}", 1, 0, "libvirt adds a flag that its ESX driver refuses; ours sets it"),
            new Difference(
                    BOTH, "snapshot-create {spare}", 1, 0, "libvirt does not escape a description (W60); ours does"),
            new Difference(
                    Set.of(Libvirt.NEWEST),
                    "screenshot {on} {folder}/shot.png",
                    1,
                    0,
                    "libvirt 12.8 encodes the '?' of the address, so that no host finds it; ours takes the picture"),
            new Difference(
                    Set.of(Libvirt.NEWEST),
                    "dominfo fresh",
                    0,
                    0,
                    "libvirt 12.8 defines without vc.uuid, which ESX makes up; ours gives the domain the UUID of its XML"));

    private ParityScript() {}

    /**
     * A deliberate difference; {@code docs/parity.md} says the same.
     *
     * @param from the libvirts we differ from
     * @param line how the line begins
     * @param theirStatus the exit status of virsh
     * @param status the exit status of ours
     * @param reason why it differs
     */
    record Difference(Set<Libvirt> from, String line, int theirStatus, int status, String reason) {}

    /** Returns the reads whose output is compared as it is. */
    static List<String> quietLines() {
        return (QUIET + ParityResources.QUIET).lines().toList();
    }

    static List<List<String>> lines(Map<String, String> names) {
        return read(EVERYWHERE, names);
    }

    static List<List<String>> linesForOurSimulator(Map<String, String> names) {
        return read(ON_OURS + ParityResources.ON_OURS, names);
    }

    /** What a connection that may only read refuses, whoever drives the host. */
    static List<String> linesToRefuse(Map<String, String> names) {
        return named(REFUSED + ParityResources.REFUSED, names).lines().toList();
    }

    private static List<List<String>> read(String script, Map<String, String> names) {
        return named(script, names)
                .lines()
                .map(line -> Arrays.asList(line.split(" ")))
                .toList();
    }

    private static String named(String text, Map<String, String> names) {
        String result = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            result = result.replace(name.getKey(), name.getValue());
        }
        return result;
    }

    static Optional<Difference> difference(Libvirt libvirt, List<String> line, Map<String, String> names) {
        String text = String.join(" ", line) + " ";
        return Stream.concat(DELIBERATE.stream(), ParityResources.DELIBERATE.stream())
                .filter(difference -> difference.from().contains(libvirt))
                .filter(difference -> text.startsWith(named(difference.line(), names) + " "))
                .findFirst();
    }

    /** Writes the files that the lines name. */
    static void writeFiles(Path folder, String datastore) throws IOException {
        Files.writeString(folder.resolve("new.xml"), newDomain(datastore));
        Files.writeString(folder.resolve("wrong.xml"), "<domain><name>x</name>");
        ParityResources.writeFiles(folder);
        for (String[] file : new String[][] {{"snapshot.xml", "plain"}, {"escaped.xml", "a &amp; b"}}) {
            Files.writeString(
                    folder.resolve(file[0]),
                    "<domainsnapshot><name>from-file</name><description>" + file[1]
                            + "</description></domainsnapshot>");
        }
    }

    /** What is compared of an output; times are those of the run. */
    static String comparable(String output) {
        return output.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}", "TIME")
                .replaceAll("<creationTime>\\d+<", "<creationTime>TIME<")
                .replaceAll("\\b1[789]\\d{8}\\b", "EPOCH");
    }

    /** The lines of standard error that are errors; only we warn besides. */
    static List<String> errors(Command.Result result) {
        return Text.plain(result.err())
                .lines()
                .filter(line -> line.startsWith("error: "))
                .toList();
    }

    private static String newDomain(String datastore) {
        return """
                <domain type='vmware'>
                  <name>fresh</name>
                  <uuid>c7a5fdbd-cdaf-9455-926a-d65c16db1809</uuid>
                  <description>made by the script</description>
                  <memory unit='KiB'>1048576</memory>
                  <vcpu>2</vcpu>
                  <os><type arch='x86_64'>hvm</type></os>
                  <devices>
                    <disk type='file' device='disk'>
                      <source file='[%s] fresh/fresh.vmdk'/>
                      <target dev='sda' bus='scsi'/>
                    </disk>
                    <controller type='scsi' index='0' model='lsilogic'/>
                    <interface type='bridge'>
                      <mac address='00:0c:29:3b:64:ea'/>
                      <source bridge='VM Network'/>
                    </interface>
                  </devices>
                </domain>
                """.formatted(datastore);
    }
}
