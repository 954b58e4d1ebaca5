// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.qemu;

import java.util.List;

/**
 * The command lines of {@link VirshOnQemuIT}: each is one process, and before each the domain {@code chg} is made anew. The
 * domain {@code guest} runs all the time and has an agent.
 */
final class QemuScript {
    static final String DISK = """
            <disk type='file' device='disk'>
              <driver name='qemu' type='qcow2'/>
              <source file='/var/lib/libvirt/images/extra'/>
              <target dev='vdb' bus='virtio'/>
            </disk>
            """;

    static final String CARD = """
            <interface type='network'>
              <source network='default'/><mac address='52:54:00:00:00:77'/><model type='virtio'/>
            </interface>
            """;

    static final String SNAPSHOT = """
            <domainsnapshot>
              <name>ext</name>
              <description>plain</description>
              <disks><disk name='vda' snapshot='external'><source file='/var/lib/libvirt/images/chg.ext'/></disk></disks>
            </domainsnapshot>
            """;

    /** Commands of a line are parted by semicolons; lines by blank lines, so that a long one may be wrapped. */
    private static final String READS = """
            list --all; list --all --title; list --name; list --uuid --all; list --id; list --inactive;
            list --persistent --all; list --transient --all; list --with-snapshot --all; list --without-snapshot --all;
            list --managed-save --all; list --autostart --all; list --state-running; list --state-shutoff

            dominfo guest; dominfo chg; domstate guest --reason; domstate chg --reason; domid guest; domuuid chg;
            domid chg; domname nosuch; domuuid nosuch; dominfo nosuch; domstate nosuch

            dumpxml guest; dumpxml guest --inactive; dumpxml guest --security-info; dumpxml guest --update-cpu;
            dumpxml guest --migratable; dumpxml chg; dumpxml chg --xpath //disk; dumpxml chg --xpath //name --wrap

            domhostname guest --source agent; domhostname chg; domhostname guest --source nonsense;
            domifaddr guest; domifaddr guest --source agent; domifaddr guest --source agent --full;
            domifaddr guest --source lease; domifaddr guest eth0 --source agent; domifaddr chg;
            domifaddr chg --source agent

            vcpucount guest; vcpucount chg; vcpucount guest --guest; vcpucount chg --guest; vcpucount guest --maximum;
            vcpucount guest --active; vcpucount guest --active --maximum; vcpucount guest --live; vcpucount guest --config; vcpucount chg --live;
            vcpucount chg --maximum --config; memtune guest; memtune chg; memtune guest --config;
            schedinfo guest; schedinfo guest --live; schedinfo guest --config; schedinfo chg --config

            hostname; nodeinfo; uri; maxvcpus; maxvcpus qemu; maxvcpus kvm; maxvcpus nonsense; freecell; freecell 0;
            freecell --all; freecell 7; capabilities; domjobinfo guest; domjobabort guest; domjobabort chg;
            domjobinfo nosuch; domxml-from-native nonsense {folder}/disk.xml; domxml-to-native nonsense chg
            """;

