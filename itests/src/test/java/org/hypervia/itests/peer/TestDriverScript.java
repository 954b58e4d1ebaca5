// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The command lines of {@link VirshOnTestDriverIT}, and where we differ from virsh on purpose. */
final class TestDriverScript {
    static final String NEW_DOMAIN = """
            <domain type='test'>
              <name>fresh</name>
              <uuid>c7a5fdbd-cdaf-9455-926a-d65c16db1809</uuid>
              <memory unit='KiB'>1048576</memory>
              <vcpu>2</vcpu>
              <os><type>hvm</type></os>
            </domain>
            """;

    static final String DISK = """
            <disk type='file' device='disk'>
              <source file='/nowhere/guest.img'/>
              <target dev='vdb' bus='virtio'/>
            </disk>
            """;

    static final String SNAPSHOT = """
            <domainsnapshot><name>from-file</name><description>plain</description></domainsnapshot>
            """;

    private static final String LINES = """
            attach-device test {folder}/disk.xml
            detach-device test {folder}/disk.xml
            help uri
            destroy --graceful test; list --all
            destroy --remove-logs test
            destroy --graceful --remove-logs test; domstate test --reason
            reboot --mode acpi test; domstate test
            reboot --mode agent,initctl test
            reboot test --mode nonsense
            shutdown --mode acpi test; domstate test --reason
            shutdown --mode acpi,agent,signal,paravirt,initctl test
            shutdown test --mode nonsense
            reboot test; domstate --reason test
            memtune test
            memtune test --config
            memtune test --live
            memtune test --current
            memtune test --live --current
            memtune test --hard-limit 65536 --config; memtune test --config
            memtune test --hard-limit 65536 --live; memtune test --live; memtune test --config
            memtune test --hard-limit 65536 --soft-limit 1m --swap-hard-limit 100m; memtune test
            memtune test --min-guarantee 1024
            memtune test --hard-limit -1; memtune test
            memtune test --hard-limit x
            destroy test; memtune test --live
            destroy test; memtune test --config; memtune test --hard-limit 65536; memtune test
            schedinfo test
            schedinfo test --config
            schedinfo test --live
            schedinfo test --current --live
            schedinfo test --set weight=60; schedinfo test
            schedinfo test --set weight=60 --config
            schedinfo test --set nonsense=1
            schedinfo test --set nonsense
            schedinfo test --weight 7
            schedinfo test --cap 7
            schedinfo test weight=3
            destroy test; schedinfo test
            snapshot-create-as test s1; snapshot-dumpxml test s1 --security-info
            snapshot-create-as test s1; snapshot-dumpxml test s1
            snapshot-create-as test s1; snapshot-dumpxml test s1 --xpath //name
            snapshot-create-as test s1; snapshot-dumpxml test s1 --xpath //name --wrap
            snapshot-create-as test s1 first; snapshot-current test --security-info
            snapshot-create-as test s1 first; snapshot-current test --name
            snapshot-create-as test s1 first; snapshot-current test
            snapshot-create-as test s1 first; snapshot-current test --name --security-info
            snapshot-current test
            snapshot-current test --name
            snapshot-create-as test s1; snapshot-create-as test s2; snapshot-current test s1; snapshot-current test --name
            snapshot-create-as test s1; snapshot-create-as test s2; snapshot-list test; snapshot-list test --tree; snapshot-list test --parent; snapshot-list test --name; snapshot-list test --roots; snapshot-list test --leaves; snapshot-list test --no-leaves
            snapshot-create-as test s1; snapshot-create-as test s2; snapshot-list test --metadata; snapshot-list test --no-metadata; snapshot-list test --active; snapshot-list test --inactive; snapshot-list test --topological
            snapshot-create-as test s1; snapshot-create-as test s2; snapshot-list test --from s1; snapshot-list test s1; snapshot-list test --current; snapshot-list test --from s1 --descendants; snapshot-list test --from s1 --tree
            snapshot-list test --tree --name
            snapshot-list test --roots --from x
            snapshot-list test
            snapshot-create-as test s1; snapshot-create-as test s2; snapshot-info test s1; snapshot-info test --current; snapshot-info test s1 --current; snapshot-info test
            snapshot-create-as test s1; snapshot-create-as test s2; snapshot-parent test s2; snapshot-parent test s1; snapshot-parent test --current; snapshot-parent test
            snapshot-create-as test s1; snapshot-revert test s1
            snapshot-create-as test s1; snapshot-revert test s1 --running; domstate test
            snapshot-create-as test s1; snapshot-revert test s1 --paused; domstate test
            snapshot-create-as test s1; snapshot-revert test s1 --paused --running
            snapshot-create-as test s1; snapshot-revert test s1 --force
            snapshot-create-as test s1; snapshot-revert test s1 --reset-nvram
            snapshot-create-as test s1; snapshot-revert test --current
            snapshot-create-as test s1; snapshot-create-as test s2; snapshot-delete test s1; snapshot-list test
            snapshot-create-as test s1; snapshot-create-as test s2; snapshot-delete test s1 --children; snapshot-list test
            snapshot-create-as test s1; snapshot-create-as test s2; snapshot-delete test s1 --children-only; snapshot-list test
            snapshot-create-as test s1; snapshot-delete test s1 --metadata
            snapshot-create-as test s1; snapshot-delete test --current; snapshot-list test
            snapshot-create-as test s1 --halt; domstate test; snapshot-list test
            snapshot-create-as test s1 --disk-only; snapshot-list test
            snapshot-create-as test s1 --no-metadata
            snapshot-create-as test s1 --quiesce
            snapshot-create-as test s1 --quiesce --disk-only
            snapshot-create-as test s1 --atomic
            snapshot-create-as test s1 --live
            snapshot-create-as test s1 --validate
            snapshot-create-as test s1 --reuse-external
            snapshot-create-as test s1 first --print-xml
            snapshot-create-as test 'a&b' '<x>' --print-xml
            snapshot-create-as test s1; snapshot-create-as test s1
            snapshot-create-as nosuch s1
            snapshot-create test {folder}/snapshot.xml; snapshot-info test from-file
            snapshot-create test {folder}/snapshot.xml --redefine --current
            snapshot-create test {folder}/snapshot.xml --current
            snapshot-create test {folder}/nosuch.xml
            snapshot-create test {folder}/wrong.xml
            start test
            destroy test; start test --paused; domstate test --reason
            destroy test; start test --autodestroy
            destroy test; start test --bypass-cache
            destroy test; start test --force-boot; domstate test
            destroy test; start test --reset-nvram
            destroy test; start test --paused --force-boot; domstate test
            destroy test; start test --paused --reset-nvram
            suspend test; domstate test --reason; resume test; domstate test --reason; resume test
            suspend test; suspend test
            reset test
            destroy test; reset test; shutdown test; reboot test; suspend test; resume test; destroy test
            define {folder}/new.xml; list --all; dominfo fresh; start fresh; list; undefine fresh; destroy fresh; undefine fresh; list --all
            define {folder}/new.xml --validate
            define {folder}/wrong.xml
            define {folder}/nosuch.xml
            create {folder}/new.xml; list; undefine fresh; destroy fresh; list --all
            create {folder}/new.xml --paused; domstate fresh
            create {folder}/new.xml --autodestroy
            create {folder}/new.xml --validate
            create {folder}/new.xml --reset-nvram
            create {folder}/wrong.xml
            define {folder}/new.xml; undefine fresh --managed-save
            define {folder}/new.xml; undefine fresh --nvram
            define {folder}/new.xml; undefine fresh --snapshots-metadata
            undefine test --nvram --keep-nvram
            undefine test; dominfo test; destroy test; list --all
            destroy test; snapshot-create-as test s1; undefine test; undefine test --snapshots-metadata; list --all
            dumpxml test
            dumpxml test --inactive
            dumpxml test --security-info
            dumpxml test --update-cpu
            dumpxml test --migratable
            dumpxml test --xpath //name
            dumpxml test --inactive --xpath //memory --wrap
            dumpxml nosuch
            migrate nosuch test:///default
            migrate test
            setmem test 1048576; dominfo test
            setmem test 1048576 --config; dominfo test; dumpxml test --inactive --xpath //currentMemory
            setmem test 1048576 --live
            setmem test 1048576 --live --config
            setmem test 1048576 --current
            setmem test 99999999999
            setmem test x
            destroy test; setmem test 1048576 --live
            destroy test; setmem test 1048576 --config; dominfo test
            setmaxmem test 10485760
            destroy test; setmaxmem test 10485760; dominfo test
            destroy test; setmaxmem test 10485760 --config; dominfo test
            setmaxmem test 10485760 --config; dominfo test; dumpxml test --inactive --xpath //memory
            setmaxmem test 10485760 --live
            setmaxmem test 10485760 --current
            setmaxmem test 1q
            setvcpus test 1; vcpucount test
            setvcpus test 1 --config; vcpucount test
            setvcpus test 1 --live; vcpucount test
            setvcpus test 3
            setvcpus test 3 --maximum
            setvcpus test 3 --maximum --config; vcpucount test
            setvcpus test 1 --guest
            setvcpus test 1 --guest --live
            setvcpus test 1 --guest --config
            setvcpus test 1 --hotpluggable
            setvcpus test 1 --hotpluggable --guest
            setvcpus test 0
            setvcpus test -1
            setvcpus test x
            vcpucount test
            vcpucount test --maximum
            vcpucount test --active
            vcpucount test --live
            vcpucount test --config
            vcpucount test --current
            vcpucount test --maximum --live
            vcpucount test --maximum --config
            vcpucount test --active --live
            vcpucount test --guest
            vcpucount test --guest --maximum
            vcpucount test --live --config
            destroy test; vcpucount test; vcpucount test --live
            desc test
            desc test --title
            desc test --config
            desc test --live --config
            desc nosuch
            desc test some words; desc test; desc test --title 'a title'; desc test --title; list --title
            autostart test; dominfo test; list --autostart; autostart test --disable; dominfo test; list --no-autostart
            autostart nosuch
            attach-device test {folder}/disk.xml --config
            attach-device test {folder}/nosuch.xml
            attach-device test {folder}/disk.xml --persistent
            attach-device test {folder}/disk.xml --persistent --current
            detach-device test {folder}/disk.xml --live
            update-device test {folder}/disk.xml
            update-device test {folder}/disk.xml --force
            update-device test {folder}/disk.xml --force --config
            change-media test nosuch --eject
            change-media test vda --eject --print-xml
            change-media test hda /dev/sr0 --insert --block
            change-media test hda --eject --block
            change-media test hda
            undefine test --storage nosuch
            undefine test --remove-all-storage
            undefine test --wipe-storage
            undefine test --delete-storage-volume-snapshots
            destroy test; undefine test --storage nosuch,hda; undefine test --storage vda --remove-all-storage; dominfo test
            domjobinfo test
            domjobinfo test --completed
            domjobinfo test --completed --keep-completed
            domjobinfo test --keep-completed
            domjobinfo test --rawstats
            domjobinfo test --anystats
            domjobabort test
            domhostname test
            domhostname test --source agent
            domhostname test --source lease
            domhostname test --source nonsense
            domifaddr test
            domifaddr test --full
            domifaddr test eth0
            domifaddr test --source agent
            domifaddr test --source arp
            domifaddr test --source nonsense
            dominfo test
            dominfo nosuch
            domstate test
            domid test; domname 1; domuuid test; domid nosuch; domname nosuch; domuuid nosuch
            list; list --all; list --title; list --name; list --uuid; list --id; list --state-running; list --with-snapshot --all; list --managed-save --all
            screenshot test {folder}/shot.png
            screenshot test {folder}/shot.png --screen 1
            screenshot nosuch
            capabilities
            freecell
            freecell --all --cellno 0
            freecell 0
            freecell --all
            freecell 9
            hostname
            maxvcpus
            maxvcpus test
            nodeinfo
            uri
            domxml-from-native vmware-vmx {folder}/new.xml
            domxml-to-native vmware-vmx test
            domxml-to-native vmware-vmx --xml {folder}/new.xml
            domxml-to-native vmware-vmx
            help nosuch
            nosuch
            """;

