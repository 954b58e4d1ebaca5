// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisor;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.registry.ProviderRegistry;
import org.opentest4j.TestAbortedException;

/** Connections through libvirt, as an application opens them; without libvirt the test is skipped, or fails in CI. */
final class Libvirt {
    static final LibvirtProvider PROVIDER = new LibvirtProvider();

    private Libvirt() {}

    static void need() {
        Optional<String> why = PROVIDER.unavailable();
        if (why.isPresent()) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(why.get());
            }
            throw new TestAbortedException(why.get());
        }
    }

    static Hypervisor test() {
        return connect(ConnectionSpec.builder("test:///default"));
    }

    static Hypervisor connect(ConnectionSpec.Builder spec) {
        need();
        return new ProviderRegistry(() -> List.of(PROVIDER)).connect(spec.build());
    }

    static AbstractStringAssert<?> assertFails(ErrorCode code, ThrowingCallable call) {
        HypervisorException error = catchThrowableOfType(HypervisorException.class, call);
        assertThat(error).as("the failure").isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(code);
        return assertThat(error.getMessage());
    }
}
