// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The body of an answer on its way in: counts, keeps to the limit, and fails in our words. */
final class ReplyBody extends BlockInput {
    private static final System.Logger LOG = System.getLogger(ReplyBody.class.getName());
    // An answer that was parsed to its last tag has a few bytes left; reading them saves the next TLS handshake.
    private static final int REST_LIMIT = 16 * 1024;
    private static final Duration REST_TIME = Duration.ofMillis(100);

    private final InputStream in;
    private final SocketTransport transport;
    private final Exchange exchange;
    private final CallWatch watch;
    private final HttpCall call;
    private final long announced;
    private long count;
    private boolean over;
    private @Nullable RuntimeException failure;

    ReplyBody(ReplyFrame frame, SocketTransport transport, Exchange exchange) {
        this.in = frame.in();
        this.announced = frame.length();
        this.transport = transport;
        this.exchange = exchange;
        this.watch = exchange.watch();
        this.call = exchange.call();
    }

    /** Refuses a body at its head when it is announced as too large. */
    void checkAnnounced() {
        if (announced > call.replyLimit()) {
            throw transport.failures().tooLarge(describe(), null);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (failure != null) {
            // Not the end of the stream, which would make what was read so far look whole.
            throw failure;
        }
        if (over) {
            return -1;
        }
        try {
            if (watch.ending() != null) {
                throw new IOException("The call has been ended");
            }
            watch.waits();
            int got = in.read(target, offset, length);
            watch.rests();
            count += Math.max(0, got);
            if (count > call.replyLimit()) {
                throw transport.failures().tooLarge(describe(), null);
            }
            if (got < 0) {
                finish(null, true);
            }
            return got;
        } catch (IOException | RuntimeException e) {
            RuntimeException reason = transport.failures().of(e, watch, call);
            finish(reason, false);
            throw reason;
        }
    }

    private String describe() {
        return "the answer to " + call.method() + " " + Failures.printable(call.target()) + " (limit "
                + call.replyLimit() + " bytes)";
    }

    @Override
    public void close() {
        if (!over) {
            boolean whole = false;
            try {
                whole = announced - count <= REST_LIMIT
                        && !Thread.currentThread().isInterrupted()
                        && readRest();
            } finally {
                finish(new IllegalStateException("The reply is closed"), whole);
            }
        }
    }

    /** Closes the body and gives its connection up, also if it was put by already. */
    void drop() {
        if (over) {
            transport.discard(exchange);
        } else {
            finish(new IllegalStateException("The reply is closed"), false);
        }
    }

    private boolean readRest() {
        try {
            Future<?> timer = transport.watchdog().after(REST_TIME, () -> watch.end(CallWatch.Ending.ABANDONED));
            try {
                byte[] rest = new byte[1024];
                int got = 0;
                for (int left = REST_LIMIT; left > 0 && got >= 0; left -= got) {
                    got = in.read(rest);
                }
                return got < 0;
            } finally {
                timer.cancel(false);
            }
        } catch (IOException | RejectedExecutionException e) {
            // Nobody wanted the rest; the connection is not used again.
            LOG.log(System.Logger.Level.DEBUG, "The rest was not read", e);
            return false;
        }
    }

    private void finish(@Nullable RuntimeException reason, boolean whole) {
        over = true;
        failure = reason;
        try {
            in.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A body did not close cleanly", e);
        }
        transport.end(exchange, whole);
    }
}
