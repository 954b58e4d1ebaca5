// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.http.HttpBody;
import org.hypervia.esx.http.HttpCall;
import org.hypervia.esx.http.HttpReply;
import org.hypervia.esx.http.HttpTransport;
import org.hypervia.spi.Deadline;

/**
 * A server without a network: a transport that answers from a script, method by method. The last answer of a method is
 * repeated. Answers are written by hand here, so no code is shared with what reads them.
 */
public final class ScriptedServer implements HttpTransport {
    /** One request. */
    public record Request(String method, String target, String body, Map<String, String> headers, Deadline deadline) {
        /** Returns the text of the first element of a name, unescaped. */
        public String text(String element) {
            Matcher found =
                    Pattern.compile("<" + element + "(?: [^>]*)?>([^<]*)</").matcher(body);
            return found.find()
                    ? found.group(1)
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&quot;", "\"")
                            .replace("&amp;", "&")
                    : "";
        }
    }

    /** An answer, or an exception instead. */
    @FunctionalInterface
    public interface Handler {
        HttpReply answer(Request request);
    }

    /** How an envelope is written: all of them mean the same. */
    public enum Style {
        COMPACT,
        SPACED,
        ODD_PREFIXES
    }

    private static final Pattern METHOD = Pattern.compile("Body><([A-Za-z_]+)");
    private static final Pattern TARGET = Pattern.compile("<_this type=\"([^\"]+)\">([^<]*)</_this>");

    private final Map<String, Deque<Handler>> script = new HashMap<>();
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<byte[]> bodies = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean closed;
    private volatile String refusedCookie;
    private volatile Style style = Style.COMPACT;

    /** Answers a method; a further answer follows the one before. */
    public synchronized ScriptedServer on(String method, Handler handler) {
        script.computeIfAbsent(method, key -> new ArrayDeque<>()).add(handler);
        return this;
    }

    /** Answers a method with results. */
    public ScriptedServer on(String method, String... results) {
        return on(method, request -> result(request.method(), String.join("", results)));
    }

    /** Forgets the answers to a method. */
    public synchronized ScriptedServer forget(String method) {
        script.remove(method);
        return this;
    }

    /** Writes all further answers in a style. */
    public ScriptedServer style(Style other) {
        style = other;
        return this;
    }

    /** Returns the methods that were called, in order. */
    public List<String> methods() {
        synchronized (requests) {
            return requests.stream().map(Request::method).toList();
        }
    }

    /** Counts the calls of a method. */
    public long count(String method) {
        return methods().stream().filter(method::equals).count();
    }

    /** Returns the requests of a method, in order. */
    public List<Request> requests(String method) {
        synchronized (requests) {
            return requests.stream()
                    .filter(request -> request.method().equals(method))
                    .toList();
        }
    }

    /** Forgets what was called. */
    public void forgetRequests() {
        requests.clear();
    }

    /** Returns the bodies as the client handed them over, in whatever state they are now. */
    public List<byte[]> rawBodies() {
        return List.copyOf(bodies);
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public HttpReply send(HttpCall call, Deadline deadline) {
        checkOpen();
        byte[] bytes = ((HttpBody.Bytes) call.body()).content();
        bodies.add(bytes);
        String body = new String(bytes, StandardCharsets.UTF_8);
        Request request = new Request(first(METHOD, body), target(body), body, call.headers(), deadline);
        requests.add(request);
        return handler(request.method()).answer(request);
    }

    /** Behaves as if a cookie had not been taken, since only TLS may carry it. */
    public void refuseCookie(String name) {
        refusedCookie = name;
    }

    @Override
    public Optional<String> refusedCookie() {
        return Optional.ofNullable(refusedCookie);
    }

    private void checkOpen() {
        if (closed) {
            throw new HypervisorException(ErrorCode.INVALID_CONN, "the transport is closed");
        }
    }

    private synchronized Handler handler(String method) {
        Deque<Handler> handlers = script.get(method);
        if (handlers == null) {
            throw new AssertionError("nobody expected " + method);
        }
        return handlers.size() > 1 ? handlers.remove() : handlers.element();
    }

    private static String first(Pattern pattern, String body) {
        Matcher found = pattern.matcher(body);
        if (!found.find()) {
            throw new AssertionError("this is no call: " + body);
        }
        return found.group(1);
    }

    private static String target(String body) {
        Matcher found = TARGET.matcher(body);
        return found.find() ? found.group(1) + ":" + found.group(2) : "";
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Writes an answer with results. */
    public HttpReply result(String method, String results) {
        return xml(
                200, envelope("<" + method + "Response xmlns=\"urn:vim25\">" + results + "</" + method + "Response>"));
    }

    /** Writes a fault. */
    public HttpReply fault(String type, String text, String fields) {
        return xml(
                500,
                envelope("<soapenv:Fault><faultcode>ServerFaultCode</faultcode><faultstring>" + text
                        + "</faultstring><detail><" + type + "Fault xmlns=\"urn:vim25\" xsi:type=\"" + type + "\">"
                        + fields + "</" + type + "Fault></detail></soapenv:Fault>"));
    }

    /** Answers with a fault. */
    public Handler faulting(String type, String fields) {
        return request -> fault(type, "The host says " + type + ".", fields);
    }

    /** Fails like a transport. */
    public static Handler failing(ErrorCode code) {
        return request -> {
            throw new HypervisorException(code, "the network failed with " + code);
        };
    }

    private String envelope(String body) {
        String plain = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
                + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>" + body
                + "</soapenv:Body></soapenv:Envelope>";
        return switch (style) {
            case COMPACT -> plain;
            case SPACED -> plain.replace("><", ">\n  <!-- here -->\t<");
            case ODD_PREFIXES ->
                plain.replace("soapenv:", "E-1:")
                        .replace("xmlns:soapenv=", "xmlns:E-1=")
                        .replace("xmlns:xsi=", "xmlns:_XMLSchema-instance=")
                        .replace(" xsi:type=\"", " _XMLSchema-instance:type=\"v.25:");
        };
    }

    /** Writes any document. */
    public static HttpReply xml(int status, String document) {
        return raw(status, Map.of("Content-Type", "text/xml; charset=utf-8"), document);
    }

    /** Writes any answer. */
    public static HttpReply raw(int status, Map<String, String> headers, String body) {
        return raw(status, headers, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes any answer. */
    public static HttpReply raw(int status, Map<String, String> headers, InputStream body) {
        return HttpReply.of(status, headers, body);
    }

    /** Makes a handler of what an answer is made of. */
    public static Handler always(Function<Request, HttpReply> answer) {
        return answer::apply;
    }
}
