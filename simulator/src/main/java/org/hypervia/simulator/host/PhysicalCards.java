// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import org.hypervia.simulator.value.DataObject;
import org.jspecify.annotations.Nullable;

/** The cards of the host itself, the ones in it and the ones its kernel makes up. */
public final class PhysicalCards {
    /** What stands before the device in a card's key. */
    static final String KEY = "key-vim.host.PhysicalNic-";

    private PhysicalCards() {}

    /** A card with a link of 10 Gbit/s and no address, as cards of a hypervisor are. */
    static DataObject of(String device, int number) {
        return of(
                device,
                "02:00:5e:10:00:0" + number,
                10_000,
                DataObject.of("HostIpConfig").set("dhcp", false).build());
    }

    /**
     * A card.
     *
     * @param device its device, such as {@code vmnic2}
     * @param mac its hardware address
     * @param speedMb the speed of its link in Mbit/s; 0 without a link
     * @param ip its {@code HostIpConfig}; null for none
     */
    public static DataObject of(String device, String mac, int speedMb, @Nullable DataObject ip) {
        DataObject.Builder speed = speedMb == 0
                ? null
                : DataObject.of("PhysicalNicLinkInfo").set("speedMb", speedMb).set("duplex", true);
        return DataObject.of("PhysicalNic")
                .set("key", KEY + device)
                .set("device", device)
                .set("pci", "0000:19:00." + device.replaceAll("\\D", ""))
                .set("driver", "ixgben")
                .set("linkSpeed", speed)
                .set("spec", DataObject.of("PhysicalNicSpec").set("ip", ip).set("linkSpeed", speed))
                .set("wakeOnLanSupported", true)
                .set("mac", mac)
                .build();
    }

    /** The card of the host itself with this number; the first is the one the host is reached by. */
    static DataObject kernel(int number, String portGroup) {
        String device = "vmk" + number;
        return DataObject.of("HostVirtualNic")
                .set("device", device)
                .set("key", "key-vim.host.VirtualNic-" + device)
                .set("portgroup", portGroup)
                .set(
                        "spec",
                        DataObject.of("HostVirtualNicSpec")
                                .set(
                                        "ip",
                                        DataObject.of("HostIpConfig")
                                                .set("dhcp", false)
                                                .set("ipAddress", number == 0 ? "127.0.0.1" : "192.0.2." + number)
                                                .set("subnetMask", number == 0 ? "255.0.0.0" : "255.255.255.0"))
                                .set("mac", "02:00:5e:10:00:" + (number == 0 ? "00" : "1" + number))
                                .set("mtu", 1500))
                .build();
    }
}
