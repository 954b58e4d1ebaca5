// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.handle;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hypervia.api.CallOptions;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.task.ProgressListener;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationKind;
import org.hypervia.spi.Operations;
import org.hypervia.spi.ProviderSession;
import org.hypervia.spi.storage.TransferLimits;
import org.jspecify.annotations.Nullable;

/**
 * Stands between every handle of a connection and the provider's session: refuses use after close, changes on a read-only
 * connection, and operations that the provider lacks. Thread-safe.
 */
final class SessionGuard {
    private static final Duration UNLIMITED = Duration.ofSeconds(Long.MAX_VALUE);

    private final Shared shared;
    private final CallOptions call;

    /** What all guards of a session have in common. */
    private record Shared(
            ProviderSession session,
            String provider,
            boolean readOnly,
            Duration operationTimeout,
            ProgressListener progress,
            CountDownLatch closed,
            Set<Runnable> whenClosed) {
        Shared(
                ProviderSession session,
                String provider,
                boolean readOnly,
                Duration operationTimeout,
                ProgressListener progress) {
            this(
                    session,
                    provider,
                    readOnly,
                    operationTimeout,
                    progress,
                    new CountDownLatch(1),
                    ConcurrentHashMap.newKeySet());
        }
    }

    SessionGuard(ProviderSession session, String provider, ConnectionSpec spec) {
        this(
                new Shared(session, provider, spec.readOnly(), spec.operationTimeout(), spec.progress()),
                CallOptions.defaults());
    }

    SessionGuard(ProviderSession session, String provider, boolean readOnly, Duration operationTimeout) {
        this(
                new Shared(session, provider, readOnly, operationTimeout, ProgressListener.ignoring()),
                CallOptions.defaults());
    }

    private SessionGuard(Shared shared, CallOptions call) {
        this.shared = shared;
        this.call = call;
    }

    /** Guards the same session for calls that differ in something; closed with this and not on its own. */
    SessionGuard with(CallOptions options) {
        return new SessionGuard(shared, options.orElse(call));
    }

    ProviderSession open() {
        if (!isOpen()) {
            throw new HypervisorException(
                    ErrorCode.INVALID_CONN,
                    "the connection to " + shared.session().uri() + " is closed: open a new one");
        }
        return shared.session();
    }

    <T extends Operations> Optional<T> find(OperationKind<T> kind) {
        return open().operations().find(kind);
    }

    <T extends Operations> T toRead(OperationKind<T> kind) {
        return find(kind)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_SUPPORT,
                        "provider " + shared.provider() + " cannot do this for "
                                + shared.session().uri() + ": it lacks the capability "
                                + kind.capability()
                                + shared.session()
                                        .operations()
                                        .withheld(kind.capability())
                                        .map(why -> ", since " + why)
                                        .orElse("")));
    }

    /**
     * Returns operations of which one is for connections that may write.
     *
     * @param function libvirt's name of the call, for the message
     */
    <T extends Operations> T toChange(OperationKind<T> kind, String function) {
        denyIfReadOnly(function);
        return toRead(kind);
    }

    boolean isReadOnly() {
        return shared.readOnly();
    }

    /** Refuses a call in libvirt's words, which scripts and people know; a closed connection is that first. */
    void denyIfReadOnly(String function) {
        open();
        if (shared.readOnly()) {
            throw new HypervisorException(ErrorCode.OPERATION_DENIED, "read only access prevents " + function);
        }
    }

    /** Refuses secrets, likewise. */
    void denySecretsIfReadOnly(String function) {
        open();
        if (shared.readOnly()) {
            throw new HypervisorException(ErrorCode.OPERATION_DENIED, function + " with secure flag");
        }
    }

    Deadline newDeadline() {
        return Deadline.of(call, shared.operationTimeout());
    }

    /** Limits for what has no size that is known beforehand: a transfer may take as long as it gets on, unless the call says. */
    TransferLimits newLimits() {
        return new TransferLimits(
                Deadline.of(call.orElse(CallOptions.defaults().progress(shared.progress())), UNLIMITED),
                call.timeout().orElse(shared.operationTimeout()));
    }

    /** Has something done when the connection is closed; returns what forgets that. */
    Runnable whenClosed(Runnable action) {
        shared.whenClosed().add(action);
        if (!isOpen()) {
            action.run();
        }
        return () -> shared.whenClosed().remove(action);
    }

    /** Equal for the same session, so that handles made by one connection can be told from those of another. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionGuard guard && guard.shared.session() == shared.session();
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(shared.session());
    }

    String provider() {
        return shared.provider();
    }

    boolean isOpen() {
        return shared.closed().getCount() > 0;
    }

    boolean isAlive() {
        return isOpen() && shared.session().isAlive();
    }

    /** Waits until the time is over or the connection shared.closed(). */
    void awaitClose(Duration length) throws InterruptedException {
        shared.closed().await(length.toNanos(), TimeUnit.NANOSECONDS);
    }

    void close() {
        synchronized (shared.closed()) {
            if (!isOpen()) {
                return;
            }
            shared.closed().countDown();
        }
        shared.whenClosed().forEach(Runnable::run);
        shared.session().close();
    }
}
