// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.io.IOException;
import java.util.Set;
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
import org.hypervia.simulator.value.VimFault;
import org.jspecify.annotations.Nullable;

/** {@code POST /sdk}. */
final class SoapEndpoint {
    static final String COOKIE = "vmware_soap_session";
    private static final int MAX_REQUEST = 16 << 20;
    private static final String XML = "text/xml; charset=utf-8";

    private final Center center;
    private final Sessions sessions;
    private final Methods methods;
    private final Endpoint.Timing timing;

    SoapEndpoint(Center center, Sessions sessions, Endpoint.Timing timing) {
        this.center = center;
        this.sessions = sessions;
        this.methods = new Methods(center, sessions);
        this.timing = timing;
    }

    Set<String> methods() {
        return methods.names();
    }

    /** A request that was read, or why it could not be. */
    record Parsed(@Nullable SoapRequest request, @Nullable VimFault refusal) {
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
        try {
            if (body == null) {
                throw Faults.invalidRequest("The request is too long");
            }
            checkAction(exchange.request());
            return new Parsed(SoapRequest.of(XmlReader.read(body)), null);
        } catch (VimFault fault) {
            return new Parsed(null, fault);
        }
    }

    /** No SOAPAction is fine; one that names no version of the API is not. */
    private static void checkAction(HttpRequest request) {
        String action = request.header("SOAPAction");
        if (action == null) {
            return;
        }
        String version = action.replace("\"", "").strip();
        if (!version.equals("urn:vim25") && !version.startsWith("urn:vim25/")) {
            throw Faults.invalidRequest("Unsupported version URI \"" + version
                    + "\"\n\nwhile parsing SOAP body\n\nwhile parsing SOAP envelope");
        }
    }

    HttpResponse answer(HttpExchange exchange, Parsed parsed, @Nullable Misbehaviour strike) throws IOException {
        HttpRequest request = exchange.request();
        if (!request.method().equals("POST")) {
            return HttpResponse.of(405, "text/html", "<html><body>405 Method Not Allowed</body></html>")
                    .with("Allow", "POST");
        }
        try {
            return invoke(request, parsed, strike);
        } catch (VimFault fault) {
            if (fault.fault().type().equals("InvalidLogin")
                    && !timing.loginDelay().isZero()) {
                exchange.pause(timing.loginDelay());
            }
            return HttpResponse.of(500, XML, Envelope.fault(fault));
        }
    }

    private HttpResponse invoke(HttpRequest http, Parsed parsed, @Nullable Misbehaviour strike) {
        SoapRequest request = parsed.request();
        if (request == null) {
            throw parsed.refusal() == null ? Faults.invalidRequest("") : parsed.refusal();
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
            Call call = new Call(request, client, session);
            if (session == null && !Methods.open(request.method())) {
                throw Faults.notAuthenticated(request.target());
            }
            Reply reply = method.invoke(call);
            if (strike instanceof Misbehaviour.TaskFault fault) {
                failTask(reply, fault);
            }
            boolean oldClient = http.header("SOAPAction") == null;
            HttpResponse response = HttpResponse.of(200, XML, Envelope.answer(request.method(), reply, oldClient));
            return withCookie(response, cookie, call.opened());
        });
    }

    private void failTask(Reply reply, Misbehaviour.TaskFault fault) {
        for (Object value : reply.values()) {
            if (value instanceof Ref ref && center.inventory().find(ref) instanceof Task task) {
                task.fail(new VimFault(DataObject.of(fault.type()).build(), fault.message()));
            }
        }
    }

    /** A login brings the session's cookie; who has none gets one that is worth nothing yet. */
    private HttpResponse withCookie(HttpResponse response, @Nullable String presented, @Nullable Session opened) {
        String value = opened != null ? opened.cookie() : presented == null ? sessions.newCookie() : null;
        return value == null
                ? response
                : response.with(
                        "Set-Cookie",
                        COOKIE + "=\"" + value + "\"; Path=/; HttpOnly;" + (timing.secure() ? " Secure;" : ""));
    }

    /** The answer a fault rule wants. */
    HttpResponse faulty(Misbehaviour.Fault wanted) {
        DataObject.Builder fault = DataObject.of(wanted.type());
        wanted.fields().forEach(fault::set);
        return HttpResponse.of(500, XML, Envelope.fault(new VimFault(fault.build(), wanted.message())));
    }
}
