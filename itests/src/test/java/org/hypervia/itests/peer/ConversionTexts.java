// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import java.util.List;
import java.util.Map;

/** What {@link Conversion} converts, made by hand. */
final class ConversionTexts {
    static final String BARE_VMX = """
            config.version = "8"
            virtualHW.version = "8"
            displayName = "bare"
            """;

    static final String BARE_XML = """
            <domain type='vmware'><name>bare</name><uuid>564dcd37-3685-8889-35ea-719fc93c983e</uuid>
            <memory>1048576</memory><os><type>hvm</type></os><devices></devices></domain>
            """;

    /** Every key that is read, one a line. */
    static final String VMX = """
            config.version = "8"
            virtualHW.version = "14"
            .encoding = "UTF-8"
            displayName = "a%2fb |22q|22 <x>"
            uuid.bios = "56 4d 22 33 44 55 66 77-88 99 aa bb cc dd ee ff"
            vc.uuid = "52 00 11 22 33 44 55 66-77 88 99 aa bb cc dd ee"
            vm.genid = "-1"
            vm.genidX = "255"
            annotation = "one|0Atwo |7c"
            guestOS = "rhel7-64"
            memsize = "2048"
            sched.mem.max = "1024"
            sched.mem.minsize = "512"
            numvcpus = "4"
            cpuid.coresPerSocket = "2"
            sched.cpu.affinity = "0, 1,2,7"
            sched.cpu.shares = "high"
            smbios.reflecthost = "TRUE"
            firmware = "efi"
            uefi.secureBoot.enabled = "TRUE"
            nvram = "t.nvram"
            vtpm.present = "TRUE"
            RemoteDisplay.vnc.enabled = "true"
            RemoteDisplay.vnc.port = "5901"
            RemoteDisplay.vnc.ip = "127.0.0.1"
            RemoteDisplay.vnc.keymap = "de"
            RemoteDisplay.vnc.password = "word"
            scsi0.present = "true"
            scsi0.virtualDev = "pvscsi"
            scsi0.pciSlotNumber = "160"
            scsi0:0.present = "true"
            scsi0:0.fileName = "root.vmdk"
            scsi0:0.deviceType = "scsi-hardDisk"
            scsi0:0.writeThrough = "true"
            scsi0:0.mode = "independent-nonpersistent"
            scsi0:0.startConnected = "true"
            scsi0:1.present = "true"
            scsi0:1.deviceType = "scsi-passthru"
            scsi0:1.fileName = "/vmfs/devices/cdrom/mpx.vmhba1"
            scsi1.present = "true"
            scsi1.virtualDev = "LsiLogic"
            scsi1:8.present = "true"
            scsi1:8.deviceType = "disk"
            scsi1:8.fileName = "/vmfs/volumes/datastore1/other/data.vmdk"
            scsi1:9.present = "TRUE"
            scsi1:9.deviceType = "cdrom-image"
            scsi1:9.fileName = "x.iso"
            scsi1:9.clientDevice = "FALSE"
            sata0.present = "true"
            sata0.pciSlotNumber = "33"
            sata0:7.present = "true"
            sata0:7.deviceType = "cdrom-image"
            sata0:7.fileName = "/vmfs/volumes/datastore1/iso/boot.iso"
            nvme0.present = "TRUE"
            nvme0.pciSlotNumber = "224"
            nvme0:0.present = "TRUE"
            nvme0:0.deviceType = "disk"
            nvme0:0.fileName = "n.vmdk"
            nvme0:0.mode = "persistent"
            ide0:0.present = "TRUE"
            ide0:0.deviceType = "ata-hardDisk"
            ide0:0.fileName = "i.vmdk"
            ide1:0.present = "true"
            ide1:0.deviceType = "cdrom-raw"
            ide1:0.fileName = "auto detect"
            ide1:1.present = "true"
            ide1:1.deviceType = "atapi-cdrom"
            floppy0.present = "true"
            floppy0.fileType = "file"
            floppy0.fileName = "boot.flp"
            floppy1.present = "TRUE"
            floppy1.fileType = "device"
            floppy1.fileName = "/dev/fd0"
            isolation.tools.hgfs.disable = "false"
            sharedFolder.maxNum = "1"
            sharedFolder0.present = "true"
            sharedFolder0.enabled = "true"
            sharedFolder0.hostPath = "/srv/share"
            sharedFolder0.guestName = "share"
            sharedFolder0.writeAccess = "TRUE"
            ethernet0.present = "true"
            ethernet0.networkName = "VM Network"
            ethernet0.virtualDev = "vmxnet3"
            ethernet0.addressType = "vpx"
            ethernet0.generatedAddress = "00:50:56:91:00:01"
            ethernet0.pciSlotNumber = "192"
            ethernet1.present = "true"
            ethernet1.connectionType = "custom"
            ethernet1.networkName = "net1"
            ethernet1.vnet = "/dev/vmnet1"
            ethernet1.addressType = "static"
            ethernet1.address = "02:00:00:00:00:01"
            ethernet1.checkMACAddress = "false"
            ethernet1.pciSlotNumber = "1184"
            ethernet2.present = "true"
            ethernet2.dvs.switchId = "50 34 26 b2 94 e9 3b 16-1d 68 87 bf ff 4a 54 40"
            ethernet2.dvs.portId = "129"
            ethernet2.dvs.portgroupId = "dvportgroup-7"
            ethernet2.dvs.connectionId = "1234"
            ethernet2.pciSlotNumber = "34"
            ethernet3.present = "TRUE"
            ethernet3.connectionType = "nat"
            ethernet3.virtualDev = "e1000"
            ethernet4.present = "TRUE"
            ethernet4.connectionType = "bridged"
            ethernet4.networkName = "net4"
            ethernet4.virtualDev = "vmxnet"
            ethernet4.features = "15"
            ethernet4.addressType = "generated"
            ethernet4.generatedAddress = "00:0c:29:01:02:03"
            serial0.present = "true"
            serial0.fileType = "network"
            serial0.fileName = "telnet://host.example:4321"
            serial0.network.endPoint = "client"
            serial1.present = "true"
            serial1.fileType = "pipe"
            serial1.fileName = "com2"
            serial2.present = "TRUE"
            serial2.fileType = "file"
            serial2.fileName = "s.log"
            serial3.present = "TRUE"
            serial3.fileType = "device"
            serial3.fileName = "/dev/ttyS0"
            parallel0.present = "true"
            parallel0.fileType = "device"
            parallel0.fileName = "/dev/parport0"
            parallel1.present = "TRUE"
            parallel1.fileType = "file"
            parallel1.fileName = "p.out"
            svga.vramSize = "9000000"
            """;

