// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.hypervia.simulator.center.Aspect;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.fault.Misbehaviour;
import org.hypervia.simulator.http.HttpExchange;
import org.hypervia.simulator.http.HttpRequest;
import org.hypervia.simulator.http.HttpResponse;
import org.hypervia.simulator.inventory.Task;
import org.hypervia.simulator.session.Client;
import org.hypervia.simulator.session.Session;
import org.hypervia.simulator.session.Sessions;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.RefMapping;
import org.hypervia.simulator.value.VimFault;
import org.jspecify.annotations.Nullable;

/** {@code POST /sdk}. */
final class SoapEndpoint {
    static final String COOKIE = "vmware_soap_session";
    private static final int MAX_REQUEST = 16 << 20;
    private static final String XML = "text/xml; charset=utf-8";
    private static final String VERSION = "urn:vim25/";

    private final Center center;
    private final Aspect aspect;
    private final Sessions sessions;
    private final Methods methods;
    private final Manner manner;

    SoapEndpoint(Served served, Sessions sessions, Manner manner) {
        this.center = served.center();
        this.aspect = served.aspect();
        this.sessions = sessions;
        this.methods = new Methods(served, sessions, manner);
        this.manner = manner;
    }

    Set<String> methods() {
        return methods.names();
    }

    /** A request that was read, or the answer to one that could not be. */
    record Parsed(@Nullable SoapRequest request, @Nullable String refusal) {
        String method() {
            return request == null ? "?" : request.method();
        }

        String target() {
            return request == null ? "" : request.target().id();
        }

        String kind() {
            return request == null ? "" : request.target().type();
        }
    }

    Parsed parse(HttpExchange exchange) throws IOException {
        byte[] body = exchange.body(MAX_REQUEST);
        if (body == null) {
            return new Parsed(null, text(Envelope.fault("ClientFaultCode", "The request is too long")));
        }
        String action = action(exchange.request());
        if (action != null && refuses(action)) {
            String text = "Unsupported version URI \"" + action
                    + "\"\n\nwhile parsing SOAP body\n\nwhile parsing SOAP envelope\n\n"
                    + "while parsing HTTP request for method before method was determined";
            return new Parsed(null, text(Envelope.fault("VersionMismatchFaultCode", text)));
        }
        try {
            return new Parsed(SoapRequest.of(XmlReader.read(body)), null);
        } catch (MalformedXmlException e) {
            return new Parsed(null, text(Envelope.fault("ClientFaultCode", String.valueOf(e.getMessage()))));
        } catch (VimFault fault) {
            return new Parsed(null, text(Envelope.fault(fault)));
        }
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }

    private static @Nullable String action(HttpRequest request) {
        String action = request.header("SOAPAction");
        return action == null ? null : action.replace("\"", "").strip();
    }

    /** No action is fine, and so is one that names no version of the API; an empty one is not. */
    private boolean refuses(String action) {
        if (action.isEmpty()) {
            return true;
        }
        return manner.newerVersionsRefused()
                && action.startsWith(VERSION)
                && ApiVersions.isNewer(
                        action.substring(VERSION.length()), aspect.profile().apiVersion());
    }

    HttpResponse answer(HttpExchange exchange, Parsed parsed, @Nullable Misbehaviour strike) throws IOException {
        HttpResponse response = whole(exchange, parsed, strike).with("Vary", "Accept-Encoding");
        String accepted = exchange.request().header("Accept-Encoding");
        boolean compress = accepted != null && accepted.toLowerCase(Locale.ROOT).contains("gzip");
        HttpResponse sent = compress ? response.compressed() : response;
        return manner.chunked() ? sent.inChunks() : sent;
    }

