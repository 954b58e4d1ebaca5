// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hypervia.simulator.center.Aspect;
import org.hypervia.simulator.fault.FaultRule;
import org.hypervia.simulator.fault.FaultRules;
import org.hypervia.simulator.fault.Misbehaviour;
import org.hypervia.simulator.http.Delivery;
import org.hypervia.simulator.http.HttpExchange;
import org.hypervia.simulator.http.HttpHandler;
import org.hypervia.simulator.http.HttpRequest;
import org.hypervia.simulator.http.HttpResponse;
import org.hypervia.simulator.session.Sessions;
import org.jspecify.annotations.Nullable;

/** Hands each request to the part that knows its path, and lets the fault rules have their way with it. */
public final class Endpoint implements HttpHandler {
    private final SoapEndpoint soap;
    private final FolderEndpoint folder;
    private final ScreenEndpoint screen;
    private final FaultRules rules;
    private final Traffic traffic;
    private final Aspect aspect;
    private final Sessions sessions;
    private final Duration latency;

    /** What a client finds at a host's address. */
    public Endpoint(Served served, Sessions sessions, FaultRules rules, Manner manner) {
        this.aspect = served.aspect();
        this.rules = rules;
        this.traffic = new Traffic();
        this.latency = manner.latency();
        this.sessions = sessions;
        this.soap = new SoapEndpoint(served, sessions, manner);
        this.folder = new FolderEndpoint(aspect, sessions);
        this.screen = new ScreenEndpoint(aspect, sessions);
    }

    /** The counts of requests. */
    public Traffic traffic() {
        return traffic;
    }

    /** Lets a user have these privileges only; faults with {@code InvalidName} when there is no such privilege. */
    public void restrict(String user, List<String> privileges) {
        AuthorizationMethods.restrict(aspect, user, privileges);
    }

    /** The SOAP methods it knows. */
    public Set<String> methods() {
        return soap.methods();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        HttpRequest request = exchange.request();
        String path = request.path();
        if (!latency.isZero()) {
            exchange.pause(latency);
        }
        if (path.equals("/sdk") || path.equals("/sdk/")) {
            handleSoap(exchange);
        } else if (path.equals("/folder") || path.startsWith("/folder/")) {
            answer(exchange, new Asked(request.method() + " /folder", path, ""), strike -> {
                Misbehaviour how = strike == null ? null : strike.misbehaviour();
                return folder.answer(exchange, how, strike == null ? () -> {} : () -> awaitRelease(strike));
            });
        } else if (path.equals("/screen")) {
            answer(exchange, new Asked(request.method() + " /screen", path, ""), strike -> screen.answer(request));
        } else {
            answer(exchange, new Asked(request.method() + " " + path, path, ""), strike -> page(path));
        }
    }

    private void handleSoap(HttpExchange exchange) throws IOException {
        SoapEndpoint.Parsed parsed = soap.parse(exchange);
        Asked asked = new Asked(parsed.method(), parsed.target(), parsed.kind());
        answer(exchange, asked, strike -> soap.answer(exchange, parsed, strike == null ? null : strike.misbehaviour()));
    }

    /** What a request wants, in the words of the fault rules. */
    private record Asked(String what, String target, String kind) {}

    /** Carries out a request; the rule that strikes it, if any, is told to the part that does. */
    private interface Work {
        HttpResponse response(@Nullable FaultRule strike) throws IOException;
    }

    private void answer(HttpExchange exchange, Asked asked, Work work) throws IOException {
        traffic.count(asked.what());
        FaultRule rule = rules.striking(asked.what(), asked.target(), asked.kind());
        if (rule == null) {
            exchange.send(headed(work.response(null)));
            return;
        }
        Misbehaviour misbehaviour = rule.misbehaviour();
        if (misbehaviour instanceof Misbehaviour.ExpireBefore) {
            aspect.inventory().perform(sessions::expireAll);
        }
        HttpResponse response = misbehaviour.carriesOut() ? work.response(rule) : null;
        if (response != null) {
            deliver(exchange, rule, headed(response));
        } else if (misbehaviour instanceof Misbehaviour.Fault fault) {
            exchange.send(headed(soap.faulty(fault)));
        } else if (misbehaviour instanceof Misbehaviour.Http http) {
            HttpResponse wrong = HttpResponse.of(http.status(), http.contentType(), http.body());
            for (Map.Entry<String, String> header : http.headers().entrySet()) {
                wrong = wrong.with(header.getKey(), header.getValue());
            }
            exchange.send(wrong);
        }
        // What is left is a cut: no answer, and so the connection ends.
    }

    private static void deliver(HttpExchange exchange, FaultRule rule, HttpResponse response) throws IOException {
        Misbehaviour misbehaviour = rule.misbehaviour();
        if (misbehaviour instanceof Misbehaviour.CutAfter) {
            response.body().close();
            return;
        }
        if (misbehaviour instanceof Misbehaviour.Late late) {
            exchange.pause(late.time());
        } else if (misbehaviour instanceof Misbehaviour.Held) {
            awaitRelease(rule);
        }
        boolean stalls = misbehaviour instanceof Misbehaviour.StallAfter
                && !exchange.request().method().equals("PUT");
        exchange.send(response, stalls ? stalled(rule) : delivery(misbehaviour));
    }

    private static Delivery stalled(FaultRule rule) {
        long bytes = rule.misbehaviour() instanceof Misbehaviour.StallAfter stall ? stall.bytes() : 0;
        return new Delivery.Stalled(bytes, () -> awaitRelease(rule));
    }

    private static Delivery delivery(Misbehaviour misbehaviour) {
        if (misbehaviour instanceof Misbehaviour.CutWithin cut) {
            return new Delivery.Cut(cut.bytes());
        } else if (misbehaviour instanceof Misbehaviour.Trickle trickle) {
            return new Delivery.Trickle(trickle.bytes(), trickle.pause());
        } else if (misbehaviour instanceof Misbehaviour.Duplicate duplicate) {
            return new Delivery.Twice(duplicate.late());
        } else if (misbehaviour instanceof Misbehaviour.ExtraBytes extra) {
            return new Delivery.Followed(extra.text());
        } else if (misbehaviour instanceof Misbehaviour.CloseAfterAnswer) {
            return new Delivery.Closed();
        } else if (misbehaviour instanceof Misbehaviour.WrongLength wrong) {
            return new Delivery.Announced(wrong.difference());
        }
        return Delivery.WHOLE;
    }

    /** What every answer of a host carries. */
    private HttpResponse headed(HttpResponse response) {
        String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                aspect.inventory().now().atOffset(ZoneOffset.UTC));
        return response.with("Date", now).with("Cache-Control", "no-cache").with("X-Frame-Options", "DENY");
    }

    private static void awaitRelease(FaultRule rule) throws IOException {
        try {
            rule.awaitRelease();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The server is closing", e);
        }
    }

    private HttpResponse page(String path) {
        if (path.equals("/")) {
            return HttpResponse.of(
                    200,
                    "text/html; charset=utf-8",
                    "<html><head><title>" + aspect.profile().hostName()
                            + "</title></head><body>A simulated host</body></html>");
        }
        if (path.equals("/sdk/vimServiceVersions.xml")) {
            return HttpResponse.of(
                    200, "text/xml", ApiVersions.document(aspect.profile().apiVersion()));
        }
        return HttpResponse.of(404, "text/html", "<html><body>404 Not Found</body></html>");
    }
}