    /** Every device that can be written. */
    static final String XML = """
            <domain type='vmware'><name>a/b &quot;q&quot;</name><uuid>00112233-4455-6677-8899-aabbccddeeff</uuid>
            <hwuuid>10112233-4455-6677-8899-aabbccddeeff</hwuuid><genid>ffffffff-ffff-ffff-0000-0000000000ff</genid>
            <title>tt</title><description>line | two</description><memory unit='KiB'>1048576</memory>
            <currentMemory unit='KiB'>524288</currentMemory><memtune>
            <min_guarantee unit='KiB'>262144</min_guarantee></memtune>
            <vcpu placement='static' cpuset='0-2,7'>4</vcpu><cputune><shares>8000</shares></cputune>
            <os firmware='efi'><type arch='x86_64'>hvm</type><firmware><feature enabled='yes' name='enrolled-keys'/>
            <feature enabled='yes' name='secure-boot'/></firmware><nvram>[datastore1] d/t.nvram</nvram>
            <smbios mode='host'/></os><features><acpi/><apic/></features><cpu mode='custom'>
            <topology sockets='2' dies='1' clusters='1' cores='2' threads='1'/></cpu><clock offset='utc'/>
            <on_poweroff>destroy</on_poweroff><on_reboot>restart</on_reboot><on_crash>destroy</on_crash><devices>
            <disk type='file' device='disk'><driver cache='writethrough'/><source file='[datastore1] d/root.vmdk'/>
            <target dev='sda' bus='scsi'/><transient/>
            <address type='drive' controller='0' bus='0' target='0' unit='0'/></disk>
            <disk type='block' device='lun'><source dev='/vmfs/devices/cdrom/mpx.vmhba1'/>
            <target dev='sdb' bus='scsi'/><readonly/></disk><disk type='file' device='disk'>
            <source file='[datastore1] other/data.vmdk'/><target dev='sdw' bus='scsi'/></disk>
            <disk type='file' device='disk'><source file='[datastore1] i.vmdk'/><target dev='hda' bus='ide'/></disk>
            <disk type='block' device='lun'><source startupPolicy='optional'/><target dev='hdc' bus='ide'/>
            <readonly/></disk><disk type='file' device='cdrom'><source file='[datastore1] iso/x.iso'/>
            <target dev='hdd' bus='ide'/><readonly/></disk><disk type='file' device='floppy'>
            <source file='[datastore1] d/boot.flp'/><target dev='fda' bus='fdc'/></disk>
            <disk type='block' device='floppy'><source dev='/dev/fd0'/><target dev='fdb' bus='fdc'/></disk>
            <controller type='scsi' index='0' model='vmpvscsi'>
            <address type='pci' domain='0x0000' bus='0x05' slot='0x00' function='0x0'/></controller>
            <controller type='scsi' index='1' model='lsilogic'/><controller type='ide' index='0'/>
            <controller type='usb' index='0' model='ehci'/><filesystem type='mount' accessmode='passthrough'>
            <source dir='/srv/share'/><target dir='share'/><readonly/></filesystem><interface type='bridge'>
            <mac address='00:50:56:91:00:01' type='generated'/><source bridge='VM Network'/><model type='vmxnet3'/>
            <address type='pci' domain='0x0000' bus='0x06' slot='0x00' function='0x0'/></interface>
            <interface type='bridge'><mac address='02:00:00:00:00:01' type='static' check='no'/>
            <source bridge='net1'/><target dev='/dev/vmnet1'/></interface><interface type='vds'>
            <mac address='00:0c:29:00:00:01'/>
            <source switchid='503426b2-94e9-3b16-1d68-87bfff4a5440' portid='129' portgroupid='dvportgroup-7' connectionid='1234'/>
            </interface><interface type='user'><mac address='00:50:56:11:22:33'/><model type='e1000'/></interface>
            <interface type='null'><mac address='00:50:56:11:22:34'/></interface><serial type='tcp'>
            <source mode='connect' host='host.example' service='4321'/><protocol type='telnet'/><target port='0'/>
            </serial><serial type='pipe'><source path='com2'/><target port='1'/></serial><serial type='file'>
            <source path='[datastore1] d/s.log'/><target port='2'/></serial><parallel type='dev'>
            <source path='/dev/parport0'/><target port='0'/></parallel>
            <graphics type='vnc' port='5901' autoport='no' listen='127.0.0.1' keymap='de' passwd='s3cret'>
            <listen type='address' address='127.0.0.1'/></graphics><video>
            <model type='vmvga' vram='4096' heads='1' primary='yes'/></video></devices></domain>
            """;