    private HttpResponse whole(HttpExchange exchange, Parsed parsed, @Nullable Misbehaviour strike) throws IOException {
        HttpRequest request = exchange.request();
        if (!request.method().equals("POST")) {
            return HttpResponse.of(405, "text/html", "<html><body>405 Method Not Allowed</body></html>")
                    .with("Allow", "POST");
        }
        String presented = request.cookie(COOKIE);
        if (parsed.refusal() != null) {
            return withCookie(HttpResponse.of(500, XML, parsed.refusal()), parsed.method(), presented, null);
        }
        try {
            return invoke(request, parsed, strike);
        } catch (VimFault fault) {
            if (fault.fault().type().equals("InvalidLogin")
                    && !manner.loginDelay().isZero()) {
                exchange.pause(manner.loginDelay());
            }
            HttpResponse refused = HttpResponse.of(500, XML, Envelope.fault(fault));
            return strike instanceof Misbehaviour.CookieWithFault
                    ? cookie(refused, sessions.newCookie())
                    : withCookie(refused, parsed.method(), presented, null);
        }
    }

    private HttpResponse invoke(HttpRequest http, Parsed parsed, @Nullable Misbehaviour strike) {
        SoapRequest request = parsed.request();
        if (request == null) {
            throw Faults.invalidRequest("");
        }
        Method method = methods.find(request.method());
        if (method == null) {
            throw SoapRequest.unknown(request.method(), "urn:vim25");
        }
        String cookie = http.cookie(COOKIE);
        String agent = http.header("User-Agent");
        Client client = new Client(http.client(), agent == null ? "" : agent);
        return center.inventory().compute(() -> {
            Session session = sessions.called(cookie);
            boolean reads = methods.reads(request.method());
            Call call = new Call(request, new Call.Caller(client, session, cookie), aspect, reads);
            if (session == null && !Methods.open(request.method())) {
                throw Faults.notAuthenticated(request.target());
            }
            Reply reply = reads ? method.invoke(call) : outwards(method, call);
            if (strike instanceof Misbehaviour.TaskFault fault) {
                failTask(reply, fault);
            }
            boolean oldClient = http.header("SOAPAction") == null;
            HttpResponse response = HttpResponse.of(200, XML, Envelope.answer(request.method(), reply, oldClient));
            return withCookie(response, request.method(), cookie, call.opened());
        });
    }

    /** Carries out a method on the objects themselves, and answers by the references of this address. */
    private Reply outwards(Method method, Call call) {
        if (aspect == center) {
            return method.invoke(call);
        }
        RefMapping mapping = aspect::outwards;
        try {
            Reply reply = method.invoke(call);
            return new Reply(
                    reply.type(),
                    reply.values().stream()
                            .map(value -> mapping.in((Object) value))
                            .filter(Objects::nonNull)
                            .toList());
        } catch (VimFault fault) {
            throw mapping.in(fault);
        }
    }

    private void failTask(Reply reply, Misbehaviour.TaskFault fault) {
        for (Object value : reply.values()) {
            if (value instanceof Ref ref && aspect.behind(ref) instanceof Task task) {
                task.fail(new VimFault(DataObject.of(fault.type()).build(), fault.message()));
            }
        }
    }

    /** Brings a cookie where the host's manner wants one. */
    private HttpResponse withCookie(
            HttpResponse response, String method, @Nullable String presented, @Nullable Session opened) {
        String value = null;
        if (opened != null) {
            value = opened.cookie().equals(presented) ? null : opened.cookie();
        } else if (manner.cookieAtOnce()) {
            boolean known = center.inventory().compute(() -> sessions.knows(presented));
            value = known ? null : center.inventory().compute(sessions::handOut);
        } else if (method.equals("Login")) {
            value = sessions.newCookie();
        }
        return value == null ? response : cookie(response, value);
    }

    private HttpResponse cookie(HttpResponse response, String value) {
        return response.with(
                "Set-Cookie", COOKIE + "=\"" + value + "\"; Path=/; HttpOnly;" + (manner.secure() ? " Secure;" : ""));
    }

    /** The answer a fault rule wants. */
    HttpResponse faulty(Misbehaviour.Fault wanted) {
        DataObject.Builder fault = DataObject.of(wanted.type());
        wanted.fields().forEach(fault::set);
        return HttpResponse.of(500, XML, Envelope.fault(new VimFault(fault.build(), wanted.message())));
    }
}
