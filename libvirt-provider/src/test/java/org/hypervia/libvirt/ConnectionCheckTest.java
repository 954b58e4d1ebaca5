// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.check.CheckOutcome;
import org.hypervia.api.check.CheckStep;
import org.hypervia.api.check.ConnectionCheck;
import org.hypervia.spi.registry.ProviderRegistry;
import org.junit.jupiter.api.Test;

/** What libvirt can tell of a connection, and in whose words it says no. */
class ConnectionCheckTest {
    private static ConnectionCheck check(String uri) {
        Libvirt.need();
        return new ProviderRegistry(() -> List.of(Libvirt.PROVIDER))
                .check(ConnectionSpec.builder(uri).build());
    }

    @Test
    void aConnectionAndItsVersions() {
        ConnectionCheck check = check("test:///default");

        assertThat(check.passed()).isTrue();
        assertThat(check.steps())
                .extracting(CheckStep::name)
                .startsWith("provider", "connect", "encryption", "version", "library");
        assertThat(check.step("version").orElseThrow().detail()).isEqualTo("TEST 0.0.2");
        assertThat(check.privileges()).isEmpty();
    }

    @Test
    void whatLibvirtRefusesIsTypedAndEndsIt() {
        ConnectionCheck check = check("test:///no/such/file.xml");

        CheckStep step = check.step("connect").orElseThrow();
        assertThat(step.outcome()).isEqualTo(CheckOutcome.FAILED);
        assertThat(step.code()).isPresent();
        assertThat(step.detail()).contains("/no/such/file.xml");
        assertThat(check.step("version").orElseThrow().outcome()).isEqualTo(CheckOutcome.SKIPPED);
    }
}
