// SPDX-License-Identifier: Apache-2.0
package org.hypervia.benchmarks.sample;

/**
 * VMX files of our own, by size. All but {@link #SMALL} have the many lines that ESX adds and libvirt does not read.
 */
public enum Machine {
    /** The least that converts. */
    SMALL(0, 0, 0),
    /** Two disks, a CD-ROM and one card, as most machines have. */
    TYPICAL(2, 1, 60),
    /** Sixty disks on four controllers and ten cards. */
    LARGE(60, 10, 600);

    private final int disks;
    private final int cards;
    private final int unread;

    Machine(int disks, int cards, int unread) {
        this.disks = disks;
        this.cards = cards;
        this.unread = unread;
    }

    /**
     * Writes the machine.
     *
     * @return the text of its VMX file, which both dialects convert
     */
    public String vmx() {
        var text = new StringBuilder();
        line(text, ".encoding", "UTF-8");
        line(text, "config.version", "8");
        line(text, "virtualHW.version", "10");
        line(text, "displayName", "web|7c01 %2f test");
        if (this != SMALL) {
            general(text);
            disks(text);
            cards(text);
        }
        for (int i = 0; i < unread; i++) {
            line(text, "guestinfo.vmtools.item" + i, "a value of no interest, number " + i);
        }
        return text.toString();
    }

    private static void general(StringBuilder text) {
        line(text, "uuid.bios", "56 4d 4b 9e d2 17 63 9b-98 0e 92 5d 77 2a a3 83");
        line(text, "annotation", "Serves the intranet.|0AAsk the operators before you stop it.");
        line(text, "guestOS", "rhel7-64");
        line(text, "memSize", "8192");
        line(text, "sched.mem.minSize", "1024");
        line(text, "numvcpus", "8");
        line(text, "cpuid.coresPerSocket", "4");
        line(text, "sched.cpu.shares", "normal");
        line(text, "svga.vramSize", "8388608");
        line(text, "ide1:0.present", "TRUE");
        line(text, "ide1:0.deviceType", "cdrom-image");
        line(text, "ide1:0.fileName", "/vmfs/volumes/isos/linux/install.iso");
        line(text, "serial0.present", "TRUE");
        line(text, "serial0.fileType", "network");
        line(text, "serial0.fileName", "telnet://console.example:4321");
    }

    private void disks(StringBuilder text) {
        for (int disk = 0; disk < disks; disk++) {
            int unit = disk % 15;
            String controller = "scsi" + disk / 15;
            if (unit == 0) {
                line(text, controller + ".present", "TRUE");
                line(text, controller + ".virtualDev", "pvscsi");
            }
            String slot = controller + ":" + (unit < 7 ? unit : unit + 1);
            line(text, slot + ".present", "TRUE");
            line(text, slot + ".deviceType", "scsi-hardDisk");
            line(text, slot + ".fileName", "web01_" + disk + ".vmdk");
        }
    }

    private void cards(StringBuilder text) {
        for (int card = 0; card < cards; card++) {
            String prefix = "ethernet" + card;
            line(text, prefix + ".present", "TRUE");
            line(text, prefix + ".virtualDev", "vmxnet3");
            line(text, prefix + ".networkName", "VM Network");
            line(text, prefix + ".addressType", "vpx");
            line(text, prefix + ".generatedAddress", "00:50:56:91:00:0" + card % 10);
        }
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(" = \"").append(value).append("\"\n");
    }
}
