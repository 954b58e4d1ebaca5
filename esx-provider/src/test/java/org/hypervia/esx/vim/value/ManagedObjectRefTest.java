// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.soap.XmlNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagedObjectRefTest {
    @ParameterizedTest
    @CsvSource({"16,16", "vm-1203,1203", "0016,16", "2147483647,2147483647"})
    void theIdOfAMachineIsTheNumberInItsReference(String value, int id) {
        assertThat(ManagedObjectRef.virtualMachine(value).domainId()).hasValue(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vm-", "group-v3", "vm-0", "-4", "0", "", "2147483648", "99999999999", "vm-1x", "vm-vm-1"})
    void anythingElseHasNoId(String value) {
        assertThat(ManagedObjectRef.virtualMachine(value).domainId()).isEmpty();
    }

    @Test
    void whatIsNoReferenceIsNotTakenForOne() {
        VimValue text = VimValue.of(new XmlNode("val", "string", "", "x", List.of()));

        HypervisorException error = catchThrowableOfType(HypervisorException.class, () -> ManagedObjectRef.of(text));

        assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(text.reference()).isEmpty();
    }
}
