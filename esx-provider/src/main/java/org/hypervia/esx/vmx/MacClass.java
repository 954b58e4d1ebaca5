// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.api.value.MacAddress;

/** The ranges of MAC addresses that VMware tells apart. */
enum MacClass {
    /** 00:0c:29:xx:xx:xx: made by an ESX server. */
    SERVER,
    /** 00:50:56:00:00:00 to 00:50:56:3f:ff:ff: given by an administrator. */
    ADMINISTRATOR,
    /** 00:50:56:80:00:00 to 00:50:56:bf:ff:ff: made by a vCenter or a VI client. */
    VPX,
    /** All others; ESX refuses them unless told not to check. */
    FOREIGN;

    static MacClass of(MacAddress mac) {
        if (mac.prefix() == 0x000c29) {
            return SERVER;
        }
        if (mac.prefix() != 0x005056) {
            return FOREIGN;
        }
        // The two highest bits of the fourth byte.
        return switch ((int) (mac.bits() >> 22 & 3)) {
            case 0 -> ADMINISTRATOR;
            case 2 -> VPX;
            default -> FOREIGN;
        };
    }
}
