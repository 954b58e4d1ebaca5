// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.stream.XMLInputFactory;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.http.HttpCall;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.esx.http.HttpTransport;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls to one endpoint and reads the answers, each over the transport on its own: calls do not wait for each other.
 * Knows nothing of sessions. Thread-safe.
 */
public final class SoapClient {
    private static final System.Logger LOG = System.getLogger(SoapClient.class.getName());
    private static final String TYPE = "text/xml; charset=utf-8";
    private static final int HEAD = 256;
    private static final int SHOWN = 200;

    private final HttpTransport transport;
    private final String path;
    private final String server;
    private final SoapLimits limits;
    private final XMLInputFactory factory;
    private final AtomicLong roundTrips = new AtomicLong();
    private final AtomicLong bytesSent = new AtomicLong();
    private final AtomicLong bytesReceived = new AtomicLong();
    private volatile @Nullable String action;

    /**
     * @param transport leads to the server; stays the caller's
     * @param path of the endpoint, such as {@code /sdk}
     * @param server for messages
     */
    public SoapClient(HttpTransport transport, String path, String server) {
        this(transport, path, server, SoapLimits.DEFAULT);
    }

    /**
     * @param transport leads to the server; stays the caller's
     * @param path of the endpoint, such as {@code /sdk}
     * @param server for messages
     * @param limits what is accepted of an answer
     */
    public SoapClient(HttpTransport transport, String path, String server, SoapLimits limits) {
        this.transport = transport;
        this.path = path;
        this.server = server;
        this.limits = limits;
        this.factory = SoapReader.factory(limits);
    }

    /**
     * Chooses the version of the API from now on. Without it a server speaks its oldest, which is all one can ask for
     * before the server has said what it knows.
     *
     * @param apiVersion as it goes over the wire; what cannot stand in a header is not sent at all, since servers refuse
     *     an empty action
     */
    public void useVersion(String apiVersion) {
        if (apiVersion.matches("[0-9A-Za-z._-]{1,40}")) {
            action = "\"urn:vim25/" + apiVersion + "\"";
        }
    }

    /** Returns how the server is called in messages. */
    public String server() {
        return server;
    }

    /** Returns the name of a cookie that was not taken, since the server marks it as for TLS only; see the transport. */
    public Optional<String> refusedCookie() {
        return transport.refusedCookie();
    }

    /** Returns how many calls were sent so far, answered or not. */
    public long roundTrips() {
        return roundTrips.get();
    }

    /** Returns what this client has cost so far. */
    public SoapTraffic traffic() {
        return new SoapTraffic(roundTrips.get(), bytesSent.get(), bytesReceived.get());
    }

    /**
     * Sends a call and reads its answer. Blocks until the deadline at most.
     *
     * @throws SoapFault if the server understood the call and refused it
     * @throws HypervisorException {@code HTTP_ERROR} if what answers is no VI API, {@code XML_DETAIL} if the answer is
     *     not well-formed, {@code XML_ERROR} if it holds what no VI server sends, such as a DTD, {@code OVERFLOW} if it
     *     is larger than allowed, {@code READ_FAILED} if it ends too early, {@code INVALID_ARG} if a parameter holds a
     *     character that XML cannot carry, and whatever the transport reports
     */
    public <R> R invoke(SoapCall<R> call, Deadline deadline) throws SoapFault {
        byte[] envelope = SoapWriter.envelope(call);
        roundTrips.incrementAndGet();
        bytesSent.addAndGet(envelope.length);
        long start = System.nanoTime();
        try (HttpReply reply = transport.send(request(envelope).withSending(call.sending()), deadline)) {
            if (reply.status() != 200 && reply.status() != 500) {
                throw unexpectedStatus(call, reply);
            }
            return understood(call, reply);
        } finally {
            // There may be a password in it.
            Arrays.fill(envelope, (byte) 0);
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> server + ": " + call.what() + ": " + envelope.length + " bytes sent, over after "
                            + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms");
        }
    }

    private HttpCall request(byte[] envelope) {
        HttpCall call = HttpCall.post(path, TYPE, envelope).withReplyLimit(limits.bytes());
        String version = action;
        return version == null ? call : call.withHeader("SOAPAction", version);
    }

