// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hypervia.spi.Deadline;

/** HTTP/1.1 over the connections of a pool. It does what it is told and nothing by itself. */
final class SocketTransport implements HttpTransport {
    private static final System.Logger LOG = System.getLogger(SocketTransport.class.getName());
    // Longer than servers keep a connection, shorter than firewalls take to forget one without a word.
    private static final Duration KEPT = Duration.ofMinutes(3);

    private final HttpSettings settings;
    private final Failures failures;
    private final Cookies cookies;
    private final Watchdog watchdog;
    private final ConnectionPool pool;
    private final Set<CallWatch> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    SocketTransport(HttpSettings settings) {
        this.settings = settings;
        this.failures = new Failures(settings);
        this.cookies = new Cookies(settings);
        this.watchdog = new Watchdog("hypervia-http " + settings.authority());
        this.pool = new ConnectionPool(settings.limits().connections(), new Connector(settings, failures), watchdog);
    }

    Failures failures() {
        return failures;
    }

    Watchdog watchdog() {
        return watchdog;
    }

    @Override
    public HttpReply send(HttpCall call, Deadline deadline) {
        CallWatch watch = new CallWatch(watchdog, deadline, call.idle());
        if (Thread.currentThread().isInterrupted()) {
            throw failures.interrupted(watch.phase(), null);
        }
        underWay.add(watch);
        boolean open = false;
        try {
            // After the call has been entered: either this sees that the transport is closed, or close() sees the call.
            if (closed) {
                watch.end(CallWatch.Ending.TRANSPORT_CLOSED);
            } else if (deadline.isOver()) {
                watch.end(CallWatch.Ending.DEADLINE);
            } else {
                watch.start();
            }
            HttpReply reply = exchange(call, watch);
            open = true;
            return reply;
        } catch (IOException | RuntimeException e) {
            throw failures.of(e, watch, call);
        } finally {
            if (!open) {
                end(watch);
            }
        }
    }

    private HttpReply exchange(HttpCall call, CallWatch watch) throws IOException {
        if (watch.ending() != null) {
            throw new IOException("The call has been ended");
        }
        Connection connection = pool.lease(watch, false);
        try {
            return exchange(call, watch, connection);
        } catch (IOException e) {
            boolean again = call.isRepeatable()
                    && connection.isReusedWithoutAnswer()
                    && watch.ending() == null
                    && !Thread.currentThread().isInterrupted();
            if (!again) {
                throw e;
            }
            LOG.log(System.Logger.Level.DEBUG, "{0} is sent again: a kept connection ended: {1}", call.method(), e);
        }
        return exchange(call, watch, pool.lease(watch, true));
    }

    private HttpReply exchange(HttpCall call, CallWatch watch, Connection connection) throws IOException {
        boolean open = false;
        try {
            HttpReply reply = converse(call, watch, connection);
            open = true;
            return reply;
        } finally {
            if (!open) {
                pool.drop(connection);
            }
        }
    }

    private HttpReply converse(HttpCall call, CallWatch watch, Connection connection) throws IOException {
        watch.enter(CallWatch.Phase.SENDING);
        Cookies.Sent sent = cookies.forRequest(call.target());
        boolean sentAll = new RequestWriter(connection, watch).write(headOf(call, sent), call.body());
        watch.enter(CallWatch.Phase.WAITING);
        AnswerHead head = AnswerHead.read(connection.in(), settings.limits());
        watch.enter(CallWatch.Phase.READING);
        watch.rests();
        if (isForwarded() && head.status() == 407) {
            throw failures.proxyWantsCredentials();
        }
        if (isForwarded() && head.isOfForwardingProxy()) {
            throw failures.proxyAnswered(head);
        }
        cookies.accept(call, sent, head.all("Set-Cookie"));
        ReplyFrame frame = ReplyFrame.of(head, call.method(), connection.in(), settings.limits())
                .unpacked(head, connection.in());
        boolean kept = sentAll
                && frame.endsBeforeConnection()
                && (isForwarded() ? head.promisesToKeepConnection() : head.keepsConnection());
        ReplyBody body =
                new ReplyBody(frame, this, new Exchange(call, watch, connection, kept ? keptFor(head) : Duration.ZERO));
        body.checkAnnounced();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        head.fields().forEach(field -> headers.putIfAbsent(field.getKey(), field.getValue()));
        if (frame.in() instanceof Unzipped) {
            // They speak of what came over the wire, which nobody sees any more.
            headers.keySet().removeAll(Set.of("Content-Encoding", "Content-Length"));
        }
        return new HttpReply(head.status(), headers, body, body::close, body::drop);
    }

    /** Whether a proxy takes part in the conversation, instead of passing bytes on. */
    private boolean isForwarded() {
        return !settings.secure()
                && settings.proxy()
                        .map(p -> p.kind() == ProxySettings.Kind.HTTP)
                        .orElse(false);
    }

    private String headOf(HttpCall call, Cookies.Sent sent) {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.put("User-Agent", settings.userAgent());
        if (settings.compressed() && call.method() == HttpMethod.POST) {
            // Answers of the API shrink to a tenth and less; files are small, or packed already.
            fields.put("Accept-Encoding", "gzip");
        }
        fields.putAll(call.headers());
        fields.put("Connection", "keep-alive");
        sent.header().ifPresent(value -> fields.put("Cookie", value));
        call.body().describe(call.method(), fields);
        StringBuilder head = new StringBuilder(512)
                .append(call.method())
                .append(' ')
                .append(isForwarded() ? "http://" + settings.authority() : "")
                .append(call.target())
                .append(" HTTP/1.1\r\nHost: ")
                .append(settings.hostHeader())
                .append("\r\n");
        fields.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    /** How long a connection may rest, which servers may say themselves. */
    private static Duration keptFor(AnswerHead head) {
        return head.tokens("Keep-Alive")
                .filter(token -> token.matches("timeout *= *[0-9]{1,9}"))
                .map(token -> Duration.ofSeconds(
                        Long.parseLong(token.substring(token.indexOf('=') + 1).strip())))
                .filter(time -> time.compareTo(KEPT) < 0)
                .findFirst()
                .orElse(KEPT);
    }

    /** A body was read to its end, or never will be: its connection is put by, or cut. */
    void end(Exchange exchange, boolean whole) {
        CallWatch watch = exchange.watch();
        if (whole && !exchange.keptFor().isZero()) {
            // Before the pool can give the connection to another call, which this one must not cut off any more.
            watch.release();
            pool.giveBack(exchange.connection(), exchange.keptFor());
        } else {
            pool.drop(exchange.connection());
        }
        end(watch);
    }

    /** A connection that has been put by is not used again, unless another call has taken it already. */
    void discard(Exchange exchange) {
        pool.discard(exchange.connection());
    }

    private void end(CallWatch watch) {
        watch.end(CallWatch.Ending.ABANDONED);
        watch.finish();
        underWay.remove(watch);
    }

    @Override
    public Optional<String> refusedCookie() {
        return cookies.refused();
    }

    @Override
    public void close() {
        closed = true;
        underWay.forEach(watch -> watch.end(CallWatch.Ending.TRANSPORT_CLOSED));
        pool.close();
        watchdog.close();
    }
}
