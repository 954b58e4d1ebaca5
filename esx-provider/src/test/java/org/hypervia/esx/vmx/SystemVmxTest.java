// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hypervia.api.error.ErrorCode.CONFIG_UNSUPPORTED;
import static org.hypervia.esx.vmx.Vmx.read;
import static org.hypervia.esx.vmx.Vmx.refuses;

import org.hypervia.api.definition.Architecture;
import org.hypervia.api.definition.OperatingSystem;
import org.hypervia.api.definition.SmbiosMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sections 2.3 and 3.2 of the reference. */
class SystemVmxTest {
    private static final Written OLD = Written.hardware(4);

    private static OperatingSystem.Builder os() {
        return OperatingSystem.builder(Architecture.I686);
    }

    @ParameterizedTest
    @CsvSource({"rhel7-64,X86_64", "other-64,X86_64", "other,I686", "rhel-64x,I686", "'',I686", "-64,X86_64"})
    void takesTheArchitectureFromTheGuest(String guest, Architecture architecture) {
        assertThat(read("guestOS=" + guest).os().architecture()).isEqualTo(architecture);
    }

    @Test
    void readsSmbios() {
        assertThat(read("smbios.reflecthost=TRUE").os().smbios()).contains(SmbiosMode.HOST);
        assertThat(read("smbios.reflecthost=false").os().smbios()).isEmpty();
        refuses("smbios.reflecthost=yes", "smbios.reflecthost");
    }

    @Test
    void writesGuestAndSmbios() {
        assertThat(OLD.added(domain ->
                        domain.os(os().architecture(Architecture.X86_64).build())))
                .containsExactly("guestOS = \"other-64\"");
        assertThat(OLD.added(domain -> domain.os(os().smbios(SmbiosMode.HOST).build())))
                .containsExactly("smbios.reflecthost = \"true\"");
        assertThat(OLD.added(domain -> domain.os(os().smbios(SmbiosMode.EMULATE).build())))
                .isEmpty();
        OLD.refuses(
                CONFIG_UNSUPPORTED,
                domain -> domain.os(os().smbios(SmbiosMode.SYSINFO).build()),
                "sysinfo");
    }
}