    /** After an answer that makes no sense the connection may have more of that kind, so it is not used again. */
    private <R> R understood(SoapCall<R> call, HttpReply reply) throws SoapFault {
        boolean understood = false;
        try {
            R result = read(call, reply);
            understood = true;
            return result;
        } catch (SoapFault fault) {
            understood = true;
            throw fault;
        } finally {
            if (!understood) {
                reply.drop();
            }
        }
    }

    private <R> R read(SoapCall<R> call, HttpReply reply) throws SoapFault {
        BufferedInputStream body = new BufferedInputStream(reply.body());
        rejectWhatIsNoXml(call, reply, body);
        LimitedInput input = new LimitedInput(body, limits, call.method());
        try {
            SoapReader in = SoapReader.open(factory, input, limits, call.method());
            return new Envelope<>(call, reply.status()).read(in);
        } finally {
            bytesReceived.addAndGet(input.count());
        }
    }

    /** A web page is not worth parsing: it says only that this is another kind of server. */
    private void rejectWhatIsNoXml(SoapCall<?> call, HttpReply reply, InputStream body) {
        Optional<String> type = reply.header("Content-Type");
        if (type.filter(t -> t.strip().toLowerCase(Locale.ROOT).startsWith("text/html"))
                .isPresent()) {
            throw unexpected(call, "a web page, with the HTTP status " + reply.status());
        }
        String head = head(call, body);
        if (head.isEmpty()) {
            throw unexpected(call, "nothing, with the HTTP status " + reply.status());
        }
        if (head.startsWith("<!doctype html") || head.startsWith("<html")) {
            throw unexpected(call, "a web page, with the HTTP status " + reply.status());
        }
    }

    private static String head(SoapCall<?> call, InputStream body) {
        body.mark(HEAD);
        try {
            byte[] head = body.readNBytes(HEAD);
            body.reset();
            String text = new String(head, StandardCharsets.ISO_8859_1);
            // The mark of UTF-8 may stand before everything.
            return text.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw new HypervisorException(
                    ErrorCode.READ_FAILED, "the answer to " + call.method() + " could not be read", e);
        }
    }

    private HypervisorException unexpectedStatus(SoapCall<?> call, HttpReply reply) {
        String status = "the HTTP status " + reply.status();
        return switch (reply.status()) {
            case 301, 302, 303, 307, 308 ->
                unexpected(
                        call,
                        status
                                + reply.header("Location")
                                        .map(to -> ", a redirect to '" + shown(to) + "', which is not followed")
                                        .orElse(""));
            case 502, 503, 504 ->
                new HypervisorException(
                        ErrorCode.HTTP_ERROR,
                        server + " answers " + call.method() + " with " + status
                                + ": it is starting, too busy, or has too many sessions; try again later");
            default -> unexpected(call, status);
        };
    }

    private HypervisorException unexpected(SoapCall<?> call, String what) {
        return new HypervisorException(
                ErrorCode.HTTP_ERROR,
                server + " answers " + call.method() + " with " + what
                        + ": it does not offer the VI API there; check host, port and scheme");
    }

    private static String shown(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }

    /** What is of interest in an envelope. */
    private final class Envelope<R> {
        private final SoapCall<R> call;
        private final int status;
        private @Nullable SoapFault fault;
        private @Nullable R result;
        private boolean answered;

        Envelope(SoapCall<R> call, int status) {
            this.call = call;
            this.status = status;
        }

        // An answered call has the result that the call itself made, whatever that is.
        @SuppressWarnings("NullAway")
        R read(SoapReader in) throws SoapFault {
            if (!in.name().equals("Envelope")) {
                throw unexpected(call, "a document <" + shown(in.name()) + ">, with the HTTP status " + status);
            }
            int level = in.level();
            while (in.nextChild(level)) {
                if (in.name().equals("Body")) {
                    readBody(in);
                }
            }
            in.finish();
            if (fault != null) {
                throw fault;
            }
            if (!answered) {
                throw unexpected(call, "neither a result nor a fault, with the HTTP status " + status);
            }
            return result;
        }

        private void readBody(SoapReader in) {
            int level = in.level();
            while (in.nextChild(level)) {
                if (in.name().equals("Fault")) {
                    fault = SoapFault.of(in.node());
                } else if (status == 200 && in.name().equals(call.method() + "Response")) {
                    result = call.readResult(in);
                    answered = true;
                }
            }
        }
    }
}
