// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.host.ProductVersion;
import org.hypervia.spi.OperationTable;
import org.hypervia.spi.ProviderSession;

/** The least a session can be: it has just the operations it is given, and counts how often it is closed. */
public final class BareSession implements ProviderSession {
    private final HypervisorUri uri;
    private final OperationTable operations;
    final AtomicInteger closings = new AtomicInteger();
    final AtomicBoolean lost = new AtomicBoolean();

    public BareSession(HypervisorUri uri) {
        this(uri, OperationTable.builder().build());
    }

    public BareSession(HypervisorUri uri, OperationTable operations) {
        this.uri = uri;
        this.operations = operations;
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
    public boolean isAlive() {
        return !lost.get();
    }

    @Override
    public OperationTable operations() {
        return operations;
    }

    @Override
    public void close() {
        closings.incrementAndGet();
    }
}