    /**
     * A deliberate difference.
     *
     * @param line the line
     * @param status the exit status of ours
     * @param reason why it differs
     */
    record Difference(String line, int status, String reason) {
        String line(Path folder) {
            return line.replace("{folder}", folder.toString());
        }
    }

    private static final List<Difference> DELIBERATE = List.of(
            new Difference(
                    "memtune test --live --config",
                    1,
                    "virsh asks for the number of parameters first, and its first line says so"),
            new Difference("schedinfo test --current", 0, "virsh adds a flag of its own that the test driver refuses"),
            new Difference(
                    "schedinfo test --config --live", 1, "virsh adds a flag of its own that the test driver refuses"),
            new Difference("schedinfo test --set weight=x", 1, "virsh knows the native type of a parameter"),
            new Difference(
                    "snapshot-dumpxml test nosuch --security-info",
                    1,
                    "the API finds a snapshot by its name in the tree, and says in its own words what there is"),
            new Difference(
                    "snapshot-current test nosuch",
                    1,
                    "the API finds a snapshot by its name in the tree, and says in its own words what there is"),
            new Difference(
                    "snapshot-revert test nosuch",
                    1,
                    "the API finds a snapshot by its name in the tree, and says in its own words what there is"),
            new Difference(
                    "snapshot-list test --from nosuch",
                    1,
                    "the API finds a snapshot by its name in the tree, and says in its own words what there is"),
            new Difference(
                    "snapshot-info test nosuch",
                    1,
                    "the API finds a snapshot by its name in the tree, and says in its own words what there is"),
            new Difference(
                    "define {folder}/new.xml; undefine fresh --keep-nvram",
                    1,
                    "virsh undefines without the flag where it is not known; ours does not risk the file"),
            new Difference("capabilities --xpath //arch", 0, "virsh 9.0 does not have the option yet"),
            new Difference("version", 0, "each program tells its own version"));

