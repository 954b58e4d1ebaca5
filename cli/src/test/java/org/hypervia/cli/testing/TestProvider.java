// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.testing;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.Hypervisors;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.HypervisorProvider;
import org.hypervia.spi.ProviderSession;
import org.hypervia.spi.registry.ProviderRegistry;

/**
 * A provider over a list of domains in memory, for the scheme {@code test}.
 *
 * @param host asked for a host at each opening
 */
public record TestProvider(Supplier<TestHost> host) implements HypervisorProvider {
    /** Makes the way in with this provider only. */
    public static Hypervisors over(TestHost host) {
        return new ProviderRegistry(() -> List.of(new TestProvider(() -> host)));
    }

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("test", "other");
    }

    @Override
    public ProviderSession open(ConnectionSpec spec, Deadline deadline) {
        TestHost present = host.get();
        present.login(spec);
        return new TestSession(present, spec.uri());
    }
}
