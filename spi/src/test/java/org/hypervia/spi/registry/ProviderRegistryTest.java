// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.check.CheckOutcome;
import org.hypervia.api.check.CheckStep;
import org.hypervia.api.check.ConnectionCheck;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.HypervisorProvider;
import org.hypervia.spi.ProviderSession;
import org.hypervia.spi.handle.BareSession;
import org.junit.jupiter.api.Test;

class ProviderRegistryTest {
    /** A provider that opens sessions without any operation. */
    private record BareProvider(String id, Set<String> schemes, Optional<String> unavailable, int rank)
            implements HypervisorProvider {
        BareProvider(String id, Set<String> schemes, Optional<String> unavailable) {
            this(id, schemes, unavailable, 0);
        }

        @Override
        public ProviderSession open(ConnectionSpec spec, Deadline deadline) {
            return new BareSession(spec.uri());
        }
    }

    private static final HypervisorProvider ESX = new BareProvider("esx", Set.of("esx", "vpx"), Optional.empty());
    private static final HypervisorProvider LIBVIRT =
            new BareProvider("libvirt", Set.of("esx", "test"), Optional.empty());
    private static final HypervisorProvider BROKEN =
            new BareProvider("broken", Set.of("esx", "xen"), Optional.of("libbroken is not installed"));

    private final Hypervisors registry = new ProviderRegistry(() -> List.of(BROKEN, ESX, LIBVIRT));

    @Test
    void theFirstAvailableProviderOfTheSchemeServes() {
        assertThat(registry.connect(ConnectionSpec.builder("esx://h/").build()).provider())
                .isEqualTo("esx");
        assertThat(registry.connect(ConnectionSpec.builder("test:///default").build())
                        .provider())
                .isEqualTo("libvirt");
    }

    @Test
    void aNamedProviderServes() {
        Hypervisor connection = registry.connect(
                ConnectionSpec.builder("esx://h/").provider("libvirt").build());

        assertThat(connection.provider()).isEqualTo("libvirt");
    }

    @Test
    void theUriMayNameTheProviderAndTheOptionsGoBeforeIt() {
        ProviderRegistry both = new ProviderRegistry(() -> List.of(ESX, LIBVIRT));

        assertThat(both.connect(ConnectionSpec.builder("esx://h/?provider=libvirt")
                                .build())
                        .provider())
                .isEqualTo("libvirt");
        assertThat(both.connect(ConnectionSpec.builder("esx://h/?PROVIDER=esx").build())
                        .provider())
                .isEqualTo("esx");
        assertThat(both.connect(ConnectionSpec.builder("esx://h/?provider=libvirt")
                                .provider("esx")
                                .build())
                        .provider())
                .isEqualTo("esx");
        assertThatExceptionOfType(HypervisorException.class)
                .isThrownBy(() -> both.connect(
                        ConnectionSpec.builder("esx://h/?provider=nobody").build()))
                .withMessageContaining("named nobody");
    }

    @Test
    void theHighestRankServesWhereverItStands() {
        HypervisorProvider low = new BareProvider("low", Set.of("esx"), Optional.empty(), -10);
        assertThat(new ProviderRegistry(() -> List.of(low, ESX))
                        .connect(ConnectionSpec.builder("esx://h/").build())
                        .provider())
                .isEqualTo("esx");
    }

    @Test
    void anUnavailableProviderSaysWhy() {
        assertRefused("xen:///", null).withMessageContaining("libbroken is not installed");
        assertRefused("esx://h/", "broken").withMessageContaining("libbroken is not installed");
    }

    @Test
    void anUnknownSchemeNamesWhatThereIs() {
        assertRefused("qemu:///system", null).withMessageContaining("esx speaks esx, vpx");
        assertRefused("vpx://h/", "libvirt").withMessageContaining("named libvirt");
    }

    @Test
    void aTransportInTheSchemeIsExplained() {
        assertThatExceptionOfType(HypervisorException.class)
                .isThrownBy(() ->
                        registry.connect(ConnectionSpec.builder("vpx+ssh://h/").build()))
                .withMessageContaining("vpx://")
                .returns(ErrorCode.INVALID_ARG, HypervisorException::code);
    }

    @Test
    void theServiceLoaderFindsTheRegistry() {
        assertThat(Hypervisors.fromServiceLoader()).isInstanceOf(ProviderRegistry.class);
    }

    @Test
    void anOperationThatTheProviderLacksIsNoSupport() {
        try (Hypervisor connection =
                registry.connect(ConnectionSpec.builder("esx://h/").build())) {
            assertThatExceptionOfType(HypervisorException.class)
                    .isThrownBy(() -> connection.domains().list(DomainFilter.all()))
                    .withMessageContaining("domain.lookup")
                    .returns(ErrorCode.NO_SUPPORT, HypervisorException::code);
        }
    }

    @Test
    void aCheckTellsWhoServesAndWhatTheSessionTells() {
        ConnectionCheck check =
                registry.check(ConnectionSpec.builder("esx://h/").build());

        assertThat(check.passed()).isTrue();
        assertThat(check.steps())
                .extracting(CheckStep::name)
                .startsWith("provider", "connect", "encryption", "version");
        assertThat(check.step("provider").orElseThrow().detail()).contains("esx serves esx://");
    }

    @Test
    void aCheckThatNobodyCanMakeFailsAsTheConnectionDoes() {
        ConnectionCheck check = registry.check(ConnectionSpec.builder("xen:///").build());

        assertThat(check.passed()).isFalse();
        assertThat(check.steps()).singleElement().satisfies(step -> {
            assertThat(step.outcome()).isEqualTo(CheckOutcome.FAILED);
            assertThat(step.code()).contains(ErrorCode.NO_CONNECT);
            assertThat(step.detail()).contains("libbroken is not installed");
        });
    }

    private ThrowableAssertAlternative<HypervisorException> assertRefused(String uri, String provider) {
        ConnectionSpec.Builder spec = ConnectionSpec.builder(uri);
        if (provider != null) {
            spec.provider(provider);
        }
        return assertThatExceptionOfType(HypervisorException.class)
                .isThrownBy(() -> registry.connect(spec.build()))
                .returns(ErrorCode.NO_CONNECT, HypervisorException::code);
    }
}
