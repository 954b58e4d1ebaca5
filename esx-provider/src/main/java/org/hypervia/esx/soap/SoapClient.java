// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.http.HttpBody;
import org.hypervia.esx.http.HttpCall;
import org.hypervia.esx.http.HttpMethod;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.esx.http.HttpTransport;
import org.hypervia.spi.Deadline;
import org.jspecify.annotations.Nullable;

/** Sends calls to one endpoint and reads the answers. Thread-safe. */
public final class SoapClient {
    private static final String TYPE = "text/xml; charset=utf-8";

    private final HttpTransport transport;
    private final String path;
    private final String server;
    private final AtomicLong roundTrips = new AtomicLong();
    private volatile @Nullable String action;

    /**
     * @param transport leads to the server
     * @param path of the endpoint, such as {@code /sdk}
     * @param server for messages
     */
    public SoapClient(HttpTransport transport, String path, String server) {
        this.transport = transport;
        this.path = path;
        this.server = server;
    }

    /** Chooses the version of the API from now on; without it a server speaks its oldest. */
    public void useVersion(String apiVersion) {
        action = "\"urn:vim25/" + apiVersion + "\"";
    }

    /** Returns how many calls were sent so far. */
    public long roundTrips() {
        return roundTrips.get();
    }

    /** Sends a call and reads its answer. Blocks until the deadline at most. */
    public <R> R invoke(SoapCall<R> call, Deadline deadline) throws SoapFault {
        byte[] envelope = SoapWriter.envelope(call.method(), call.parameters());
        String version = action;
        Map<String, String> headers = version == null ? Map.of() : Map.of("SOAPAction", version);
        roundTrips.incrementAndGet();
        try (HttpReply reply =
                transport.send(new HttpCall(HttpMethod.POST, path, headers, HttpBody.of(TYPE, envelope)), deadline)) {
            if (reply.status() != 200 && reply.status() != 500) {
                throw unexpected(call.method(), "the HTTP status " + reply.status() + location(reply));
            }
            Answer answer = new Answer(call.method());
            if (!isXml(reply)) {
                throw unexpected(call.method(), "no XML");
            }
            SoapReader.read(reply.body(), call.method(), answer::read);
            return call.result().apply(answer.result(reply.status()));
        }
    }

    private static String location(HttpReply reply) {
        return reply.header("Location")
                .map(to -> " (a redirect to " + to + ", which is not followed)")
                .orElse("");
    }

    /** A web server's HTML page is not worth parsing; what has no type at all is. */
    private static boolean isXml(HttpReply reply) {
        Optional<String> type = reply.header("Content-Type");
        return type.isEmpty() || !type.get().toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    private HypervisorException unexpected(String method, String what) {
        return new HypervisorException(
                ErrorCode.HTTP_ERROR,
                server + " answers " + method + " with " + what
                        + ": it does not offer the VI API there; check host, port and scheme");
    }

    /** Collects what is of interest in an envelope. */
    private final class Answer {
        private final String method;
        private final List<XmlNode> values = new ArrayList<>();
        private @Nullable SoapFault fault;
        private boolean answered;

        Answer(String method) {
            this.method = method;
        }

        void read(SoapReader root) {
            if (!root.name().equals("Envelope")) {
                throw unexpected(method, "a document that is no SOAP envelope");
            }
            root.children(part -> {
                if (part.name().equals("Body")) {
                    part.children(this::readBody);
                }
            });
        }

        private void readBody(SoapReader body) {
            if (body.name().equals("Fault")) {
                fault = SoapFault.of(body.node());
            } else if (body.name().equals(method + "Response")) {
                answered = true;
                body.children(value -> {
                    if (value.name().equals("returnval")) {
                        values.add(value.node());
                    }
                });
            }
        }

        List<XmlNode> result(int status) throws SoapFault {
            if (fault != null) {
                throw fault;
            }
            if (!answered || status != 200) {
                throw unexpected(method, "neither a result nor a fault");
            }
            return values;
        }
    }
}
