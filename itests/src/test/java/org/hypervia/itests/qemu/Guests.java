// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.qemu;

/** Domain XML for QEMU without hardware support, on the kernel and the file system that {@code ./check} builds. */
public final class Guests {
    private static final String SYSTEM = """
              <os>
                <type arch='x86_64' machine='pc'>hvm</type>
                <kernel>/var/lib/libvirt/boot/vmlinuz</kernel>
                <initrd>/var/lib/libvirt/boot/initrd.img</initrd>
                <cmdline>console=ttyS0 quiet panic=-1 tsc=unstable no_timer_check</cmdline>
              </os>
              <features><acpi/><apic/></features>
            """;

    private Guests() {}

    /** One that boots, has a guest agent, a screen, and a card on the network {@code default}. */
    public static String full(String name, String uuid, String mac) {
        return """
                <domain type='qemu'>
                  <name>%s</name>
                  <uuid>%s</uuid>
                  <memory unit='MiB'>96</memory>
                  <vcpu>1</vcpu>
                %s
                  <devices>
                    <interface type='network'>
                      <source network='default'/><mac address='%s'/><model type='virtio'/>
                    </interface>
                    <serial type='pty'><log file='/var/log/libvirt/%s.console'/></serial>
                    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>
                    <video><model type='vga'/></video>
                    <memballoon model='virtio'/>
                  </devices>
                </domain>
                """.formatted(name, uuid, SYSTEM, mac, name);
    }

    /** One that has a disk, which snapshots need, and does nothing. */
    public static String withDisk(String name, String uuid, String image) {
        return """
                <domain type='qemu'>
                  <name>%s</name>
                  <uuid>%s</uuid>
                  <memory unit='MiB'>64</memory>
                  <vcpu>2</vcpu>
                %s
                  <devices>
                    <disk type='file' device='disk'>
                      <driver name='qemu' type='qcow2'/><source file='%s'/><target dev='vda' bus='virtio'/>
                    </disk>
                  </devices>
                </domain>
                """.formatted(name, uuid, SYSTEM, image);
    }

    /** One with a title, a disk and an empty drive, to be changed in many ways. */
    public static String changing(String name, String uuid, String image) {
        return withDisk(name, uuid, image)
                .replace(
                        "  <memory",
                        "  <title>the changed</title>\n  <description>made to be changed</description>\n  <memory")
                .replace(
                        "</disk>",
                        "</disk>\n    <disk type='file' device='cdrom'><target dev='hdc' bus='ide'/><serial>CDSER</serial>"
                                + "<alias name='ua-cd'/></disk>");
    }

    /** A small one that is only there. */
    public static String off(String name) {
        return """
                <domain type='qemu'>
                  <name>%s</name>
                  <memory unit='MiB'>96</memory>
                  <vcpu>1</vcpu>
                %s
                </domain>
                """.formatted(name, SYSTEM);
    }
}