    /**
     * Media of a domain that runs are changed while its CPUs stand still: the firmware and then the kernel reset the drive as they boot,
     * which shuts the tray between libvirt's commands to QEMU, and then the change fails, virsh's as ours.
     */
    private static final String CHANGES = """
            desc chg; desc chg --title; desc guest; desc guest --title; desc chg --config; desc chg --live;
            desc chg new words; desc chg; desc chg --title 'another title'; desc chg --title;
            desc chg --config 'made to be changed'; desc chg --title --config 'the changed'; desc chg --live x;
            desc guest --live hello; desc guest; desc guest --config; desc guest --live ''; desc guest

            setmem chg 32768; setmem chg 32768 --config; dumpxml chg --xpath //currentMemory;
            setmem chg 65536 --current; setmem chg 99999999999 --config; setmem guest 90000; setmem guest 98304 --live;
            setmem chg 32768 --live; setmaxmem chg 131072; dominfo chg; setmaxmem chg 65536 --config;
            setmaxmem guest 131072; setmaxmem guest 131072 --live; setmaxmem guest 131072 --config;
            dumpxml guest --inactive --xpath //memory; setmaxmem guest 98304 --config

            setvcpus chg 1; vcpucount chg; setvcpus chg 1 --config; vcpucount chg; setvcpus chg 2 --current;
            setvcpus chg 4 --maximum --config; vcpucount chg; setvcpus chg 0; setvcpus chg 9 --config;
            setvcpus guest 1; setvcpus guest 2; setvcpus guest 1 --guest; setvcpus chg 1 --guest; setvcpus chg 1 --live;
            setvcpus chg 1 --hotpluggable --config; vcpucount chg; memtune chg --hard-limit 200000 --config;
            memtune chg; memtune chg --hard-limit -1; memtune chg; memtune guest --soft-limit 90000 --live;
            memtune guest --live; memtune guest --soft-limit -1 --live; schedinfo guest --set nonsense=1;
            schedinfo guest --set cpu_shares=2000 --live; schedinfo guest; schedinfo guest --set cpu_shares=1024;
            schedinfo chg --set cpu_shares=3000 --config; schedinfo chg --config

            attach-device chg {folder}/disk.xml; dumpxml chg; attach-device chg {folder}/disk.xml --config; dumpxml chg;
            attach-device chg {folder}/disk.xml --config; detach-device chg {folder}/disk.xml;
            detach-device chg {folder}/disk.xml --config; detach-device chg {folder}/disk.xml --config;
            attach-device chg {folder}/disk.xml --live; attach-device chg {folder}/disk.xml --persistent;
            detach-device chg {folder}/disk.xml --persistent; attach-device chg {folder}/card.xml --current;
            dumpxml chg; update-device chg {folder}/card.xml; update-device chg {folder}/card.xml --force --config;
            detach-device chg {folder}/card.xml --current; dumpxml chg; attach-device chg {folder}/nosuch.xml

            attach-device guest {folder}/card.xml --config; dumpxml guest --inactive;
            update-device guest {folder}/card.xml --config; detach-device guest {folder}/card.xml --config;
            dumpxml guest --inactive; attach-device guest {folder}/wrong.xml; detach-device guest {folder}/disk.xml

            change-media chg hdc /var/lib/libvirt/images/a.iso --insert --config; dumpxml chg --xpath //disk;
            change-media chg hdc --eject; change-media chg hdc --eject --config;
            change-media chg hdc /var/lib/libvirt/images/a.iso --update;
            change-media chg hdc /var/lib/libvirt/images/a.iso --insert; change-media chg hdc --eject --force;
            change-media chg hdc --eject --live; change-media chg nosuch --eject; change-media chg vda --eject

            change-media chg hdc; change-media chg hdc --insert; change-media chg hdc --block; change-media chg hdc --update;
            change-media chg hdc --insert --update; change-media chg hdc --eject --insert; change-media chg hdc --eject --block;
            change-media chg hdc /var/lib/libvirt/images/a.iso --print-xml; change-media chg hdc /dev/sr0 --insert --block --print-xml;
            change-media chg hdc --eject --print-xml; change-media chg hdc /dev/loop0 --insert --block --config; dumpxml chg;
            change-media chg /dev/loop0 --eject --print-xml --config; change-media chg hdc /dev/loop0 --insert --block;
            change-media chg hdc /var/lib/libvirt/images/a.iso --update --config; dumpxml chg --xpath //disk;
            change-media chg hdc --update --config; dumpxml chg --xpath //disk;
            change-media chg hdc /dev/loop0 --block --config; change-media chg /dev/loop0 --eject; dumpxml chg --xpath //disk

            start chg --paused; change-media chg hdc /var/lib/libvirt/images/a.iso --insert --live;
            change-media chg hdc --eject --config; dumpxml chg --inactive --xpath //disk;
            change-media chg hdc /var/lib/libvirt/images/a.iso --insert --config; dumpxml chg --inactive --xpath //disk

            undefine chg --storage nosuch; undefine chg --storage nosuch,neither --nvram; undefine chg --storage hdc;
            undefine nosuch --wipe-storage; undefine nosuch --delete-storage-volume-snapshots; undefine guest --storage nosuch;
            undefine guest --remove-all-storage; undefine chg --storage vda --remove-all-storage;
            undefine nosuch --storage vda --remove-all-storage; dominfo chg

            undefine chg --storage vda,nosuch

            undefine chg --remove-all-storage

            define {folder}/secret.xml; snapshot-create-as secret one; snapshot-create-as secret two;
            snapshot-current secret one; snapshot-current secret --name; snapshot-dumpxml secret one --security-info;
            snapshot-dumpxml secret two --security-info; undefine secret --snapshots-metadata

            domjobinfo guest; domjobinfo guest --completed --keep-completed; domjobinfo guest --rawstats;
             domjobinfo guest --anystats; domjobinfo guest --keep-completed;
            domjobinfo chg --completed; domjobinfo chg --completed --rawstats; domjobinfo nosuch --completed

            snapshot-list chg; snapshot-current chg; snapshot-create-as chg s1 first; snapshot-create-as chg s2; snapshot-list chg;
            snapshot-list chg --tree; snapshot-list chg --parent; snapshot-info chg s1; snapshot-info chg --current;
            snapshot-parent chg s2; snapshot-parent chg s1; snapshot-current chg --name; snapshot-dumpxml chg s1;
            snapshot-dumpxml chg s1 --security-info; snapshot-create-as chg s1; snapshot-revert chg s1;
            snapshot-delete chg s1 --children-only; snapshot-delete chg s1; snapshot-list chg; list --with-snapshot --all

            snapshot-create-as chg bare --no-metadata; snapshot-list chg; snapshot-create chg {folder}/snapshot.xml --disk-only;
            snapshot-list chg; snapshot-info chg ext; snapshot-list chg --external; snapshot-list chg --internal;
            snapshot-list chg --disk-only; snapshot-list chg --inactive; snapshot-dumpxml chg ext;
            snapshot-delete chg ext --metadata; undefine chg; dominfo chg

            start chg --paused; domstate chg --reason; resume chg; suspend chg; domstate chg --reason; suspend chg;
            resume chg; reset chg; snapshot-create-as chg run --disk-only; snapshot-info chg run; snapshot-list chg;
            snapshot-list chg --disk-only; snapshot-list chg --external; snapshot-list chg --internal;
            snapshot-list chg --active; snapshot-delete chg run --metadata; destroy chg --graceful;
            domstate chg --reason; start chg --force-boot; start chg; destroy chg; destroy chg; start chg --bypass-cache;
            destroy chg --remove-logs; start chg --reset-nvram; destroy chg

            start chg; reboot chg --mode acpi; reboot chg --mode nonsense; shutdown chg --mode agent;
            reboot chg --mode agent; shutdown chg --mode acpi,agent; screenshot chg {folder}/shot.png;
            destroy chg; shutdown chg; reboot chg; suspend chg; resume chg; reset chg; screenshot chg {folder}/shot.png

            autostart chg; dominfo chg; list --autostart --all; autostart chg --disable; autostart nosuch;
            define {folder}/wrong.xml; define {folder}/nosuch.xml; define {folder}/chg.xml --validate;
            undefine chg --nvram; define {folder}/chg.xml; undefine chg --managed-save; define {folder}/chg.xml;
            undefine chg --snapshots-metadata; undefine nosuch

            undefine chg; create {folder}/chg.xml --paused; domstate chg; dominfo chg; undefine chg; destroy chg;
            dominfo chg; create {folder}/chg.xml --validate; destroy chg; create {folder}/wrong.xml
            """;

