// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.hypervia.spi.Deadline;

/**
 * The transport over Apache HttpClient, of which it uses the pool, the message parsing and nothing else: everything the
 * library would do by itself is switched off.
 */
final class ApacheTransport implements HttpTransport {
    private static final int EMPTY_LINES = 3;

    private final HttpSettings settings;
    private final HttpHost server;
    private final Failures failures;
    private final Cookies cookies;
    private final Watchdog watchdog;
    private final PoolingHttpClientConnectionManager pool;
    private final CloseableHttpClient client;
    private final Set<CallWatch> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ApacheTransport(HttpSettings settings) {
        this.settings = settings;
        this.server = new HttpHost(settings.secure() ? "https" : "http", settings.plainHost(), settings.port());
        this.failures = new Failures(settings);
        this.cookies = new Cookies(settings);
        this.watchdog = new Watchdog("hypervia-http " + settings.authority());
        this.pool = newPool();
        this.client = HttpClientBuilder.create()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(requestConfig())
                .setRequestExecutor(new WatchedExecutor())
                .setUserAgent(settings.userAgent())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .build();
    }

    private PoolingHttpClientConnectionManager newPool() {
        Http1Config head = Http1Config.custom()
                .setMaxHeaderCount(settings.limits().headerCount())
                .setMaxLineLength(settings.limits().lineLength())
                .setMaxEmptyLineCount(EMPTY_LINES)
                .build();
        PoolingHttpClientConnectionManager made = new PoolingHttpClientConnectionManager(
                new Connector(settings, failures),
                PoolConcurrencyPolicy.STRICT,
                PoolReusePolicy.LIFO,
                TimeValue.NEG_ONE_MILLISECOND,
                socket -> new PooledConnection(head));
        // Checked before each use: a request that may not be repeated must not meet a connection that is closed
        // already.
        made.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build());
        made.setMaxTotal(settings.limits().connections());
        made.setDefaultMaxPerRoute(settings.limits().connections());
        return made;
    }

    private static RequestConfig requestConfig() {
        return RequestConfig.custom()
                // Time is the watchdog's business alone.
                .setConnectionRequestTimeout(Timeout.ofDays(36500))
                .setAuthenticationEnabled(false)
                .setRedirectsEnabled(false)
                .setExpectContinueEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setContentCompressionEnabled(false)
                .build();
    }

    Failures failures() {
        return failures;
    }

    Watchdog watchdog() {
        return watchdog;
    }

    @Override
    public HttpReply send(HttpCall call, Deadline deadline) {
        CallWatch watch = new CallWatch(watchdog, deadline);
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
        HttpClientContext context = HttpClientContext.create();
        watch.attachTo(context);
        ClassicHttpResponse response = client.executeOpen(server, requestFor(call, watch), context);
        watch.enter(CallWatch.Phase.READING);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName(), header.getValue());
            if (header.getName().equalsIgnoreCase("Set-Cookie")) {
                cookies.accept(call.target(), header.getValue());
            }
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            end(watch);
            return new HttpReply(response.getCode(), headers, InputStream.nullInputStream(), () -> {});
        }
        ReplyBody body = new ReplyBody(entity.getContent(), entity.getContentLength(), this, watch, call);
        body.checkAnnounced();
        return new HttpReply(response.getCode(), headers, body, body::close);
    }

    private WatchedRequest requestFor(HttpCall call, CallWatch watch) {
        boolean forwarded = !settings.secure()
                && settings.proxy()
                        .map(p -> p.kind() == ProxySettings.Kind.HTTP)
                        .orElse(false);
        String target = forwarded ? "http://" + settings.authority() + call.target() : call.target();
        WatchedRequest request = new WatchedRequest(watch, call.method(), server, target);
        call.headers().forEach(request::setHeader);
        request.setHeader("Host", settings.hostHeader());
        cookies.headerFor(call.target()).ifPresent(value -> request.setHeader("Cookie", value));
        if (call.body() instanceof HttpBody.Bytes bytes) {
            request.setEntity(new RequestEntity(watch, bytes));
        } else if (call.body() instanceof HttpBody.Stream stream) {
            request.setEntity(new RequestEntity(watch, stream));
        }
        return request;
    }

    /** The call is over, whole or not: a connection that it still holds is cut. */
    void end(CallWatch watch) {
        watch.end(CallWatch.Ending.ABANDONED);
        watch.finish();
        underWay.remove(watch);
    }

    @Override
    public void close() {
        closed = true;
        underWay.forEach(watch -> watch.end(CallWatch.Ending.TRANSPORT_CLOSED));
        // Idle connections say good-bye, whatever is left is cut.
        pool.closeIdle(TimeValue.ZERO_MILLISECONDS);
        client.close(CloseMode.IMMEDIATE);
        watchdog.close();
    }
}
