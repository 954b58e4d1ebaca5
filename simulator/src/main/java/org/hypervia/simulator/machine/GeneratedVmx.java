// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.machine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.vmx.Vmx;

/**
 * Made-up machines of several kinds, always the same for the same number.
 *
 * @param name the machine's name
 * @param vmx the text of its VMX file
 * @param diskGib the sizes of its disks
 * @param power the state it is found in
 */
public record GeneratedVmx(String name, String vmx, List<Integer> diskGib, PowerState power) {
    private static final List<Kind> KINDS = List.of(
            new Kind("web", "debian12-64", 2, 2048, "pvscsi", "vmxnet3", List.of(16)),
            new Kind("db", "rhel9-64", 4, 8192, "pvscsi", "vmxnet3", List.of(40, 200)),
            new Kind("app", "ubuntu-64", 2, 4096, "lsilogic", "e1000e", List.of(32)),
            new Kind("win", "windows2019srv-64", 4, 8192, "lsisas1068", "vmxnet3", List.of(60)),
            new Kind("bsd", "freebsd13-64", 1, 1024, "lsilogic", "e1000", List.of(8)),
            new Kind("old", "other", 1, 256, "buslogic", "vlance", List.of(4)));

    private static final List<PowerState> STATES = List.of(
            PowerState.POWERED_ON,
            PowerState.POWERED_ON,
            PowerState.POWERED_OFF,
            PowerState.SUSPENDED,
            PowerState.POWERED_OFF);

    public GeneratedVmx {
        diskGib = List.copyOf(diskGib);
    }

    private record Kind(
            String role, String guest, int vcpus, int memory, String controller, String card, List<Integer> disks) {}

    /** The machine of this number, counted from 0. */
    public static GeneratedVmx number(int number) {
        Kind kind = KINDS.get(number % KINDS.size());
        String name = String.format(Locale.ROOT, "%s%02d", kind.role(), number / KINDS.size() + 1);
        return new GeneratedVmx(name, text(name, number, kind), kind.disks(), STATES.get(number % STATES.size()));
    }

    private static String text(String name, int number, Kind kind) {
        StringBuilder vmx = new StringBuilder("""
                .encoding = "UTF-8"
                config.version = "8"
                virtualHW.version = "19"
                vmci0.present = "TRUE"
                floppy0.present = "FALSE"
                svga.present = "TRUE"
                svga.vramSize = "8388608"
                svga.autodetect = "FALSE"
                hpet0.present = "TRUE"
                powerType.powerOff = "soft"
                powerType.suspend = "hard"
                powerType.reset = "soft"
                tools.upgrade.policy = "manual"
                sched.cpu.units = "mhz"
                sched.cpu.affinity = "all"
                """);
        entry(vmx, "displayName", name);
        entry(vmx, "guestOS", kind.guest());
        entry(vmx, "numvcpus", String.valueOf(kind.vcpus()));
        entry(vmx, "memSize", String.valueOf(kind.memory()));
        entry(vmx, "nvram", name + ".nvram");
        entry(vmx, "uuid.bios", Vmx.spaced(uuid("564d", "bios " + name)));
        entry(vmx, "uuid.location", Vmx.spaced(uuid("564d", "place " + name)));
        entry(vmx, "vc.uuid", Vmx.spaced(uuid("52", "instance " + name)));
        if (kind.guest().startsWith("win")) {
            entry(vmx, "firmware", "efi");
        }
        if (kind.vcpus() > 2) {
            entry(vmx, "cpuid.coresPerSocket", "2");
        }
        if (number % 3 == 0) {
            entry(vmx, "annotation", "Made up by the simulator, number " + (number + 1));
        }
        disks(vmx, name, kind);
        media(vmx, kind);
        card(vmx, number, kind);
        return vmx.toString();
    }

    private static void disks(StringBuilder vmx, String name, Kind kind) {
        entry(vmx, "scsi0.present", "TRUE");
        entry(vmx, "scsi0.virtualDev", kind.controller());
        for (int i = 0; i < kind.disks().size(); i++) {
            String slot = "scsi0:" + i;
            entry(vmx, slot + ".present", "TRUE");
            entry(vmx, slot + ".deviceType", "scsi-hardDisk");
            entry(vmx, slot + ".fileName", i == 0 ? name + ".vmdk" : name + "_" + i + ".vmdk");
        }
    }

    private static void media(StringBuilder vmx, Kind kind) {
        boolean iso = kind.role().equals("app");
        entry(vmx, "ide1:0.present", "TRUE");
        entry(vmx, "ide1:0.deviceType", iso ? "cdrom-image" : "atapi-cdrom");
        entry(vmx, "ide1:0.fileName", iso ? "/usr/lib/vmware/isoimages/linux.iso" : "auto detect");
        entry(vmx, "ide1:0.startConnected", "FALSE");
    }

    private static void card(StringBuilder vmx, int number, Kind kind) {
        entry(vmx, "ethernet0.present", "TRUE");
        entry(vmx, "ethernet0.virtualDev", kind.card());
        entry(vmx, "ethernet0.networkName", "VM Network");
        entry(vmx, "ethernet0.connectionType", "bridged");
        entry(vmx, "ethernet0.addressType", "generated");
        entry(
                vmx,
                "ethernet0.generatedAddress",
                String.format(Locale.ROOT, "00:0c:29:5e:%02x:%02x", number >> 8 & 0xff, number & 0xff));
        entry(vmx, "ethernet0.generatedAddressOffset", "0");
    }

    /** A uuid that begins as VMware's do and always comes out the same. */
    private static String uuid(String start, String seed) {
        String plain =
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
        return start + plain.substring(start.length());
    }

    private static void entry(StringBuilder vmx, String key, String value) {
        vmx.append(key).append(" = \"").append(value).append("\"\n");
    }
}
