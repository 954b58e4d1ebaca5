// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command lines of {@link GovcOnSimulatorIT}: what administrators do on an ESX host, in an order that makes sense. */
final class GovcScript {
    /** An exclamation mark stands before what an ESX host refuses. */
    private static final String LINES = """
            about
            about -json
            version
            env
            ls
            ls -l
            ls vm
            ls host
            find
            find / -type m
            find . -type m -runtime.powerState poweredOn
            find -type h
            find -type s
            find -type n
            find -type p
            tree
            vm.info *
            vm.info -json web01
            vm.info -e web01
            vm.info -r web01
            vm.info -t web01
            vm.ip web01
            vm.power -off web01
            vm.power -on web01
            vm.power -suspend web01
            vm.power -on web01
            vm.power -reset web01
            vm.power -r web01
            vm.guest.tools -mount web01
            vm.keystrokes -vm web01 -s hello
            vm.console web01
            vm.power -s web01
            vm.power -off -force app01
            vm.create -on=false -m 512 -c 1 -g debian12_64Guest -disk 1GB -net "VM Network" -net.adapter vmxnet3 new1
            vm.info new1
            vm.change -vm new1 -c 2 -m 1024
            vm.change -vm new1 -e guestinfo.foo=bar -annotation hello
            vm.info -e new1
            vm.change -vm new1 -name new2
            vm.network.add -vm new2 -net "VM Network" -net.adapter e1000e
            vm.network.change -vm new2 -net "VM Network" ethernet-0
            vm.disk.create -vm new2 -name new1/extra -size 1GB
            vm.disk.change -vm new2 -disk.label "Hard disk 1" -size 2G
            vm.disk.attach -vm new2 -disk new1/extra.vmdk -link=false
            device.ls -vm new2
            device.info -vm new2
            device.info -vm new2 disk-*
            device.cdrom.add -vm new2
            device.cdrom.eject -vm new2
            device.floppy.add -vm new2
            device.scsi.add -vm new2 -type pvscsi
            device.serial.add -vm new2
            device.usb.add -vm new2
            device.boot -vm new2 -delay 1000 -order floppy,cdrom,ethernet,disk
            device.remove -vm new2 -keep ethernet-1
            device.disconnect -vm db01 ethernet-0
            device.connect -vm db01 ethernet-0
            snapshot.create -vm new2 first
            snapshot.create -vm new2 -m=false second
            snapshot.tree -vm new2
            snapshot.tree -vm new2 -D -i -d
            snapshot.revert -vm new2 first
            snapshot.remove -vm new2 second
            snapshot.remove -vm new2 *
            vm.power -on new2
            vm.question -vm new2
            vm.power -off new2
            vm.upgrade -vm new2
            vm.markastemplate new2
            vm.markasvm -host esx01.example.test new2
            vm.unregister new2
            vm.register new1/new1.vmx
            vm.destroy new2
            !vm.clone -vm web01 clone1
            !vm.migrate -host esx01.example.test web01
            datastore.info
            datastore.ls
            datastore.ls -l web01
            datastore.ls -R
            datastore.mkdir dir1
            datastore.mkdir -p dir2/sub
            datastore.upload {folder}/f.txt dir1/f.txt
            datastore.download dir1/f.txt -
            datastore.tail dir1/f.txt
            datastore.cp dir1/f.txt dir1/g.txt
            datastore.mv dir1/g.txt dir1/h.txt
            datastore.rm dir1/h.txt
            datastore.rm dir1
            datastore.disk.create -size 1GB dir2/d.vmdk
            datastore.disk.inflate dir2/d.vmdk
            datastore.disk.create -size 1GB -d thin -a ide dir2/thin.vmdk
            datastore.disk.shrink dir2/thin.vmdk
            !datastore.disk.create -size 1GB dir2/d.vmdk
            !datastore.disk.create -size 1GB nowhere/d.vmdk
            !datastore.disk.create -size 100TB -d thick dir2/huge.vmdk
            !datastore.disk.shrink dir2/none.vmdk
            !datastore.rm web01/web01.vmdk
            datastore.cp dir2/d.vmdk dir2/e.vmdk
            !datastore.cp -f=false dir2/d.vmdk dir2/e.vmdk
            datastore.mv dir2/e.vmdk dir2/f.vmdk
            datastore.ls -l dir2
            datastore.rm dir2/f.vmdk
            datastore.rm -f dir2/d.vmdk
            datastore.upload {folder}/f.txt "dir2/a b+c%&.iso"
            datastore.download "dir2/a b+c%&.iso" -
            datastore.tail -c 3 "dir2/a b+c%&.iso"
            datastore.cp "dir2/a b+c%&.iso" dir2/sub/x.iso
            datastore.mv dir2/sub/x.iso dir2/sub/y.iso
            !datastore.download dir2/sub/x.iso -
            datastore.rm dir2
            datacenter.info
            host.info
            host.info -json
            host.date.info
            host.date.change -server pool.ntp.org
            host.service.ls
            host.service start TSM-SSH
            host.service stop TSM-SSH
            host.service enable ntpd
            host.service status ntpd
            host.cert.info
            vm.option.ls
            vm.option.ls -json
            vm.option.info
            vm.option.info -id vmx-13 debian12_64Guest
            !guest.ps -vm db01 -l joe:secret
            !guest.run -vm db01 -l joe:secret /bin/true
            !guest.ls -vm db01 -l joe:secret /tmp
            !guest.mkdir -vm db01 -l joe:secret /x
            host.option.ls Mem.
            host.option.set Mem.ShareForceSalting 1
            host.portgroup.info
            host.portgroup.add -vswitch vSwitch0 bridge
            host.portgroup.remove bridge
            host.vswitch.info
            host.vswitch.add -nic vmnic1 -ports 64 -mtu 9000 vSwitch1
            !host.vswitch.add vSwitch1
            !host.vswitch.add -nic vmnic1 vSwitch2
            !host.vswitch.add -nic vmnic9 vSwitch2
            host.portgroup.add -vswitch vSwitch1 -vlan 20 lab
            !host.portgroup.add -vswitch vSwitch1 lab
            !host.portgroup.add -vswitch none lab2
            !host.portgroup.add -vswitch vSwitch1 -vlan 5000 lab2
            host.portgroup.change -vlan-id 21 lab
            host.portgroup.change -allow-promiscuous=true lab
            host.portgroup.change -name lab2 lab
            host.portgroup.info
            host.vswitch.info
            vm.network.change -vm bsd01 -net lab2 ethernet-0
            !host.portgroup.remove lab2
            !host.vswitch.remove vSwitch1
            vm.network.change -vm bsd01 -net "VM Network" ethernet-0
            host.portgroup.remove lab2
            !host.portgroup.remove lab2
            host.vswitch.remove vSwitch1
            !host.vswitch.remove vSwitch1
            !host.vswitch.remove vSwitch0
            !host.portgroup.remove "VM Network"
            !host.portgroup.remove "Management Network"
            host.vnic.info
            host.storage.info
            host.storage.info -t hba
            host.storage.info -t lun
            host.storage.info -rescan
            host.storage.info -rescan-vmfs
            host.storage.info -refresh
            host.autostart.info
            host.autostart.configure -enabled=true
            host.autostart.add web01
            host.autostart.remove web01
            !host.maintenance.enter esx01.example.test
            !host.maintenance.exit esx01.example.test
            host.account.create -id joe -password secret123A!
            host.account.update -id joe -password secret123B!
            host.account.remove -id joe
            license.ls
            license.add AAAAA-BBBBB-CCCCC-DDDDD-EEEEE
            license.decode AAAAA-BBBBB-CCCCC-DDDDD-EEEEE
            license.remove AAAAA-BBBBB-CCCCC-DDDDD-EEEEE
            option.ls
            option.ls Config.HostAgent.
            option.set Config.HostAgent.log.level verbose
            permissions.ls
            permissions.set -principal joe -role ReadOnly
            permissions.remove -principal joe
            role.ls
            role.ls Admin
            role.create ops VirtualMachine.Interact.PowerOn
            role.usage
            role.update -a ops VirtualMachine.Interact.PowerOff
            role.remove ops
            session.ls
            tasks
            tasks -n 5
            events
            events -n 3
            events vm/web01
            logs.ls
            logs
            metric.ls vm/web01
            metric.info vm/web01
            metric.sample vm/web01 cpu.usage.average
            metric.interval.info
            metric.sample host/* mem.usage.average
            object.collect vm/web01 name
            object.collect vm/web01
            object.collect -s vm/web01 config.extraConfig
            object.collect -json vm/web01 runtime
            object.collect -type m / name
            object.collect -s vm/web01 config.hardware.device[4000].macAddress
            object.rename vm/bsd01 bsd09
            object.reload vm/db01
            pool.info */Resources
            pool.create */Resources/test
            pool.change -cpu.limit 2000 */Resources/test
            pool.info -p */Resources/test
            pool.destroy */Resources/test
            folder.info vm
            !folder.create vm/sub
            """;

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private GovcScript() {}

    /** A command line, and whether it is to be refused. */
    record Line(List<String> words, boolean refused) {}

    /** All lines, with the folder of the test in the place of its name in braces. */
    static List<Line> lines(String folder) {
        return LINES.lines().map(line -> line(line.replace("{folder}", folder))).toList();
    }

    private static Line line(String text) {
        boolean refused = text.startsWith("!");
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(refused ? text.substring(1) : text);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        return new Line(words, refused);
    }
}
