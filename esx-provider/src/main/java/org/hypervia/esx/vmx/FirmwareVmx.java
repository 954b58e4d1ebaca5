// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.api.conversion.ConversionWarning.Action;
import org.hypervia.api.definition.Firmware;
import org.hypervia.api.definition.FirmwareFeatures;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxValues;

/** How the machine boots: {@code firmware}, {@code uefi.secureBoot.enabled}, which is only read, and {@code nvram}. */
final class FirmwareVmx {
    private static final String KEY = "firmware";
    private static final String EFI = "efi";
    private static final String NVRAM = "nvram";

    private FirmwareVmx() {}

    static void read(VmxInput in, OperatingSystem.Builder os) {
        VmxValues values = in.values();
        String firmware = values.text(KEY);
        if (firmware != null && !firmware.equals(EFI)) {
            values.concede(KEY, Action.LEFT_OUT, Refusal.value(KEY, firmware, "'efi'"));
            firmware = firmware.equalsIgnoreCase(EFI) ? EFI : null;
        }
        if (firmware != null) {
            os.firmware(Firmware.EFI);
        }
        if (in.rules().has(VmxRule.SECURE_BOOT) && values.flag("uefi.secureBoot.enabled", false) && firmware != null) {
            os.firmwareFeatures(FirmwareFeatures.SECURE_BOOT);
        }
        String nvram = in.rules().has(VmxRule.NVRAM) ? values.text(NVRAM) : null;
        if (nvram != null) {
            os.nvram(in.source(NVRAM, nvram));
        }
    }

    static void write(OperatingSystem os, VmxWriteContext context, VmxOutput out) {
        if (isEfi(os)) {
            out.add(KEY, EFI);
        }
        if (context.rules().has(VmxRule.NVRAM)) {
            os.nvram().ifPresent(path -> writeNvram(path, context, out));
        }
    }

    static boolean isEfi(OperatingSystem os) {
        return os.firmware().filter(Firmware.EFI::equals).isPresent();
    }

    private static void writeNvram(String path, VmxWriteContext context, VmxOutput out) {
        String fileName;
        try {
            fileName = context.paths().format(path);
        } catch (HypervisorException unknownPath) {
            // ESX makes such a file by itself, so a path that means nothing here is left out, as libvirt does; a host
            // that cannot be reached is another matter.
            if (unknownPath.code() == ErrorCode.INTERNAL_ERROR || unknownPath.code() == ErrorCode.INVALID_ARG) {
                return;
            }
            throw unknownPath;
        }
        out.add(NVRAM, fileName);
    }
}
