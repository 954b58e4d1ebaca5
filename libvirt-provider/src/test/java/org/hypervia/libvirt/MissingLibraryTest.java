// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisors;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.spi.registry.ProviderRegistry;
import org.junit.jupiter.api.Test;

/** A machine without libvirt is a normal one. */
class MissingLibraryTest {
    private final LibvirtProvider provider = new LibvirtProvider("there-is-no-such-library");

    @Test
    void theProviderSaysWhyItCannotBeUsed() {
        assertThat(provider.unavailable())
                .hasValueSatisfying(why -> assertThat(why).contains("there-is-no-such-library", "install libvirt"));
        assertThat(provider.schemes()).contains("test", "qemu", "qemu+ssh", "esx", "xen", "lxc");
    }

    @Test
    void connectingFailsWithTheSameSentence() {
        Hypervisors hypervisors = new ProviderRegistry(() -> List.of(provider));
        for (String uri : List.of("test:///default", "esx://h/?provider=libvirt")) {
            Libvirt.assertFails(
                            ErrorCode.NO_CONNECT,
                            () -> hypervisors.connect(
                                    ConnectionSpec.builder(uri).build()))
                    .contains("libvirt", "cannot be loaded")
                    .doesNotContain("\n");
        }
        assertThat(hypervisors.providers())
                .singleElement()
                .satisfies(description -> assertThat(description.unavailable()).isPresent());
    }
}
