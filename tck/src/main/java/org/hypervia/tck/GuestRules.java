// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.hypervia.api.domain.InterfaceAddressSource;
import org.hypervia.api.domain.Screenshot;
import org.hypervia.api.error.ErrorCode;

/** The guest, its screen. */
abstract class GuestRules extends Rules {
    GuestRules(ProviderContract contract) {
        super(contract);
    }

    @Rule(id = "GUST-01", value = "a guest that runs tells its host name", needs = "domain.guest")
    void tellsItsName() {
        assertThat(running().guest().hostname()).isNotBlank();
    }

    @Rule(id = "GUST-02", value = "one that is off cannot be asked: OPERATION_INVALID", needs = "domain.guest")
    void offTellsNothing() {
        fails(ErrorCode.OPERATION_INVALID, () -> off().guest().hostname());
        fails(ErrorCode.OPERATION_INVALID, () -> off().guest().interfaces(InterfaceAddressSource.AGENT));
    }

    @Rule(id = "GUST-03", value = "interfaces have addresses with a prefix", needs = "domain.guest")
    void tellsItsAddresses() {
        assertThat(running().guest().interfaces(InterfaceAddressSource.AGENT))
                .isNotEmpty()
                .allSatisfy(card -> {
                    assertThat(card.name()).isNotBlank();
                    assertThat(card.addresses())
                            .allSatisfy(address -> assertThat(address.prefix()).isBetween(0, 128));
                });
    }

    @Rule(id = "GUST-04", value = "a screenshot is a PNG picture", needs = "domain.screenshot")
    void showsItsScreen() throws IOException {
        try (Screenshot picture = running().screenshot(0)) {
            assertThat(picture.mimeType()).isEqualTo("image/png");
            assertThat(picture.content().readNBytes(4)).containsExactly(0x89, 'P', 'N', 'G');
        }
    }

    @Rule(id = "GUST-05", value = "a domain that is off has no screen: OPERATION_INVALID", needs = "domain.screenshot")
    void offShowsNothing() {
        fails(ErrorCode.OPERATION_INVALID, () -> off().screenshot(0));
    }
}
