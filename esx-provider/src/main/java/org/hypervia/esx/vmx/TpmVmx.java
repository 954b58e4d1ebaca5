// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.List;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Tpm;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.hypervia.esx.vmx.text.VmxRule;

/** The trusted platform module, {@code vtpm.present}. */
final class TpmVmx {
    private static final String KEY = "vtpm.present";
    private static final int SINCE = 14;

    private TpmVmx() {}

    static void read(VmxInput in, Devices.Builder devices) {
        if (in.rules().has(VmxRule.VTPM) && in.values().flag(KEY, false)) {
            devices.add(Tpm.EMULATED_CRB_2_0);
        }
    }

    static void write(DomainDefinition domain, VmxWriteContext context, VmxOutput out) {
        List<Tpm> tpms = domain.devices().tpms();
        if (tpms.isEmpty() || !context.rules().has(VmxRule.VTPM)) {
            return;
        }
        if (tpms.size() > 1) {
            throw Refusal.unsupported("A machine has one TPM at most, not " + tpms.size() + "; remove the others");
        }
        if (context.hardwareVersion() < SINCE) {
            throw Refusal.unsupported("Virtual hardware " + context.hardwareVersion() + " has no TPM; use " + SINCE
                    + " or higher, or remove the tpm element");
        }
        if (!FirmwareVmx.isEfi(domain.os())) {
            throw Refusal.unsupported("A TPM needs the firmware efi; set the attribute firmware of the os element");
        }
        if (!tpms.get(0).equals(Tpm.EMULATED_CRB_2_0)) {
            throw Refusal.unsupported(
                    "Only a TPM of the model tpm-crb with a backend of type emulator, version 2.0, can be written as"
                            + " VMX; change the tpm element");
        }
        // In capitals, unlike all other values: so does libvirt.
        out.add(KEY, "TRUE");
    }
}
