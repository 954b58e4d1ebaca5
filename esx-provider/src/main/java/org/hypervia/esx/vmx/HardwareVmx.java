// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.hypervia.esx.vmx.text.VmxValues;

/**
 * What every file begins with, {@code .encoding}, {@code config.version} and {@code virtualHW.version}, and what the
 * virtual hardware of that version has beside devices, {@code pciBridgeN.*} and {@code vmci0.present}.
 */
final class HardwareVmx {
    private static final String CONFIG = "config.version";
    private static final int CONFIG_VERSION = 8;
    private static final String HARDWARE = "virtualHW.version";
    private static final int LOWEST_HARDWARE = 4;

    /** The first virtual hardware with PCI Express root ports and the VMCI device. */
    private static final int PCI_BRIDGES_SINCE = 7;

    private HardwareVmx() {}

    /** Checks both versions; returns that of the virtual hardware. */
    static long read(VmxValues values) {
        if (!values.has(CONFIG) && !values.has(HARDWARE)) {
            // Whatever this is, it is no VMX file; not even a lenient conversion makes a machine of it.
            throw Refusal.missing(CONFIG);
        }
        long config = version(CONFIG, CONFIG_VERSION, values);
        if (config != CONFIG_VERSION) {
            values.concede(CONFIG, Action.REPLACED, Refusal.value(CONFIG, Long.toString(config), "8"));
        }
        long hardware = version(HARDWARE, LOWEST_HARDWARE, values);
        if (hardware < LOWEST_HARDWARE) {
            values.concede(HARDWARE, Action.KEPT, Refusal.value(HARDWARE, Long.toString(hardware), "4 or higher"));
        }
        return hardware;
    }

    private static long version(String key, long instead, VmxValues values) {
        try {
            return values.requiredNumber(key);
        } catch (HypervisorException noNumber) {
            values.concede(key, Action.REPLACED, noNumber);
            return instead;
        }
    }

    static void write(int hardware, VmxOutput out) {
        out.add(".encoding", "UTF-8");
        out.add(CONFIG, CONFIG_VERSION);
        out.add(HARDWARE, hardware);
    }

    /** Writes what stands at the end of a file, and is never read. */
    static void writeBridges(int hardware, boolean hasScsi, VmxOutput out) {
        if (hardware < PCI_BRIDGES_SINCE) {
            return;
        }
        if (hasScsi) {
            out.add("pciBridge0.present", true);
            for (int bridge = 4; bridge <= 7; bridge++) {
                out.add("pciBridge" + bridge + ".present", true);
                out.add("pciBridge" + bridge + ".virtualDev", "pcieRootPort");
                out.add("pciBridge" + bridge + ".functions", "8");
            }
        }
        out.add("vmci0.present", true);
    }
}
