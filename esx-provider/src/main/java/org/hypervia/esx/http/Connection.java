// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/** A connection to the server, perhaps through a proxy, with TLS over it if there is any. One call at a time. */
final class Connection implements Closeable {
    private static final System.Logger LOG = System.getLogger(Connection.class.getName());
    private static final Duration GOOD_BYE_LIMIT = Duration.ofSeconds(1);

    private final SocketChannel channel;
    private final @Nullable TlsStream tls;
    private final WireInput in;
    private final OutputStream out;
    private Deadline idleLimit = Deadline.after(Duration.ZERO);
    private boolean reused;
    private long receivedBefore;

    Connection(SocketChannel channel, @Nullable TlsStream tls) throws IOException {
        this.channel = channel;
        this.tls = tls;
        this.in =
                tls == null ? new WireInput(channel.socket().getInputStream(), channel) : new WireInput(tls.in(), null);
        this.out = tls == null ? channel.socket().getOutputStream() : tls.out();
    }

    /** The version of TLS; empty without. */
    Optional<String> protocol() {
        return Optional.ofNullable(tls).map(TlsStream::protocol);
    }

    WireInput in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    /** The way out for direct buffers, which are copied once less; empty with TLS. */
    Optional<WritableByteChannel> directOut() {
        return tls == null ? Optional.of(channel) : Optional.empty();
    }

    /** Puts the connection by until the next call, if that comes in time. */
    void rest(Duration atMost) {
        idleLimit = Deadline.after(atMost);
        reused = true;
        receivedBefore = in.received();
    }

    /** Whether the present call is not the first, and nothing has come in answer to it. */
    boolean isReusedWithoutAnswer() {
        return reused && in.received() == receivedBefore;
    }

    /** Belongs to a call from now on, until the pool has it back. */
    void serve(CallWatch watch) throws IOException {
        watch.guard(channel);
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /**
     * Whether an idle connection cannot be used again. An idle server has nothing to say, so a single byte is as bad as
     * the end. Costs microseconds, so that it can be asked each time: a request that may not be repeated must not meet a
     * connection that is closed already.
     */
    boolean isStale() throws IOException {
        if (idleLimit.isOver() || !channel.isOpen() || in.hasLeftover() || hasDecryptedLeftover()) {
            return true;
        }
        channel.configureBlocking(false);
        try {
            return channel.read(ByteBuffer.allocate(1)) != 0;
        } finally {
            channel.configureBlocking(true);
        }
    }

    private boolean hasDecryptedLeftover() throws IOException {
        TlsStream over = tls;
        return over != null && over.hasLeftover();
    }

    /** Whether the server has begun to answer, for instance in the middle of an upload since the datastore is full. */
    boolean hasAnswer() throws IOException {
        if (in.hasLeftover()) {
            return true;
        }
        if (channel.socket().getInputStream().available() == 0) {
            return false;
        }
        TlsStream over = tls;
        // The bytes may be a message of TLS itself.
        return over == null || over.takesIn(in);
    }

    /** Closes an idle connection, with TLS's good-bye if that can be said at once. */
    void closePolitely(Watchdog watchdog) {
        TlsStream over = tls;
        try {
            if (over != null && channel.isOpen()) {
                Future<?> timer = watchdog.after(GOOD_BYE_LIMIT, this::cut);
                try {
                    over.sayGoodBye();
                } finally {
                    timer.cancel(false);
                }
            }
        } catch (IOException | RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection did not end cleanly", e);
        } finally {
            cut();
        }
    }

    /** Closes at once and quietly. */
    void cut() {
        try {
            close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A socket did not close cleanly", e);
        }
    }

    /** Closes the bare socket, not TLS over it: closing that would first say good-bye, and may wait for a lock. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
