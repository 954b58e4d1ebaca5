// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A client that sends XML text and reads XML text, so that tests see what is on the wire. */
final class VimClient {
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><e:Body>""";

    private final SimulatedEndpoint esx;
    private final boolean central;
    private final HttpClient http;
    private String cookie = "";
    private String version = "urn:vim25/8.0.2.0";

    VimClient(EsxSimulator esx) {
        this(esx.endpoint());
    }

    VimClient(SimulatedEndpoint esx) {
        this.esx = esx;
        this.central = esx.uri().getScheme().equals("vpx");
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(20));
        // The only certificate it trusts is the simulator's own, and the name in it is checked.
        esx.certificate().ifPresent(pem -> builder.sslContext(trusting(pem)));
        this.http = builder.build();
    }

    static VimClient loggedIn(EsxSimulator esx) {
        return loggedIn(esx.endpoint(), SimulatorOptions.DEFAULT_USER);
    }

    static VimClient loggedIn(SimulatedEndpoint endpoint, String user) {
        VimClient client = new VimClient(endpoint);
        Answer answer = client.login(user, SimulatorOptions.DEFAULT_PASSWORD);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return client;
    }

    static SSLContext trusting(String pem) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "host",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Answer(int status, String body) {
        /** The text of all elements of this name, tags of other elements inside included. */
        List<String> all(String element) {
            List<String> found = new ArrayList<>();
            Matcher matcher = Pattern.compile("<" + element + "(?: [^>]*)?>(.*?)</" + element + ">", Pattern.DOTALL)
                    .matcher(body);
            while (matcher.find()) {
                found.add(matcher.group(1));
            }
            return found;
        }

        String first(String element) {
            List<String> found = all(element);
            if (found.isEmpty()) {
                throw new AssertionError("No <" + element + "> in " + body);
            }
            return found.get(0);
        }

        /** The type of the fault in the detail; empty when there is none. */
        String fault() {
            Matcher matcher = Pattern.compile("<detail><\\w+ xmlns=\"urn:vim25\" xsi:type=\"(\\w+)\"")
                    .matcher(body);
            return matcher.find() ? matcher.group(1) : "";
        }

        /** The value of a property of the only object. */
        Optional<String> property(String name) {
            Matcher matcher = Pattern.compile(
                            "<propSet><name>" + Pattern.quote(name) + "</name><val [^>]*>(.*?)</val></propSet>",
                            Pattern.DOTALL)
                    .matcher(body);
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        }
    }

    /** Announces this version of the API; empty for none at all. */
    void announce(String soapAction) {
        version = soapAction;
    }

    void cookie(String value) {
        cookie = value;
    }

    String cookie() {
        return cookie;
    }

    Answer login(String user, String password) {
        return call(
                "Login",
                "SessionManager",
                central ? "SessionManager" : "ha-sessionmgr",
                "<userName>" + user + "</userName><password>" + password + "</password>");
    }

    private String collector() {
        return central ? "propertyCollector" : "ha-property-collector";
    }

    Answer call(String method, String kind, String id, String parameters) {
        return send(HEAD + "<" + method + " xmlns=\"urn:vim25\"><_this type=\"" + kind + "\">" + id + "</_this>"
                + parameters + "</" + method + "></e:Body></e:Envelope>");
    }

    /** Calls a method of a machine. */
    Answer machine(String method, SimulatedMachine machine, String parameters) {
        return call(method, "VirtualMachine", machine.id(), parameters);
    }

    Answer send(String envelope) {
        HttpRequest.Builder request = HttpRequest.newBuilder(esx.httpUri().resolve("/sdk"))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "text/xml; charset=utf-8")
                .POST(BodyPublishers.ofString(envelope));
        if (!version.isEmpty()) {
            request.header("SOAPAction", version);
        }
        HttpResponse<String> response = exchange(request);
        response.headers().firstValue("Set-Cookie").ifPresent(this::take);
        return new Answer(response.statusCode(), response.body());
    }

    private void take(String setCookie) {
        cookie = setCookie.substring(0, setCookie.indexOf(';'));
    }

    /** Starts an HTTP request to a path of the host. */
    HttpRequest.Builder path(String path) {
        return HttpRequest.newBuilder(URI.create(esx.httpUri() + path)).timeout(Duration.ofSeconds(60));
    }

    HttpResponse<String> exchange(HttpRequest.Builder request) {
        return exchange(request, BodyHandlers.ofString());
    }

    <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Reads properties of one object. */
    Answer read(String kind, String id, String... paths) {
        return call(
                "RetrieveProperties",
                "PropertyCollector",
                collector(),
                "<specSet>" + spec(kind, id, paths) + "</specSet>");
    }

    static String spec(String kind, String id, String... paths) {
        return "<propSet><type>" + kind + "</type>" + paths(paths) + "</propSet><objectSet><obj type=\"" + kind + "\">"
                + id + "</obj></objectSet>";
    }

    static String paths(String... paths) {
        StringBuilder text = new StringBuilder();
        for (String path : paths) {
            text.append("<pathSet>").append(path).append("</pathSet>");
        }
        return text.toString();
    }

    /** All machines of the host with these properties, as libvirt asks for them. */
    static String machinesSpec(String... paths) {
        return "<propSet><type>VirtualMachine</type>" + paths(paths) + "</propSet>"
                + "<objectSet><obj type=\"HostSystem\">ha-host</obj><skip>false</skip>"
                + "<selectSet xsi:type=\"TraversalSpec\"><name>hostSystemToVm</name><type>HostSystem</type>"
                + "<path>vm</path><skip>false</skip></selectSet></objectSet>";
    }

    /** Waits on the session's own collector until a task is over, and returns its state. */
    String awaitTask(Answer started) {
        if (started.status() != 200) {
            throw new AssertionError(started.body());
        }
        return awaitTask(started.first("returnval"));
    }

    String awaitTask(String task) {
        String collector = call("CreatePropertyCollector", "PropertyCollector", collector(), "")
                .first("returnval");
        call(
                "CreateFilter",
                "PropertyCollector",
                collector,
                "<spec>" + spec("Task", task, "info.state") + "</spec><partialUpdates>true</partialUpdates>");
        String state = "";
        String version = "";
        while (!state.equals("success") && !state.equals("error")) {
            Answer update =
                    call("WaitForUpdates", "PropertyCollector", collector, "<version>" + version + "</version>");
            version = update.first("version");
            state = update.first("val");
        }
        call("DestroyPropertyCollector", "PropertyCollector", collector, "");
        return state;
    }

    /** The type of the fault a task ended with. */
    String taskFault(Answer started) {
        awaitTask(started);
        Answer info = read("Task", started.first("returnval"), "info.error");
        Matcher matcher = Pattern.compile("<fault xsi:type=\"(\\w+)\"").matcher(info.body());
        return matcher.find() ? matcher.group(1) : "";
    }
}
