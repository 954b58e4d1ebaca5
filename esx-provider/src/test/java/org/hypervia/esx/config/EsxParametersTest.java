// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.UriParameter;
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
                "tls_pin=abc",
                "tls_pin=",
                "vcenter=",
                "vcenter=a b",
                "vcenter=h:0",
                "vcenter=h:70000",
                "vcenter=root:pw@h",
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
        assertThat(parse("colour=blue&authfile=/x&no_verify=1").noVerify()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "no_verfy,no_verify",
        "noverify,no_verify",
        "NO_VERIFI,no_verify",
        "no-verify,no_verify",
        "vcentre,vcenter",
        "porxy,proxy",
        "auto_anwser,auto_answer",
        "tls_pins,tls_pin",
        "ca_cert,cacert",
        "colour,",
        "x,",
        "socket,",
        "command,"
    })
    void aNameThatIsNearlyRightIsRecognised(String written, String meant) {
        assertThat(ParameterTable.nearest(written)).isEqualTo(Optional.ofNullable(meant));
    }

    @Test
    void severalCertificatesArePinnedSoThatOneCanBeReplaced() {
        String first = "0123456789abcdef".repeat(4);
        String second = "AA:".repeat(31) + "AA";
        String third = "c".repeat(64);

        assertThat(parse("tls_pin=" + first + "," + second + "&TLS_PIN=" + third)
                        .pins())
                .containsExactly(first, "aa".repeat(32), third);
        assertThat(parse("").pins()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "vcenter=*,,,0",
        "vcenter=vc.example,,vc.example,0",
        "vcenter=vc.example:8443,,vc.example,8443",
        "vcenter=*:8443,,,8443",
        "vcenter=10.0.0.1,,10.0.0.1,0",
        "vcenter=[fd00::1],,fd00::1,0",
        "vcenter=[fd00::1]:444,,fd00::1,444",
        "vcenter=fd00::1,,fd00::1,0",
        "vcenter=ann@vc,ann,vc,0",
        "vcenter=administrator%40vsphere.local@vc,administrator@vsphere.local,vc,0",
        "vcenter=DOM\\ann@*,DOM\\ann,,0",
        "vcenter=a&VCenter=b,,b,0",
    })
    void theVCenterIsNamedByNameOrAddressOrLeftToTheHost(String query, String user, String host, int port) {
        assertThat(parse(query).vcenter())
                .contains(new CenterAddress(Optional.ofNullable(user), Optional.ofNullable(host), port));
    }

    @Test
    void aPasswordInAValueIsNotRepeated() {
        assertThatExceptionOfType(HypervisorException.class)
                .isThrownBy(() -> parse("vcenter=root:geheim@h"))
                .withMessageContaining("vcenter")
                .withMessageNotContaining("geheim");
    }

    @Test
    void whatABadValueHoldsBeginsNoOtherLine() {
        assertThatExceptionOfType(HypervisorException.class)
                .isThrownBy(() -> parse("transport=x%0Aerror:%20all%20is%20well"))
                .withMessageContaining("x?error");
    }

    @Test
    void theTableHasEachNameOnceAndSaysWhatItIs() {
        assertThat(ParameterTable.lines())
                .extracting(UriParameter::name)
                .doesNotHaveDuplicates()
                .contains("transport", "vcenter", "no_verify", "auto_answer", "proxy", "cacert", "legacy_uuid")
                .contains("authfile", "compat", "compression", "tls_pin", "connect_timeout", "call_timeout");
        assertThat(ParameterTable.lines()).allSatisfy(line -> {
            assertThat(line.values()).isNotBlank();
            assertThat(line.meaning()).isNotBlank();
            assertThat(line.since()).matches("libvirt( [0-9.]+)?|Hypervia");
        });
    }

    /** Changing the table changes the guide: this prints the lines that must stand there. */
    @Test
    void theGuideHasExactlyThisTable() throws IOException {
        List<String> lines = ParameterTable.lines().stream()
                .map(line -> "| `" + line.name() + "` | " + line.values() + " | "
                        + (line.usual().isEmpty() ? "" : "`" + line.usual() + "`") + " | " + line.meaning() + " | "
                        + line.since() + " |")
                .toList();

        assertThat(Files.readString(Path.of("..", "docs", "guide.md"))).contains(String.join("\n", lines) + "\n\n");
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
