// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command lines of {@link VirshOnTestDriverIT} on storage, networks, host interfaces, and the disks and cards of domains. */
final class TestDriverResources {
    private static final String VOLUME = """
            <volume>
              <name>%s</name>
              <capacity>1048576</capacity>
              <target><format type='raw'/></target>
            </volume>
            """;

    private static final String NETWORK = """
            <network>
              <name>n1</name>
              <uuid>aaaaaaaa-28fb-8dd0-c4b2-64eb3f0f4566</uuid>
              <forward mode='nat'/>
              <bridge name='virbr7'/>
              <ip address='192.168.7.1' netmask='255.255.255.0'/>
            </network>
            """;

    /** One disk and one card of each kind. */
    private static final String DEVICES = """
            <domain type='test'>
              <name>d</name>
              <memory unit='KiB'>1048576</memory>
              <vcpu>2</vcpu>
              <os><type>hvm</type></os>
              <devices>
                <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/guest/a b.img'/><target dev='vda' bus='virtio'/><serial>x</serial></disk>
                <disk type='block' device='lun'><source dev='/dev/sdq'/><target dev='sda' bus='scsi'/></disk>
                <disk type='volume' device='disk'><source pool='default-pool' volume='v.img'/><target dev='vdv' bus='virtio'/></disk>
                <disk type='network' device='disk'><source protocol='nbd' name='exp'><host name='h' port='10809'/></source><target dev='vdn' bus='virtio'/></disk>
                <disk type='network' device='disk'><source protocol='iscsi' name='iqn/1'><host name='h'/></source><target dev='vdi' bus='virtio'/></disk>
                <disk type='dir' device='floppy'><source dir='/images'/><target dev='fda' bus='fdc'/></disk>
                <disk type='file' device='cdrom'><target dev='hda' bus='ide'/><readonly/></disk>
                <disk type='file' device='cdrom'><source file='/images/a.iso'/><target dev='hdb' bus='ide'/><readonly/></disk>
                <interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/><model type='virtio'/><target dev='vnet0'/><link state='down'/></interface>
                <interface type='bridge'><mac address='52:54:00:00:00:02'/><source bridge='br0'/><target dev='vnet1'/><model type='e1000'/></interface>
                <interface type='user'><mac address='52:54:00:00:00:03'/><link state='up'/></interface>
                <interface type='direct'><mac address='52:54:00:00:00:04'/><source dev='eth0' mode='vepa'/></interface>
                <interface type='ethernet'><mac address='52:54:00:00:00:05'/></interface>
                <interface type='internal'><mac address='52:54:00:00:00:06'/><source name='int'/></interface>
                <interface type='mcast'><mac address='52:54:00:00:00:07'/><source address='230.0.0.1' port='5558'/></interface>
                <interface type='hostdev'><mac address='52:54:00:00:00:08'/><source><address type='pci' domain='0x0000' bus='0x06' slot='0x02' function='0x0'/></source></interface>
                <interface type='network'><mac address='52:54:00:00:00:01'/><source network='other'/></interface>
              </devices>
            </domain>
            """;

    /** Disks that are volumes, and some that are none. */
    private static final String STORED = """
            <domain type='test'>
              <name>u</name>
              <memory unit='KiB'>1048576</memory>
              <vcpu>2</vcpu>
              <os><type>hvm</type></os>
              <devices>
                <disk type='file' device='disk'><source file='/default-pool/v.img'/><target dev='vda' bus='virtio'/></disk>
                <disk type='volume' device='disk'><source pool='default-pool' volume='w.img'/><target dev='vdb' bus='virtio'/></disk>
                <disk type='file' device='disk'><source file='/elsewhere/a.img'/><target dev='vdc' bus='virtio'/></disk>
                <disk type='file' device='cdrom'><source file='/default-pool/v.img'/><target dev='hdb' bus='ide'/><readonly/></disk>
                <disk type='file' device='cdrom'><target dev='hda' bus='ide'/><readonly/></disk>
                <disk type='volume' device='disk'><source pool='nopool' volume='w.img'/><target dev='vdd' bus='virtio'/></disk>
                <disk type='volume' device='disk'><source pool='default-pool' volume='novol'/><target dev='vde' bus='virtio'/></disk>
                <disk type='network' device='disk'><source protocol='nbd' name='exp'><host name='h' port='10809'/></source><target dev='vdn' bus='virtio'/></disk>
              </devices>
            </domain>
            """;

