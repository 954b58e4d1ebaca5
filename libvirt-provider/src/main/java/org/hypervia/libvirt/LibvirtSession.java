// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hypervia.api.ConnectionSpec;
import org.hypervia.api.HypervisorUri;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.api.host.ProductVersion;
import org.hypervia.libvirt.call.CallThreads;
import org.hypervia.libvirt.call.Users;
import org.hypervia.libvirt.remote.LibvirtConnection;
import org.hypervia.libvirt.remote.LibvirtDomain;
import org.hypervia.libvirt.remote.LibvirtLink;
import org.hypervia.libvirt.remote.LibvirtStream;
import org.hypervia.spi.Deadline;
import org.hypervia.spi.OperationTable;
import org.hypervia.spi.ProviderSession;

/**
 * An open connection. A domain's reference is its UUID: a native handle is looked up for each call and freed after it, so
 * that nothing native lives longer than a call but the connection itself, and the streams of transfers.
 */
final class LibvirtSession implements ProviderSession {
    private static final Logger LOG = System.getLogger(LibvirtSession.class.getName());

    /** Codes of failures that a broken connection has, among others. */
    private static final Set<ErrorCode> BROKEN =
            Set.of(ErrorCode.SYSTEM_ERROR, ErrorCode.INTERNAL_ERROR, ErrorCode.RPC, ErrorCode.GNUTLS_ERROR);

    /** How long closing waits for the calls that run. Then the last of them closes the connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HypervisorUri uri;
    private final CallThreads calls;
    private final Opened opened;
    private final Users users;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final OperationTable operations;
    private final Set<OpenStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    private LibvirtSession(HypervisorUri uri, CallThreads calls, Opened opened) {
        this.uri = uri;
        this.calls = calls;
        this.opened = opened;
        this.users = new Users(this::isClosed, () -> calls.execute(this::end));
        this.operations = LibvirtTable.of(this, opened.type());
    }

    static LibvirtSession open(LibvirtLink link, ConnectionSpec spec, Deadline deadline) {
        LibvirtUri uri = new LibvirtUri(spec.uri());
        CallThreads calls = new CallThreads("hypervia-libvirt " + spec.uri().host());
        try {
            Opened opened = calls.run(
                    "connecting to " + spec.uri(),
                    deadline,
                    caller -> Opened.of(
                            link.version(),
                            link.open(
                                    uri.text(),
                                    uri.service(),
                                    spec.uri().user(),
                                    // The callback is promised the thread that connects.
                                    request ->
                                            caller.ask(() -> spec.credentials().answer(request)),
                                    spec.readOnly(),
                                    uri.isByDaemon())),
                    unclaimed -> unclaimed.connection().close());
            return new LibvirtSession(spec.uri(), calls, opened);
        } catch (RuntimeException | Error e) {
            calls.end();
            throw e;
        }
    }

    /** Uses the connection, which stays open until the use ends: to libvirt a closed one is freed memory. */
    <T> T use(String what, Deadline deadline, Function<LibvirtConnection, T> use) {
        return use(what, deadline, use, unclaimed -> {});
    }

    /** Uses it within a call on another session's connection, on the thread of that call. */
    <T> T useWithin(Function<LibvirtConnection, T> use) {
        return users.use(() -> whileAlive(use));
    }

    /** Uses it for a result that somebody must take, even if nobody waits for it any more. */
    <T> T use(String what, Deadline deadline, Function<LibvirtConnection, T> use, Consumer<T> unclaimed) {
        return calls.run(what, deadline, caller -> users.use(() -> whileAlive(use)), unclaimed);
    }

    /**
     * Opens a stream, which keeps the connection open until it is closed; the end of the session closes it.
     *
     * @param opening opens it on a connection
     */
    OpenStream open(String what, Deadline deadline, Function<LibvirtConnection, LibvirtStream> opening) {
        return use(what, deadline, open -> keep(opening.apply(open)), OpenStream::giveUp);
    }