    /** On a connection that may only read. */
    private static final String REFUSED = """
            start chg; start chg --paused; suspend guest; resume guest; shutdown guest; shutdown guest --mode acpi;
            reboot guest; reset guest; destroy guest; destroy guest --graceful; undefine chg; undefine chg --nvram;
            undefine chg --managed-save; define {folder}/chg.xml; define {folder}/chg.xml --validate;
            create {folder}/chg.xml; autostart chg; autostart chg --disable; setmem chg 32768; setmem chg 32768 --config;
            setmaxmem chg 131072; setmaxmem chg 131072 --config; setvcpus chg 1; setvcpus chg 1 --config;
            setvcpus guest 1 --guest; vcpucount guest --guest; vcpucount guest; memtune chg; memtune chg --hard-limit 200000;
            schedinfo guest --set cpu_shares=2000; schedinfo guest --set cpu_shares=2000 --live;
            attach-device chg {folder}/disk.xml; attach-device chg {folder}/disk.xml --config;
            detach-device chg {folder}/disk.xml; detach-device chg {folder}/disk.xml --config;
            update-device chg {folder}/disk.xml; change-media chg hdc /var/lib/libvirt/images/a.iso --insert;
            snapshot-create chg {folder}/snapshot.xml; snapshot-create-as chg new; snapshot-create chg;
            snapshot-revert chg s1; snapshot-delete chg s1; snapshot-dumpxml chg s1; snapshot-list chg;
            snapshot-dumpxml chg s1 --security-info; snapshot-current chg --name; snapshot-current chg s1;
            dumpxml chg; dumpxml chg --security-info; dumpxml chg --migratable; desc chg; desc chg new;
            desc chg --title new; domhostname guest; domhostname guest --source agent; domhostname guest --source lease;
            domifaddr guest; domifaddr guest --source agent; screenshot guest {folder}/shot.png; domjobinfo guest;
            domjobabort guest; domxml-from-native qemu-argv {folder}/disk.xml;
            domxml-to-native qemu-argv --xml {folder}/chg.xml; nodeinfo; hostname; dominfo guest; domstate guest
            """;

    /**
     * A deliberate difference.
     *
     * @param line the line
     * @param reason why it differs
     */
    record Difference(String line, String reason) {}

    static final List<Difference> DELIBERATE = List.of(
            new Difference("domjobinfo chg", "a domain that is off has no job; virsh shows the driver's error"),
            new Difference("setmem chg 0", "no memory is refused in the API, in its words"),
            new Difference("domhostname guest --source lease", "a message does not begin with the words of its code"),
            new Difference(
                    "snapshot-create-as chg q --quiesce",
                    "libvirt leaves out the words of the code where flags exclude each other"),
            new Difference("memtune chg --live", "virsh asks for the number of parameters first, and says so"),
            new Difference("snapshot-info chg nosuch", "the API finds a snapshot by its name, and says what to do"));

    private QemuScript() {}

    static List<String> lines(String folder) {
        return lines(READS + "\n" + CHANGES, folder);
    }

    static List<String> linesToRefuse(String folder) {
        return lines(REFUSED, folder);
    }

    private static List<String> lines(String text, String folder) {
        return List.of(text.replace("{folder}", folder).split("\n\n+")).stream()
                .map(line -> line.replace('\n', ' ').strip())
                .toList();
    }
}
