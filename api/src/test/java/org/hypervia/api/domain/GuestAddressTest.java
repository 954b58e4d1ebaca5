// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.hypervia.api.domain.GuestInterface.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestAddressTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 24, 10.0.0.1/24",
        "10.0.0.1, 33, 10.0.0.1/0",
        "10.0.0.1, -1, 10.0.0.1/0",
        "fe80::1%eth0, 64, fe80:0:0:0:0:0:0:1/64",
        "fe80::1, 129, fe80:0:0:0:0:0:0:1/0"
    })
    void aPrefixThatCannotBeIsNotKnown(String text, long prefix, String shown) {
        assertThat(shown(text, prefix)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:10.0.0.1, 96, 10.0.0.1/32", "::ffff:10.0.0.1, 120, 10.0.0.1/24", "::ffff:10.0.0.1, 128, 10.0.0.1/32",
        "::ffff:10.0.0.1, 129, 10.0.0.1/0", "::ffff:10.0.0.1, 24, 10.0.0.1/0", "::ffff:10.0.0.1, 0, 10.0.0.1/0",
        "::FFFF:a00:1, 104, 10.0.0.1/8"
    })
    void anAddressOfIpv4InIpv6KeepsTheBitsThatCountForIt(String text, long prefix, String shown) {
        assertThat(shown(text, prefix)).isEqualTo(shown);
    }

    @Test
    void whatIsNoAddressIsNone() {
        assertThat(Address.parse("host.example", 24)).isEmpty();
    }

    private static String shown(String text, long prefix) {
        Address address = Address.parse(text, prefix).orElseThrow();
        return address.address().getHostAddress() + "/" + address.prefix();
    }
}