    private OpenStream keep(LibvirtStream opened) {
        try {
            users.enter();
        } catch (HypervisorException e) {
            // The session was closed while it was opened.
            opened.close();
            throw e;
        }
        OpenStream stream = new OpenStream(this, opened);
        streams.add(stream);
        if (ending) {
            stream.giveUp();
        }
        return stream;
    }

    /** Frees a stream on a thread of the calls, since libvirt tells the other side of it. */
    void free(OpenStream stream, Runnable release) {
        calls.execute(() -> {
            try {
                release.run();
            } finally {
                streams.remove(stream);
                users.leave();
            }
        });
    }

    /** What a broken connection says is its own error; what became of the call nobody knows then. */
    private <T> T whileAlive(Function<LibvirtConnection, T> use) {
        LibvirtConnection connection = opened.connection();
        try {
            return use.apply(connection);
        } catch (HypervisorException e) {
            if (BROKEN.contains(e.code()) && !connection.isAlive()) {
                throw new HypervisorException(
                        ErrorCode.INVALID_CONN,
                        "the connection to " + uri + " is lost: connect again (" + e.getMessage() + ")",
                        e);
            }
            throw e;
        }
    }

    /** Asks a domain something. */
    <T> T ask(String ref, Deadline deadline, Function<LibvirtDomain, T> question) {
        return use("asking about domain " + ref, deadline, open -> {
            try (LibvirtDomain domain = open.byUuid(ref)) {
                return question.apply(domain);
            }
        });
    }

    /** Changes a domain. */
    void change(String ref, Deadline deadline, Consumer<LibvirtDomain> change) {
        use("changing domain " + ref, deadline, open -> {
            try (LibvirtDomain domain = open.byUuid(ref)) {
                change.accept(domain);
            }
            return ref;
        });
    }

    /**
     * Lets time pass between two calls. The end of the connection or of the time for the call ends it.
     *
     * @throws HypervisorException {@code INVALID_CONN} once the connection was closed, {@code OPERATION_ABORTED} on an
     *     interrupt, which stays set
     */
    void pause(String what, Duration length, Deadline deadline) {
        try {
            ended.get(deadline.within(length).remaining().toNanos(), TimeUnit.NANOSECONDS);
            throw isClosed();
        } catch (TimeoutException e) {
            deadline.check(what);
        } catch (ExecutionException e) {
            throw isClosed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HypervisorException(ErrorCode.OPERATION_ABORTED, what + " was interrupted", e);
        }
    }

    @Override
    public HypervisorUri uri() {
        return uri;
    }

    @Override
    public String type() {
        return opened.type();
    }

    @Override
    public ProductVersion version() {
        return opened.version().get();
    }

    @Override
    public Optional<ProductVersion> libraryVersion() {
        return Optional.of(opened.library());
    }

    @Override
    public Optional<ProductVersion> daemonVersion() {
        return opened.daemon();
    }

    @Override
    public boolean isEncrypted() {
        return opened.encrypted().get();
    }

    @Override
    public boolean isAlive() {
        try {
            return users.use(opened.connection()::isAlive);
        } catch (HypervisorException e) {
            return false;
        }
    }

    @Override
    public OperationTable operations() {
        return operations;
    }

    private HypervisorException isClosed() {
        return new HypervisorException(
                ErrorCode.INVALID_CONN, "the connection to " + uri + " is closed: open a new one");
    }

    private void end() {
        try {
            opened.connection().close();
            ended.complete(null);
        } catch (RuntimeException | Error e) {
            ended.completeExceptionally(e);
        }
        calls.end();
    }

    /** Waits for the calls that run, but not for one that a silent host does not answer. Transfers are given up. */
    @Override
    public void close() {
        ending = true;
        streams.forEach(OpenStream::giveUp);
        users.close();
        try {
            ended.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.WARNING, "calls to {0} are still under way; the last of them closes the connection", uri);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