    /** Controllers of which the disks need more than there are. */
    static final Map<String, String> CONTROLLERS = Map.of(
            "SCSI 1 alone",
            disk("scsi1", 0),
            "SCSI 3 beside an empty 1",
            disk("scsi3", 0) + "scsi1.present = \"true\"\n",
            "SCSI 2 before SATA",
            disk("scsi2", 0) + "sata0.present = \"true\"\n",
            "SATA 0 with 30 disks",
            disk("sata0", 29) + disk("nvme1", 0),
            "SATA 1 and IDE",
            disk("sata1", 0) + "ide0:0.present = \"true\"\nide0:0.fileName = \"i.vmdk\"\n",
            "NVMe 2 and 0",
            disk("nvme2", 3) + "nvme0.present = \"true\"\n");

    static final List<String> PCI_SLOTS = List.of(
            "0",
            "1",
            "31",
            "32",
            "33",
            "192",
            "1024",
            "1184",
            "8192",
            "65535",
            "-1",
            "-2",
            "4294967295",
            "unlimited",
            "",
            "x",
            " 5",
            "5 ");

    /** Devices by themselves, each with something at the edge. */
    static final List<String> DEVICES = List.of(
            card("<mac address='00:00:00:00:00:00'/>"),
            card("<mac address='00:00:00:00:00:00' type='static'/>"),
            card("<mac address='00:00:00:00:00:00' check='no'/>"),
            card("<mac type='static'/>"),
            card("<address type='pci' domain='0' bus='6' slot='0' function='0'/>"),
            card("<address type='pci'/>"),
            card("<address type='pci' slot='0x20'/>"),
            card("<address type='pci' slot='1' multifunction='maybe'/>"),
            card("<address type='unassigned'/>"),
            card("<address type='nonsense'/>"),
            card("<address/>"),
            "<graphics type='vnc' port='0'/>",
            "<graphics type='vnc' port='0' autoport='no'/>",
            "<graphics type='vnc' port='x'/>",
            "<graphics type='vnc' autoport='on'/>",
            "<video><model type='nonsense'/></video>",
            "<video><model type=''/></video>",
            "<video><model type='vmvga' heads='-1'/></video>",
            "<video><model type='vmvga' heads=''/></video>",
            "<video><model type='vmvga' vram=''/></video>",
            "<serial type='dev'><source path='/dev/x'/><target port='-1'/></serial>",
            "<parallel type='dev'><source path='/dev/x'/><target port='-1'/></parallel>",
            "<serial type='tcp'><source mode='bind' host='h' service='1'/><protocol type='nonsense'/></serial>",
            "<console type='tcp'><source mode='bind' host='h' service='1'/><protocol type='nonsense'/></console>",
            "<controller type='usb' index='0' model='ich9-ehci1'/><controller type='usb' index='0' model='ich9-uhci1'/>",
            "<controller type='ide' index='0'/><controller type='ide' index='0'/>");

