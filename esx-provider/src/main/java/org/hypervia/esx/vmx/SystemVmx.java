// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.SmbiosMode;
import org.hypervia.esx.vmx.text.Refusal;
import org.hypervia.esx.vmx.text.VmxOutput;
import org.hypervia.esx.vmx.text.VmxValues;

/** What runs in the machine: {@code guestOS}, of which only the word size counts, and {@code smbios.reflecthost}. */
final class SystemVmx {
    private static final String GUEST = "guestOS";
    private static final String SMBIOS = "smbios.reflecthost";

    private SystemVmx() {}

    static OperatingSystem.Builder read(VmxValues values) {
        String guest = values.text(GUEST);
        boolean is64Bit = guest != null && guest.endsWith("-64");
        OperatingSystem.Builder os = OperatingSystem.builder(is64Bit ? Architecture.X86_64 : Architecture.I686);
        if (values.flag(SMBIOS, false)) {
            os.smbios(SmbiosMode.HOST);
        }
        return os;
    }

    static void write(OperatingSystem os, VmxOutput out) {
        out.add(GUEST, guest(os.architecture()));
        SmbiosMode smbios = os.smbios().orElse(SmbiosMode.EMULATE);
        switch (smbios) {
            case EMULATE -> {}
            case HOST -> out.add(SMBIOS, true);
            case SYSINFO ->
                throw Refusal.unsupported("The smbios mode 'sysinfo' cannot be written as VMX; use host or emulate");
        }
    }

    private static String guest(Architecture architecture) {
        return switch (architecture) {
            case I686 -> "other";
            case X86_64 -> "other-64";
            default ->
                throw Refusal.internal("A guest of the architecture '" + architecture.libvirtName()
                        + "' cannot be written as VMX; use i686 or x86_64");
        };
    }
}
