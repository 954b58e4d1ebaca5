// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.Firmware;
import org.hypervia.api.definition.FirmwareFeatures;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.SmbiosMode;
import org.hypervia.api.definition.device.Devices;
import org.hypervia.api.definition.device.Tpm;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxRule;
import org.hypervia.esx.vmx.text.VmxValues;

/** Keys about the guest's system and how it boots: {@code guestOS}, {@code firmware}, {@code nvram}, {@code vtpm.present}. */
final class BootKeys {
    private final VmxInput input;
    private final VmxValues values;

    BootKeys(VmxInput input) {
        this.input = input;
        this.values = input.values();
    }

    OperatingSystem.Builder systemAndSmbios() {
        String guest = values.text("guestOS");
        boolean is64Bit = guest != null && guest.endsWith("-64");
        OperatingSystem.Builder os = OperatingSystem.builder(is64Bit ? Architecture.X86_64 : Architecture.I686);
        if (values.flag("smbios.reflecthost", false)) {
            os.smbios(SmbiosMode.HOST);
        }
        return os;
    }

    void addFirmware(OperatingSystem.Builder os) {
        String firmware = values.text("firmware");
        if (firmware != null) {
            if (!firmware.equals("efi")) {
                throw Refusal.value("firmware", firmware, "'efi'");
            }
            os.firmware(Firmware.EFI);
        }
        if (input.rules().has(VmxRule.SECURE_BOOT)
                && values.flag("uefi.secureBoot.enabled", false)
                && firmware != null) {
            os.firmwareFeatures(FirmwareFeatures.SECURE_BOOT);
        }
        String nvram = input.rules().has(VmxRule.NVRAM) ? values.text("nvram") : null;
        if (nvram != null) {
            os.nvram(input.source(nvram));
        }
    }

    void addVtpm(Devices.Builder devices) {
        if (input.rules().has(VmxRule.VTPM) && values.flag("vtpm.present", false)) {
            devices.addTpm(Tpm.EMULATED_CRB_2_0);
        }
    }
}
