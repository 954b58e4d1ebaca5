// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.capability.Capability;
import org.hypervia.api.host.ProductVersion;
import org.hypervia.spi.Operations;
import org.hypervia.spi.ProviderSession;

/** The least a session can be: it has just the operations it is given, and counts how often it is closed. */
public final class BareSession implements ProviderSession {
    private final HypervisorUri uri;
    private final List<Operations> operations;
    final AtomicInteger closings = new AtomicInteger();

    public BareSession(HypervisorUri uri, Operations... operations) {
        this.uri = uri;
        this.operations = List.of(operations);
    }

    @Override
    public HypervisorUri uri() {
        return uri;
    }

    @Override
    public String type() {
        return "BARE";
    }

    @Override
    public ProductVersion version() {
        return new ProductVersion(1, 2, 3);
    }

    @Override
    public boolean isEncrypted() {
        return false;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public <T extends Operations> Optional<T> operations(Class<T> kind) {
        return operations.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    @Override
    public void close() {
        closings.incrementAndGet();
    }
}