    private static final String LINES = """
            pool-list; pool-list --all; pool-list --inactive; pool-list --details; pool-list --all --details; pool-list --uuid
            pool-list --transient; pool-list --persistent --autostart; pool-list --no-autostart; pool-list --type dir; pool-list --type dir,fs --details; pool-list --type fs
            pool-list --type nonsense; pool-list --type dir,; pool-list --type ''; pool-list --details --name; pool-list --details --uuid; pool-list --all --inactive
            pool-info default-pool; pool-info default-pool --bytes; pool-info dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566; pool-info nosuch; pool-info ''
            pool-info
            pool-dumpxml default-pool; pool-dumpxml default-pool --xpath //capacity; pool-dumpxml default-pool --xpath //capacity --wrap; pool-dumpxml default-pool --inactive; pool-dumpxml nosuch
            pool-name dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566; pool-name default-pool; pool-uuid default-pool; pool-uuid nosuch; pool-uuid dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566
            pool-refresh default-pool; pool-refresh nosuch
            pool-autostart default-pool; pool-info default-pool; pool-list --autostart; pool-autostart default-pool --disable; pool-info default-pool; pool-autostart nosuch
            vol-list default-pool; vol-list nosuch
            vol-create default-pool {folder}/volume.xml; vol-list default-pool; vol-list default-pool --details; vol-info v.img; vol-info v.img default-pool
            vol-create default-pool {folder}/volume.xml; vol-info v.img --pool default-pool --bytes; vol-info /default-pool/v.img; vol-info v.img
            vol-create default-pool {folder}/volume.xml; vol-info nosuch; vol-info nosuch --pool default-pool; vol-info nosuch --pool nopool; vol-info --pool default-pool /default-pool/v.img; vol-info --pool default-pool ''; vol-info /nosuch/abc
            vol-create default-pool {folder}/volume.xml; vol-dumpxml /default-pool/v.img; vol-dumpxml v.img --pool default-pool --xpath //capacity; vol-dumpxml nosuch --pool default-pool
            vol-create default-pool {folder}/volume.xml; vol-path v.img --pool default-pool; vol-path /default-pool/v.img; vol-path nosuch; vol-path nosuch --pool default-pool; vol-key v.img --pool default-pool; vol-key /default-pool/v.img; vol-key nosuch
            vol-create default-pool {folder}/volume.xml; vol-name /default-pool/v.img; vol-name v.img; vol-pool /default-pool/v.img; vol-pool /default-pool/v.img --uuid; vol-pool v.img
            vol-create default-pool {folder}/nosuch.xml; vol-create nosuch {folder}/volume.xml; vol-create nosuch {folder}/nosuch.xml
            vol-create default-pool {folder}/volume.xml; vol-create default-pool {folder}/volume.xml; vol-create default-pool {folder}/copy.xml --prealloc-metadata
            vol-create-as default-pool a.img 1G; vol-info a.img --pool default-pool; vol-create-as default-pool a.img 1G; vol-create-as default-pool b.img 1g --allocation 1m; vol-info b.img --pool default-pool
            vol-create-as default-pool a.img x; vol-create-as default-pool a.img 1q; vol-create-as default-pool a.img 1.5G; vol-create-as default-pool a.img 99999999999999G; vol-create-as default-pool a.img 1G --allocation y; vol-create-as default-pool a.img --capacity=-3M; vol-create-as nosuch a.img 1G
            vol-create-as default-pool b.img 1G --allocation 0 --format qcow2 --prealloc-metadata; vol-create-as default-pool '' 1G
            vol-create-as default-pool a.img 1G --print-xml; vol-create-as default-pool a.img 1G --print-xml --allocation 1k --format qcow2; vol-create-as default-pool a.img 1G --print-xml --backing-vol nosuch
            vol-create default-pool {folder}/volume.xml; vol-create-as default-pool a.img 1G --print-xml --backing-vol v.img --backing-vol-format raw; vol-create-as default-pool a.img 1 --backing-vol /default-pool/v.img --print-xml
            vol-create default-pool {folder}/volume.xml; vol-create-from default-pool {folder}/copy.xml v.img --inputpool default-pool; vol-list default-pool; vol-create-from default-pool {folder}/copy.xml /default-pool/v.img
            vol-create default-pool {folder}/volume.xml; vol-create-from default-pool {folder}/copy.xml nosuch --inputpool default-pool; vol-create-from default-pool {folder}/copy.xml nosuch; vol-create-from nosuch {folder}/copy.xml v.img; vol-create-from default-pool {folder}/copy.xml v.img --inputpool nosuch; vol-create-from default-pool {folder}/nosuch.xml /default-pool/v.img
            vol-create default-pool {folder}/volume.xml; vol-create-from default-pool {folder}/copy.xml v.img --inputpool default-pool --reflink; vol-create-from default-pool {folder}/copy.xml v.img --inputpool default-pool --prealloc-metadata
            vol-create default-pool {folder}/volume.xml; vol-clone v.img w.img --pool default-pool; vol-clone /default-pool/v.img x.img; vol-list default-pool; vol-clone v.img w.img --pool default-pool; vol-clone nosuch y --pool default-pool; vol-clone nosuch y
            vol-create default-pool {folder}/volume.xml; vol-clone v.img z.img --print-xml --pool default-pool; vol-clone v.img y --pool default-pool --reflink; vol-clone v.img y --pool default-pool --prealloc-metadata
            vol-create default-pool {folder}/volume.xml; vol-delete v.img; vol-delete v.img --pool default-pool; vol-delete v.img --pool default-pool; vol-list default-pool
            vol-create default-pool {folder}/volume.xml; vol-delete /default-pool/v.img --delete-snapshots; vol-delete v.img --pool nosuch; vol-delete /default-pool/v.img; vol-delete /default-pool/v.img
            vol-create default-pool {folder}/volume.xml; vol-wipe v.img --pool default-pool; vol-wipe /default-pool/v.img --algorithm nnsa; vol-wipe /default-pool/v.img --algorithm nonsense; vol-wipe nosuch --algorithm nonsense
            vol-create default-pool {folder}/volume.xml; vol-resize v.img 2M --pool default-pool; vol-resize /default-pool/v.img 3M --delta; vol-resize /default-pool/v.img 3M --shrink; vol-resize /default-pool/v.img --capacity=-3M; vol-resize /default-pool/v.img --delta --shrink --capacity=-3M; vol-resize /default-pool/v.img x; vol-resize nosuch x; vol-resize /default-pool/v.img 3M --allocate
            vol-create default-pool {folder}/volume.xml; vol-upload v.img {folder}/volume.xml --pool default-pool; vol-upload /default-pool/v.img {folder}/nosuch; vol-upload nosuch {folder}/volume.xml; vol-upload v.img {folder}/volume.xml --offset -1; vol-upload nosuch {folder}/volume.xml --length x
            vol-create default-pool {folder}/volume.xml; vol-download v.img {folder}/down --pool default-pool; vol-download nosuch {folder}/down; vol-download v.img {folder}/down --offset -1; vol-download nosuch {folder}/down --length x
            vol-create default-pool {folder}/volume.xml; vol-download /default-pool/v.img /nosuch/nosuch; vol-upload /default-pool/v.img {folder}/volume.xml --sparse; vol-download /default-pool/v.img {folder}/down --sparse
            net-list; net-list --all; net-list --inactive; net-list --transient; net-list --persistent; net-list --autostart; net-list --no-autostart; net-list --name; net-list --uuid; net-list --table; net-list --all --inactive
            net-list --table --name; net-list --table --uuid; net-list --name --uuid
            net-info default; net-info nosuch; net-dumpxml default; net-dumpxml default --xpath //name --wrap; net-dumpxml default --inactive; net-dumpxml nosuch
            net-define {folder}/network.xml; net-list --all; net-list --inactive --name; net-info n1; net-uuid n1; net-name aaaaaaaa-28fb-8dd0-c4b2-64eb3f0f4566; net-name n1; net-uuid aaaaaaaa-28fb-8dd0-c4b2-64eb3f0f4566; net-dumpxml n1
            net-define {folder}/network.xml; net-autostart n1; net-info n1; net-autostart n1 --disable; net-undefine n1; net-list --all; net-undefine default; net-undefine nosuch; net-autostart nosuch
            net-define {folder}/nosuch.xml; net-define {folder}/network.xml --validate; net-list --all --name
            iface-list; iface-list --all; iface-list --inactive; iface-list --all --inactive
            iface-name aa:bb:cc:dd:ee:ff; iface-name AA:BB:CC:DD:EE:FF; iface-name eth1; iface-name 11:22:33:44:55:66; iface-name a:b:c:d:e:f; iface-mac eth1; iface-mac aa:bb:cc:dd:ee:ff; iface-mac nosuch
            iface-dumpxml eth1; iface-dumpxml aa:bb:cc:dd:ee:ff; iface-dumpxml eth1 --xpath //mac --wrap; iface-dumpxml eth1 --inactive; iface-dumpxml nosuch; iface-dumpxml 00:11:22:33:44:55
            domblklist test; domblklist test --details; domblklist nosuch; domiflist test; domiflist nosuch
            define {folder}/devices.xml; domblklist d; domblklist d --details; domblklist d --inactive --details; domiflist d; domiflist d --inactive; start d; domblklist d; domiflist d
            domblkinfo test vda; domblkinfo test vda --human; domblkinfo test --all; domblkinfo test --all --human; domblkinfo test nosuch; domblkinfo nosuch vda; domblkinfo nosuch --all; domblkinfo test; domblkinfo test vda --all
            define {folder}/devices.xml; domblkinfo d --all; domblkinfo d --all --human
            define {folder}/devices.xml; domif-getlink d 52:54:00:00:00:02; domif-getlink d 52:54:00:00:00:02 --config; domif-getlink d 52:54:00:00:00:01; domif-getlink d 52:54:00:00:00:0A; domif-getlink d nosuch; domif-getlink nosuch x; domif-getlink test AA:BB:CC:DD:EE:FF
            attach-disk test /a.img vdb --print-xml; attach-disk test '[ds] dir/a.vmdk' sdb --print-xml; attach-disk test /a.img vdb --targetbus sata --driver qemu --subdriver raw --cache none --io native --iothread 2 --print-xml; attach-disk nosuch '/a&b' abc --print-xml
            attach-disk test /a.img vdb --type cdrom --mode readonly --print-xml; attach-disk test /a.img vdb --mode shareable --serial s --wwn 5000c50015ea71ad --alias ua-x --address pci:0.0.b.0 --rawio --print-xml; attach-disk test /a.img vdb --mode x; attach-disk test /a.img vdb --sourcetype block --print-xml; attach-disk nosuch /a.img vdb --sourcetype x
            attach-disk test pool/img vdb --sourcetype network --source-protocol rbd --source-host-name h:123 --source-host-transport tcp --print-xml; attach-disk test x vdb --source-protocol nbd --print-xml; attach-disk test x vdb --source-protocol nbd --source-host-transport unix --source-host-socket /s --print-xml; attach-disk test x vdb --sourcetype network; attach-disk test x vdb --sourcetype file --source-protocol nbd
            attach-disk test x vdb --source-host-name h; attach-disk test x vdb --source-protocol nbd --source-host-socket /x; attach-disk test x vdb --source-host-transport tcp
            attach-disk test /a.img sdb --address scsi:0.0.1 --print-xml; attach-disk test /a.img sdb --address usb:1.2 --print-xml; attach-disk test /a.img sdb --address sata:0.1.2 --print-xml; attach-disk test /a.img hdb --address ide:0.1.0 --print-xml; attach-disk test /a.img vdb --address ccw:fe.0.5 --print-xml; attach-disk test /a.img vdb --address pci:0000.00.0x0b.0x00 --multifunction --print-xml
            attach-disk test /a.img sdb --address pci:0.0.b.0; attach-disk test /a.img vdb --address scsi:0.0.1; attach-disk test /a.img hdb --address pci:0.0.b.0; attach-disk test /a.img vdb --address x; attach-disk test /a.img vdb --address pci:0.0.b; attach-disk nosuch /a.img vdb --address usb:1
            attach-disk nosuch a vdb; attach-disk test /a vdb; attach-disk test /a vdb --config; attach-disk test /a vdb --persistent --current; attach-disk test /a vdb --live --current
            attach-interface test network default --print-xml; attach-interface test bridge br0 --print-xml; attach-interface test direct eth0 --print-xml; attach-interface test hostdev 0000:00:1f.2 --managed --print-xml; attach-interface test vhostuser /s --source-mode server --print-xml; attach-interface nosuch network default --print-xml
            attach-interface test network n --target vnet7 --mac 52:54:00:11:22:33 --script /s --model virtio --alias ua-n --inbound 1000,2000,3000 --outbound 5 --print-xml; attach-interface test network d --inbound ,,,7 --print-xml; attach-interface test network d --inbound 10,,5 --print-xml
            attach-interface test direct eth0 --source-mode x; attach-interface test user x; attach-interface nosuch x y; attach-interface test hostdev x; attach-interface test vhostuser /s; attach-interface test network d --inbound x; attach-interface test network d --inbound 1,x; attach-interface test network d --inbound 0; attach-interface test network d --outbound 0; attach-interface test network d --inbound 1,2,3,4,5; attach-interface test network d --outbound 1,2,3,4
            attach-interface nosuch network default; attach-interface test network default; attach-interface test network default --config; attach-interface test network default --persistent --current
            define {folder}/devices.xml; detach-disk d vda --print-xml; detach-disk d '/guest/a b.img' --print-xml; detach-disk d vdn --print-xml; detach-disk d hda --config --print-xml; detach-disk d nosuch; detach-disk nosuch vda; detach-disk d vda --persistent --current
            detach-disk test vda; detach-disk test vda --config; detach-interface test network; detach-interface test network --config; detach-interface test bridge; detach-interface nosuch network
            define {folder}/devices.xml; detach-interface d bridge --print-xml; detach-interface d network; detach-interface d network --mac 52:54:00:00:00:99; detach-interface d x; detach-interface d network --mac 52:54:00:00:00:01; detach-interface d direct --print-xml --mac 52:54:00:00:00:04; detach-interface d bridge --persistent --current
            vol-create default-pool {folder}/volume.xml; vol-create default-pool {folder}/copy.xml; define {folder}/stored.xml; undefine u --remove-all-storage; vol-list default-pool; list --all
            vol-create default-pool {folder}/volume.xml; vol-create default-pool {folder}/copy.xml; define {folder}/stored.xml; undefine u --storage vda,vdb; vol-list default-pool; list --all
            vol-create default-pool {folder}/volume.xml; vol-create default-pool {folder}/copy.xml; define {folder}/stored.xml; undefine u --storage /default-pool/v.img,hda; list --all; undefine u --storage /default-pool/v.img
            vol-create default-pool {folder}/volume.xml; vol-create default-pool {folder}/copy.xml; define {folder}/stored.xml; undefine u --storage vdc,vdd,vde,vdn; vol-list default-pool; list --all
            vol-create default-pool {folder}/volume.xml; vol-create default-pool {folder}/copy.xml; define {folder}/stored.xml; undefine u --storage vda,vdc --wipe-storage; vol-list default-pool; list --all
            vol-create default-pool {folder}/volume.xml; vol-create default-pool {folder}/copy.xml; define {folder}/stored.xml; undefine u --storage vda --delete-storage-volume-snapshots; undefine u --storage nosuch,vda,bla; undefine u --storage vda --nvram; list --all
            vol-create default-pool {folder}/volume.xml; vol-create default-pool {folder}/copy.xml; define {folder}/stored.xml; undefine u --remove-all-storage --delete-storage-volume-snapshots; list --all
            vol-create default-pool {folder}/volume.xml; vol-create default-pool {folder}/copy.xml; define {folder}/stored.xml; undefine u --storage vdd; undefine test --storage vda
            """;

