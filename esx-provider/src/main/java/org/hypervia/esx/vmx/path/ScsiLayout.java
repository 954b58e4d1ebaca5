// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.path;

import org.hypervia.api.definition.device.DeviceAddress;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxRules;

/**
 * How SCSI units are numbered through all controllers. Unit 7 is the controller itself and never a disk.
 *
 * @param units how many units a controller has, the reserved one included
 * @param perController how many disk names one controller takes
 * @param perAddress how many disk names make one controller in an address
 */
public record ScsiLayout(int units, int perController, int perAddress) {
    /** The unit of the controller itself. */
    public static final int RESERVED_UNIT = 7;

    /** The layout of virtual hardware below 13, and the one for writing names without addresses. */
    public static final ScsiLayout WIDE = new ScsiLayout(16, 15, 15);

    /** The first virtual hardware with the large layout. */
    public static final int LARGE_SINCE = 13;

    /** The layout of virtual hardware from 13 on: 64 disks a controller. */
    public static final ScsiLayout LARGE = new ScsiLayout(65, 64, 64);

    /** Libvirt before 12.5 counts 15 names per controller but takes them apart by 63, so names may collide. */
    private static final ScsiLayout COLLIDING = new ScsiLayout(64, 15, 63);

    public static ScsiLayout of(long hardwareVersion, VmxRules rules) {
        if (hardwareVersion < LARGE_SINCE) {
            return WIDE;
        }
        return rules.has(VmxRule.SIXTY_FOUR_UNITS) ? LARGE : COLLIDING;
    }

    int index(int controller, int unit) {
        return controller * perController + (unit < RESERVED_UNIT ? unit : unit - 1);
    }

    public DeviceAddress.Drive address(int index) {
        int rest = index % perAddress;
        return new DeviceAddress.Drive(index / perAddress, 0, 0, rest < RESERVED_UNIT ? rest : rest + 1);
    }
}
