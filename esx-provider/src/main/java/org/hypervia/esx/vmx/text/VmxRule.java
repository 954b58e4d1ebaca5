// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

/** What libvirt versions after 9.0.0 do differently in the converter: all differences between the dialects, in one place. */
public enum VmxRule {
    /** A CD-ROM drive with an empty file name is empty, not an error. */
    EMPTY_FILE_NAME_IS_EMPTY_DRIVE(10, 1),
    /** The formatter wants one CPU cluster, beside one die. */
    CLUSTERS(10, 1),
    /** A key may contain an asterisk. */
    STAR_IN_NAMES(11, 3),
    /** Only the switch of a distributed port is required. */
    OPTIONAL_PORT(11, 3),
    /** A serial port whose URI has no port, such as one behind a concentrator, is shown as one to nowhere. */
    UNREADABLE_SERIAL_URI_IS_NULL(11, 3),
    /** Secure boot is shown. */
    SECURE_BOOT(11, 3),
    /** NVMe disks are shown. */
    NVME(11, 5),
    /** A relative file name with a directory belongs to the machine's directory. */
    RELATIVE_FILE_NAMES(11, 10),
    /** The file of the firmware's variables is converted. The exact release of 12.x is not known. */
    NVRAM(12, 2),
    /** The trusted platform module is converted. The exact release of 12.x is not known. */
    VTPM(12, 2),
    /** The UUID is that of the machine in its vCenter; the one that the guest sees is shown beside it. */
    INSTANCE_UUID(12, 4),
    /** From virtual hardware 13 on, a SCSI controller has its own 64 disks. */
    SIXTY_FOUR_UNITS(12, 5),
    /** Every present controller is shown, with its PCI address, and no other. */
    ALL_CONTROLLERS(12, 6),
    /** A network card is shown with its PCI address. The exact release after 12.5 is not known. */
    CARD_ADDRESS(12, 8),
    /**
     * Line ends in names and descriptions are escaped, and a value that VMX text cannot hold is refused. Libvirt writes
     * both raw, and so a file that cannot be read or that says something else: a deliberate difference. So it is with a
     * serial port whose host is an address with colons.
     */
    SAFE_VALUES(13, 0),
    /** A serial port that listens at any address, as ESX itself writes it, is one. Libvirt 12.8 makes it one to nowhere. */
    SERIAL_PORT_WITHOUT_HOST(13, 0),
    /** An identity that the guest sees and that is stated beside the other is written. Libvirt 12.8 loses it. */
    BOTH_IDENTITIES(13, 0),
    /** A SCSI disk may sit where its address says, by either way of counting. Libvirt 12.8 cannot take back what it wrote. */
    EITHER_SCSI_LAYOUT(13, 0);

    private final int major;
    private final int minor;

    VmxRule(int major, int minor) {
        this.major = major;
        this.minor = minor;
    }

    /** Whether a libvirt of that version has the rule; 12.6 stands for the state after 12.5.0, before 12.8.0. */
    boolean isIn(int libvirtMajor, int libvirtMinor) {
        return major < libvirtMajor || (major == libvirtMajor && minor <= libvirtMinor);
    }
}