    private TestDriverScript() {}

    /** What a connection that may only read is asked, and that it can tell the domain from others. */
    private static final String REFUSED = """
            start test; start test --paused; suspend test; resume test; shutdown test; shutdown test --mode acpi; reboot test
            reset test; destroy test; destroy test --graceful; undefine test; undefine test --nvram; dominfo test
            define {folder}/new.xml; define {folder}/new.xml --validate; create {folder}/new.xml; list --all
            autostart test; autostart test --disable; setmem test 1048576; setmem test 1048576 --config
            setmaxmem test 10485760; setmaxmem test 10485760 --config; setvcpus test 1; setvcpus test 1 --live; vcpucount test
            memtune test --hard-limit 65536; memtune test; schedinfo test --set weight=60
            attach-device test {folder}/disk.xml; attach-device test {folder}/disk.xml --config
            detach-device test {folder}/disk.xml; detach-device test {folder}/disk.xml --live
            update-device test {folder}/disk.xml; snapshot-create test {folder}/snapshot.xml; snapshot-create-as test s1
            snapshot-list test; dumpxml test; dumpxml test --security-info; dumpxml test --migratable
            desc test; desc test some words; desc test --title 'a title'; domhostname test; domhostname test --source agent
            domifaddr test --source agent; screenshot test {folder}/shot.png; domjobabort test
            domxml-from-native vmware-vmx {folder}/new.xml; domxml-to-native vmware-vmx --xml {folder}/new.xml; nodeinfo
            """;

    static List<String> linesToRefuse(Path folder) {
        return named(Stream.concat(REFUSED.lines(), TestDriverResources.linesToRefuse().stream()), folder);
    }

    /** Returns the lines that answer alike; files are in a folder. */
    static List<String> lines(Path folder) {
        return named(Stream.concat(LINES.lines(), TestDriverResources.lines().stream()), folder);
    }

    private static List<String> named(Stream<String> lines, Path folder) {
        return lines.map(line -> line.replace("{folder}", folder.toString())).toList();
    }

    /** Returns where we differ on purpose. */
    static List<Difference> deliberate() {
        return Stream.concat(DELIBERATE.stream(), TestDriverResources.DELIBERATE.stream())
                .toList();
    }
}
