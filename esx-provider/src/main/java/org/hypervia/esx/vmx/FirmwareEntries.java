// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import java.util.List;
import org.hypervia.api.definition.DomainDefinition;
import org.hypervia.api.definition.Firmware;
import org.hypervia.api.definition.device.Tpm;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.hypervia.esx.vmx.text.VmxRule;

/** Writes {@code firmware}, {@code nvram} and {@code vtpm.present}. */
final class FirmwareEntries {
    private static final int VTPM_SINCE = 14;

    private final DomainDefinition domain;
    private final VmxWriteContext context;
    private final VmxOutput out;

    FirmwareEntries(DomainDefinition domain, VmxWriteContext context, VmxOutput out) {
        this.domain = domain;
        this.context = context;
        this.out = out;
    }

    void write() {
        if (isEfi()) {
            out.add("firmware", "efi");
        }
        if (context.rules().has(VmxRule.NVRAM)) {
            domain.os().nvram().ifPresent(this::nvram);
        }
    }

    private boolean isEfi() {
        return domain.os().firmware().filter(Firmware.EFI::equals).isPresent();
    }

    private void nvram(String path) {
        String fileName;
        try {
            fileName = context.paths().format(path);
        } catch (HypervisorException unknownPath) {
            // ESX makes such a file by itself, so a path that means nothing here is left out, as libvirt does; a host
            // that
            // cannot be reached is another matter.
            if (unknownPath.code() == ErrorCode.INTERNAL_ERROR || unknownPath.code() == ErrorCode.INVALID_ARG) {
                return;
            }
            throw unknownPath;
        }
        out.add("nvram", fileName);
    }

    void writeVtpm() {
        List<Tpm> tpms = domain.devices().tpms();
        if (tpms.isEmpty() || !context.rules().has(VmxRule.VTPM)) {
            return;
        }
        if (tpms.size() > 1) {
            throw Refusal.unsupported("A machine has one TPM at most, not " + tpms.size() + "; remove the others");
        }
        if (context.hardwareVersion() < VTPM_SINCE) {
            throw Refusal.unsupported("Virtual hardware " + context.hardwareVersion() + " has no TPM; use " + VTPM_SINCE
                    + " or higher, or remove the tpm element");
        }
        if (!isEfi()) {
            throw Refusal.unsupported("A TPM needs the firmware efi; set the attribute firmware of the os element");
        }
        if (!tpms.get(0).equals(Tpm.EMULATED_CRB_2_0)) {
            throw Refusal.unsupported(
                    "Only a TPM of the model tpm-crb with a backend of type emulator, version 2.0, can be written as"
                            + " VMX; change the tpm element");
        }
        // In capitals, unlike all other values: so does libvirt.
        out.add("vtpm.present", "TRUE");
    }
}