    static final List<String> VMX_VALUES = List.of("""
            , x, 0, 1, 2, 3, 7, 8, -1, -2, 4, 16, true, TRUE, False, yes, unlimited, 99999,  5, 5 , +5, \
            a.vmdk, b.iso, c.VMDK, /vmfs/volumes/datastore1/d/e.vmdk, /vmfs/volumes/nowhere/e.vmdk, \
            /other/abs.vmdk, sub/dir.vmdk, emptyBackingString, auto detect, /vmfs/devices/cdrom/x, disk, \
            scsi-hardDisk, cdrom-raw, cdrom-image, atapi-cdrom, scsi-passthru, device, file, pipe, network, \
            thinprint, tcp://h:1, ssl://[fe80::1]:5, client, server, low, normal, HIGH, all, 0,1,2,3, \
            bridged, custom, nat, hostonly, static, vpx, generated, pvscsi, lsilogic, buslogic, lsisas1068, \
            vmxnet3, e1000e, vlance, efi, bios, independent-nonpersistent, 00:50:56:11:22:33, 1:2:3:4:5:6, \
            00 11 22 33 44 55 66 77-88 99 aa bb cc dd ee ff, |7c|22|0a, %2f%25, |zz, rhel7-64, a'b<&>""".split(", "));

    static final List<String> XML_VALUES = List.of("""
            x, 0, 1, 2, 4, 7, 15, 16, -1, yes, no, on, file, block, disk, cdrom, lun, floppy, scsi, ide, \
            sata, fdc, usb, virtio, sda, sdb, sdp, sdz, hdb, hde, fda, fdc, vda, [datastore1] x/y.vmdk, \
            [datastore1] x/y.iso, [nope] x.vmdk, /abs/x.vmdk, nofile, auto, lsilogic, buslogic, lsisas1068, \
            vmpvscsi, virtio-scsi, ich9-ehci1, bridge, vds, user, null, 00:0c:29:aa:bb:cc, 00:50:56:3f:ff:ff, \
            00:50:56:80:00:00, 01:00:00:00:00:00, 00:00:00:00:00:00, 1:2:3:4:5:6, static, generated, e1000e, \
            vmxnet, vmxnet2, virtio, vlance, igb, tcp, pty, pipe, dev, udp, unix, raw, telnets, tls, bind, \
            connect, efi, bios, i686, x86_64, aarch64, hvm, linux, host, sysinfo, emulate, host-passthrough, \
            pci, drive, 0x10, 0x1f, 0x20, vnc, spice, none, vmvga, vga, cirrus, writeback, optional, \
            mandatory, 9, 10, KiB, MiB, b, vmnet0, vnet0, mount, template, squash, -5, 1-3, 0-3, 4-1, ^2""".split(", "));

    private ConversionTexts() {}

    private static String disk(String controller, int unit) {
        String prefix = controller + ":" + unit;
        return controller + ".present = \"true\"\n" + prefix + ".present = \"true\"\n" + prefix
                + ".fileName = \"a.vmdk\"\n";
    }

    private static String card(String content) {
        return "<interface type='null'>" + content + "</interface>";
    }
}
