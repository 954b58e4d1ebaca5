// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCodeTest {
    @ParameterizedTest
    @CsvSource({
        "INTERNAL_ERROR,1",
        "NO_SUPPORT,3",
        "NO_CONNECT,5",
        "INVALID_CONN,6",
        "INVALID_DOMAIN,7",
        "INVALID_ARG,8",
        "HTTP_ERROR,12",
        "XML_ERROR,27",
        "OPERATION_DENIED,29",
        "CONF_SYNTAX,33",
        "XML_DETAIL,35",
        "NO_DOMAIN,42",
        "NO_NETWORK,43",
        "AUTH_FAILED,45",
        "NO_STORAGE_POOL,49",
        "NO_STORAGE_VOL,50",
        "OPERATION_INVALID,55",
        "NO_INTERFACE,57",
        "CONFIG_UNSUPPORTED,67",
        "INVALID_DOMAIN_SNAPSHOT,71",
        "NO_DOMAIN_SNAPSHOT,72",
        "INVALID_STREAM,73",
        "ARGUMENT_UNSUPPORTED,74",
        "OVERFLOW,82",
        "OPERATION_UNSUPPORTED,84",
        "ACCESS_DENIED,88",
        "XML_INVALID_SCHEMA,92",
        "MULTIPLE_DOMAINS,110",
        "INVALID_ENCR_KEY_SECRET,114"
    })
    void codesHaveLibvirtsNumbers(ErrorCode code, int number) {
        assertThat(code.number()).isEqualTo(number);
    }

    @Test
    void everyCodeIsFoundByItsNumber() {
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(ErrorCode.ofNumber(code.number())).contains(code);
        }
    }

    @Test
    void anUnknownNumberIsNoCode() {
        assertThat(ErrorCode.ofNumber(0)).isEmpty();
        assertThat(ErrorCode.ofNumber(ErrorCode.values().length + 1)).isEmpty();
    }
}
