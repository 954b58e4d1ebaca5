// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.hypervia.api.HypervisorUri.Parameter;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HypervisorUriTest {
    @Test
    void everyPartIsTakenApartAndDecoded() {
        HypervisorUri uri = HypervisorUri.parse("VPX://DOM%5cann@vc.example:8443/f%201/dc%2fx/host?no_verify=1");

        assertThat(uri.scheme()).isEqualTo("vpx");
        assertThat(uri.user()).contains("DOM\\ann");
        assertThat(uri.host()).isEqualTo("vc.example");
        assertThat(uri.port()).isEqualTo(8443);
        assertThat(uri.path()).isEqualTo("/f 1/dc/x/host");
        assertThat(uri.query()).contains("no_verify=1");
    }

    @Test
    void anEscapedSlashSeparatesNothing() {
        HypervisorUri uri = HypervisorUri.parse("vpx://vc.example/f%201//DC%2fEast/100%2525/");

        assertThat(uri.pathSegments()).containsExactly("f 1", "DC/East", "100%25");
        assertThat(uri.path()).isEqualTo("/f 1//DC/East/100%25/");
        assertThat(uri).hasToString("vpx://vc.example/f%201//DC%2fEast/100%2525/");
    }

    @Test
    void whatIsAbsentIsEmpty() {
        HypervisorUri uri = HypervisorUri.parse("test:///default");

        assertThat(uri.user()).isEmpty();
        assertThat(uri.host()).isEmpty();
        assertThat(uri.port()).isZero();
        assertThat(uri.query()).isEmpty();
    }

    @Test
    void anIpv6LiteralLosesItsBracketsAndGetsThemBack() {
        HypervisorUri uri = HypervisorUri.parse("esx://[::1]:443/");

        assertThat(uri.host()).isEqualTo("::1");
        assertThat(uri).hasToString("esx://[::1]:443/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "esx://root@host_1.example/?no_verify=1&x=%20",
                "esx://h",
                "vpx://h/a%20b/c",
                "gsx://h:8333/",
                "test:///default",
                "qemu+ssh://u@h/system"
            })
    void textAndPartsAreTheSame(String text) {
        assertThat(HypervisorUri.parse(text)).hasToString(text);
    }

    @Test
    void thePortCanBeReplaced() {
        assertThat(HypervisorUri.parse("esx://h/?a=b").withPort(443)).hasToString("esx://h:443/?a=b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1&b=2|a:1 b:2",
                "a=1;b=2|a:1 b:2",
                "a=1;b=2&c=3|a:1;b=2 c:3",
                "&&a&b=&=x|a: b:",
                "a=x+y%2B|a:x+y+",
                "%61=%3d|a:="
            })
    void parametersFollowLibvirtsRules(String query, String expected) {
        List<String> found = HypervisorUri.parse("esx://h/?" + query).parameters().stream()
                .map(p -> p.name() + ":" + p.value())
                .toList();

        assertThat(String.join(" ", found)).isEqualTo(expected);
    }

    @Test
    void theLastParameterOfANameWinsWhateverItsCase() {
        HypervisorUri uri = HypervisorUri.parse("esx://h/?no_verify=0&NO_Verify=1");

        assertThat(uri.parameter("no_verify")).contains("1");
        assertThat(uri.parameters()).containsExactly(new Parameter("no_verify", "0"), new Parameter("NO_Verify", "1"));
        assertThat(uri.parameter("other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "//host/", ":x"})
    void aTextWithoutASchemeIsNoConnection(String text) {
        assertThat(errorOf(text).code()).isEqualTo(ErrorCode.NO_CONNECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "esx://a b/",
                "esx://h:0/",
                "esx://h:65536/",
                "esx://h:99999999999/",
                "esx://h:x/",
                "esx://u%zz@h/",
                "esx://u%4@h/",
                "esx://u%00@h/",
                "esx://[::1/",
                "1esx://h/",
                "esx://h/\n"
            })
    void aBrokenUriIsRefused(String text) {
        assertThat(errorOf(text).code()).isEqualTo(ErrorCode.INVALID_ARG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"esx://root:geheim@h/", "esx://root:geheim@h:99999/", "esx://root:ge%zzheim@h/"})
    void aPasswordIsRefusedAndNotRepeated(String text) {
        HypervisorException error = errorOf(text);

        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_ARG);
        assertThat(error.getMessage()).doesNotContain("heim").contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VPX://h/",
                "esx://DOM\\ann@h/",
                "esx://dom%5cann@h/",
                "esx:///",
                "esx://h:0443/?x=1#part",
                "vpx://vc/a%2fb/c%2Fd"
            })
    void theTextStaysAsItWasTyped(String text) {
        assertThat(HypervisorUri.parse(text)).hasToString(text);
        assertThat(HypervisorUri.parse(text).shown()).isEqualTo(text);
    }

    @Test
    void oneUriWrittenInTwoWaysIsOne() {
        HypervisorUri one = HypervisorUri.parse("ESX://DOM\\ann@h/?a=b");

        assertThat(one)
                .isEqualTo(HypervisorUri.parse("esx://DOM%5Cann@h/?a=b"))
                .hasSameHashCodeAs(HypervisorUri.parse("esx://DOM%5cann@h/?a=b"));
        assertThat(one).isNotEqualTo(HypervisorUri.parse("esx://DOM%5Cann@h:1/?a=b"));
        assertThat(one.withPort(443)).hasToString("esx://DOM%5Cann@h:443/?a=b");
        assertThat(one.withQuery(Optional.empty())).hasToString("esx://DOM%5Cann@h/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "esx://h/?proxy=http://ann:geheim@p:1&no_verify=1|esx://h/?proxy=***@p:1&no_verify=1",
                "esx://h/?proxy=http%3A%2F%2Fann%3Ageheim%40p|esx://h/?proxy=***%40p",
                "esx://h/?vcenter=ann:geheim@vc|esx://h/?vcenter=***@vc",
                "esx://h/?vcenter=ann@vc&x=y|esx://h/?vcenter=ann@vc&x=y",
                "esx://h/?Password=geheim&x=y|esx://h/?Password=***&x=y",
                "esx://h/?x=y;my_token=geheim|esx://h/?x=y;my_token=***",
                "esx://[::1]:443/?x=a@b|esx://[::1]:443/?x=a@b"
            })
    void whatLooksLikeAPasswordIsNotShown(String text, String shown) {
        assertThat(HypervisorUri.parse(text).shown()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "esx://root:ge/heim@h/",
                "esx://root:ge?heim@h/",
                "esx://root:ge#heim@h/",
                "esx://root:ge@heim@h/",
                "esx://root:1heim@h/"
            })
    void aPasswordOfAnyCharactersStaysOutOfTheMessage(String text) {
        assertThat(errorOf(text).getMessage()).doesNotContain("heim").contains("***");
    }

    private static HypervisorException errorOf(String text) {
        return catchThrowableOfType(HypervisorException.class, () -> HypervisorUri.parse(text));
    }
}
