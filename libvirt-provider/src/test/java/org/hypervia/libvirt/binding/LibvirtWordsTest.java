// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.binding;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import org.hypervia.api.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

class LibvirtWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO_DOMAIN|Domain not found: no domain 'x'|no domain 'x'",
                "INTERNAL_ERROR|internal error: internal error: it broke|it broke",
                "NO_SUPPORT|this function is not supported by the connection driver: virDomainReset|virDomainReset",
                "OPERATION_DENIED|operation forbidden for read only access|for read only access",
                // The detail stands in the middle or is all there is.
                "DOM_EXIST|domain x exists already|domain x exists already",
                "SYSTEM_ERROR|Cannot recv data|Cannot recv data",
                // Words of another code belong to the message.
                "INVALID_ARG|unsupported flags (0x1) in function f|unsupported flags (0x1) in function f",
                "NO_DOMAIN|Domain not found|libvirt gives no detail",
                "AUTH_FAILED|authentication failed: |libvirt gives no detail",
                "NO_CONNECT|''|libvirt gives no detail",
            })
    void aTextLosesTheWordsOfItsCode(ErrorCode code, String text, String message) {
        assertThat(LibvirtWords.strip(code, text)).isEqualTo(message);
    }

    /** Against the library itself, whose function for this is not public; its symbol may have any other version. */
    @Test
    void theWordsAreThoseOfTheLibrary() {
        Function texts = texts();
        for (ErrorCode code : ErrorCode.values()) {
            String text = (String) texts.invoke(String.class, new Object[] {code.number(), "detail"});
            // Codes that this libvirt is too old for.
            if (text != null) {
                String words = text.endsWith(": %s") ? text.substring(0, text.length() - ": %s".length()) : "";
                assertThat(code.words()).as(code.name()).isEqualTo(words);
            }
        }
    }

    private static Function texts() {
        try {
            return NativeLibrary.getInstance("virt").getFunction("virErrorMsg");
        } catch (UnsatisfiedLinkError e) {
            throw new TestAbortedException("this libvirt does not show its table of words", e);
        }
    }
}