    /** What a connection that may only read is asked. */
    private static final String REFUSED = """
            pool-refresh default-pool; pool-autostart default-pool; vol-create-as default-pool a.img 1G; pool-info default-pool
            vol-create default-pool {folder}/volume.xml; net-define {folder}/network.xml; net-undefine default; net-info default
            net-autostart default; attach-disk test /a vdb; attach-interface test network default; detach-disk test vda
            detach-interface test network; domblklist test
            """;

    static final List<TestDriverScript.Difference> DELIBERATE = List.of(
            new TestDriverScript.Difference("net-list --title", 0, "virsh 9.0 does not have the option yet"),
            new TestDriverScript.Difference(
                    "vol-create-as default-pool 'a&b' 1G --print-xml", 0, "virsh does not escape a name; ours does"),
            new TestDriverScript.Difference(
                    "attach-disk test /a vdb --serial 's&' --print-xml", 0, "virsh does not escape a text; ours does"),
            new TestDriverScript.Difference(
                    "attach-disk test x vdb --source-protocol nbd --source-host-name [::1]:7 --print-xml",
                    0,
                    "virsh takes an IPv6 address apart at its first colon"),
            new TestDriverScript.Difference(
                    "attach-interface test hostdev 0000:00:1f.2x --print-xml",
                    1,
                    "virsh takes no notice of what follows an address"));

    private TestDriverResources() {}

    static List<String> lines() {
        return LINES.lines().toList();
    }

    static List<String> linesToRefuse() {
        return REFUSED.lines().toList();
    }

    /** Writes the files that the lines name. */
    static void writeFiles(Path folder) throws IOException {
        Files.writeString(folder.resolve("volume.xml"), VOLUME.formatted("v.img"));
        Files.writeString(folder.resolve("copy.xml"), VOLUME.formatted("w.img"));
        Files.writeString(folder.resolve("network.xml"), NETWORK);
        Files.writeString(folder.resolve("devices.xml"), DEVICES);
        Files.writeString(folder.resolve("stored.xml"), STORED);
    }
}
