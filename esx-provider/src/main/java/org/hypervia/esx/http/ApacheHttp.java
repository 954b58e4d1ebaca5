// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.StandardCookieSpec;
import org.apache.hc.client5.http.impl.CookieSpecSupport;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.Deadline;

/** {@link HttpTransport} over Apache HttpClient 5, one client per connection. */
public final class ApacheHttp implements HttpTransport {
    private static final String SENT = "org.hypervia.sent";

    private final HttpSettings settings;
    private final Failures failures;
    private final CallGuard guard;
    private final HttpHost server;
    private final CloseableHttpClient client;

    private ApacheHttp(HttpSettings settings) {
        this.settings = settings;
        this.failures = new Failures(settings);
        this.guard = new CallGuard(settings.server());
        this.server = new HttpHost(settings.tls().isPresent() ? "https" : "http", settings.host(), settings.port());
        this.client = client(settings);
    }

    /** Prepares a transport; nothing is sent yet. {@code INVALID_ARG} for a CA file that cannot be used. */
    public static HttpTransport open(HttpSettings settings) {
        return new ApacheHttp(settings);
    }

    private static CloseableHttpClient client(HttpSettings settings) {
        Timeout connect = Timeout.of(settings.connectTimeout());
        HttpClientBuilder builder = HttpClientBuilder.create()
                .setConnectionManager(Connections.manager(settings))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setCookieSpec(StandardCookieSpec.RELAXED)
                        .setConnectionRequestTimeout(connect)
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setExpectContinueEnabled(false)
                        .setResponseTimeout(Timeout.DISABLED)
                        .build())
                // The list of public suffixes costs a tenth of a second to load and has no say for one server.
                .setDefaultCookieSpecRegistry(
                        CookieSpecSupport.createDefaultBuilder(new PublicSuffixMatcher(List.of(), List.of()))
                                .build())
                .setUserAgent("hypervia")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableAuthCaching()
                .disableContentCompression()
                .addExecInterceptorLast("sent", (request, scope, chain) -> {
                    // From here on the request is on its way, so a failure leaves its outcome open.
                    scope.clientContext.setAttribute(SENT, true);
                    return chain.proceed(request, scope);
                });
        settings.proxy()
                .filter(p -> p.kind() == ProxySettings.Kind.HTTP)
                .ifPresent(p -> builder.setProxy(new HttpHost("http", p.host(), p.port())));
        return builder.build();
    }

    @Override
    public HttpReply send(HttpCall call, Deadline deadline) {
        HttpUriRequestBase request = request(call);
        HttpClientContext context = HttpClientContext.create();
        CallGuard.Watch watch = guard.watch(deadline, request::cancel);
        boolean handedOver = false;
        try {
            ClassicHttpResponse response = client.executeOpen(server, request, context);
            HttpReply reply = reply(call, request, response, watch);
            handedOver = true;
            return reply;
        } catch (IOException | IllegalStateException e) {
            throw failures.of(call, e, watch.end(), context.getAttribute(SENT) != null);
        } finally {
            if (!handedOver) {
                watch.close();
            }
        }
    }

    private HttpUriRequestBase request(HttpCall call) {
        try {
            HttpUriRequestBase request = new HttpUriRequestBase(call.method().name(), new URI(call.target()));
            call.headers().forEach(request::setHeader);
            if (call.body().isPresent()) {
                request.setEntity(new StreamedEntity(call.body()));
            }
            return request;
        } catch (URISyntaxException e) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG, "'" + call.target() + "' is no path of an HTTP request", e);
        }
    }

    private HttpReply reply(
            HttpCall call, HttpUriRequestBase request, ClassicHttpResponse response, CallGuard.Watch watch)
            throws IOException {
        HttpEntity entity = response.getEntity();
        ReplyBody body = new ReplyBody(
                entity == null ? InputStream.nullInputStream() : entity.getContent(),
                settings.bodyLimit(),
                e -> failures.of(call, e, watch.end(), true));
        return new HttpReply(response.getCode(), name -> header(response, name), body, () -> {
            watch.close();
            if (!body.isAtEnd()) {
                // Reading the rest only to keep the socket could take for ever.
                request.cancel();
            }
            release(response);
        });
    }

    private static Optional<String> header(ClassicHttpResponse response, String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    private static void release(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException e) {
            // The answer was used already, and a socket that will not close politely is dropped by the pool.
            System.getLogger(ApacheHttp.class.getName()).log(System.Logger.Level.DEBUG, "closing an answer failed", e);
        }
    }

    @Override
    public void close() {
        guard.close();
        client.close(CloseMode.IMMEDIATE);
    }
}
