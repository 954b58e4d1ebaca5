// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.hypervia.spi.ProviderSession;

/**
 * Stands between every handle of a connection and the provider's session: refuses use after close, changes on a read-only
 * connection, and operations that the provider lacks. Thread-safe.
 */
final class SessionGuard {
    private final ProviderSession session;
    private final String provider;
    private final boolean readOnly;
    private final Duration operationTimeout;
    private final AtomicBoolean closed = new AtomicBoolean();

    SessionGuard(ProviderSession session, String provider, boolean readOnly, Duration operationTimeout) {
        this.session = session;
        this.provider = provider;
        this.readOnly = readOnly;
        this.operationTimeout = operationTimeout;
    }

    ProviderSession open() {
        if (closed.get()) {
            throw new HypervisorException(
                    ErrorCode.INVALID_CONN, "the connection to " + session.uri() + " is closed: open a new one");
        }
        return session;
    }

    <T extends Operations> T toRead(OperationKind<T> kind) {
        return open().operations()
                .find(kind)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_SUPPORT,
                        "provider " + provider + " cannot do this for " + session.uri() + ": it lacks the capability "
                                + kind.capability()));
    }

    <T extends Operations> T toChange(OperationKind<T> kind) {
        denyIfReadOnly(kind.capability().name());
        return toRead(kind);
    }

    void denyIfReadOnly(String what) {
        if (readOnly) {
            throw new HypervisorException(
                    ErrorCode.OPERATION_DENIED,
                    what + " is not allowed on the read-only connection to " + session.uri() + ": open it for writing");
        }
    }

    Deadline newDeadline() {
        return Deadline.after(operationTimeout);
    }

    String provider() {
        return provider;
    }

    boolean isOpen() {
        return !closed.get();
    }

    void close() {
        if (closed.compareAndSet(false, true)) {
            session.close();
        }
    }
}
