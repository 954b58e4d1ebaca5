// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.hypervia.api.HypervisorUri;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EsxParametersTest {
    private static EsxParameters parse(String query) {
        return EsxParameters.of(HypervisorUri.parse("esx://h/?" + query));
    }

    @Test
    void theDefaultsAreTlsVerifiedAndTheNewestBehaviour() {
        EsxParameters none = parse("");

        assertThat(none.tls()).isTrue();
        assertThat(none.noVerify()).isFalse();
        assertThat(none.autoAnswer()).isFalse();
        assertThat(none.identifiesByBiosUuid()).isFalse();
        assertThat(none.proxy()).isEmpty();
    }

    @Test
    void compressionIsLeftOpenUnlessSaid() {
        assertThat(parse("").compression()).isEmpty();
        assertThat(parse("compression=1").compression()).contains(true);
        assertThat(parse("compression=1&Compression=0").compression()).contains(false);
    }

    @Test
    void namesAreFreeOfCaseAndTheLastWins() {
        assertThat(parse("NO_VERIFY=0&no_verify=1&Transport=http").noVerify()).isTrue();
        assertThat(parse("Transport=http").tls()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1", "01", "%201", "1"})
    void numbersAreReadAsCReadsThem(String one) {
        assertThat(parse("auto_answer=" + one).autoAnswer()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transport=HTTPS",
                "transport=",
                "no_verify=2",
                "no_verify=",
                "no_verify=1x",
                "no_verify=-1",
                "auto_answer=yes",
                "legacy_uuid=2",
                "compat=8.0",
                "compression=gzip",
                "compression=",
                "no_verify=7&no_verify=1"
            })
    void aBadValueIsRefusedByNameEvenWhenALaterOneIsGood(String query) {
        assertThatExceptionOfType(HypervisorException.class)
                .isThrownBy(() -> parse(query))
                .withMessageContaining(query.substring(0, query.indexOf('=')))
                .returns(ErrorCode.INVALID_ARG, HypervisorException::code);
    }

    @Test
    void unknownNamesAreIgnored() {
        assertThat(parse("colour=blue&authfile=/x&vcenter=*")).isEqualTo(parse(""));
    }

    @ParameterizedTest
    @CsvSource({"legacy_uuid=1,true", "compat=9.0,true", "compat=latest,false", "legacy_uuid=0,false"})
    void theOldIdentityIsAskedForOrComesWithTheOldDialect(String query, boolean bios) {
        assertThat(parse(query).identifiesByBiosUuid()).isEqualTo(bios);
    }

    @ParameterizedTest
    @CsvSource({"esx,true,443", "esx,false,80", "gsx,true,8333", "gsx,false,8222", "vpx,true,443", "vpx,false,80"})
    void everySchemeHasItsPorts(String scheme, boolean tls, int port) {
        assertThat(EsxScheme.of(scheme).defaultPort(tls)).isEqualTo(port);
    }
}
