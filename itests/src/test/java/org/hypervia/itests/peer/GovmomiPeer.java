// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Govmomi's simulator in a process of its own, for one test; see {@code itests/govmomi-peer}. */
public final class GovmomiPeer implements AutoCloseable {
    /** Who may log in unless the test says otherwise. */
    public static final String USER = "root";

    /** The password of {@link #USER}. */
    public static final String PASSWORD = "secret";

    private final Process process;
    private final String uri;

    private GovmomiPeer(Process process, String uri) {
        this.process = process;
        this.uri = uri;
    }

    /**
     * Starts it as libvirt's driver needs it: items of arrays typed, mount path there.
     *
     * @param options further options of the launcher
     */
    public static GovmomiPeer forLibvirt(String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("-typed-arrays", "-mount-path", "/vmfs/volumes/hypervia-itest"));
        all.addAll(List.of(options));
        return start(all.toArray(String[]::new));
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param options options of the launcher
     */
    public static GovmomiPeer start(String... options) throws Exception {
        List<String> line = new ArrayList<>(List.of(Peers.govmomi().toString()));
        line.addAll(List.of(options));
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String uri = CompletableFuture.supplyAsync(() -> firstLine(out)).get(60, TimeUnit.SECONDS);
        if (uri == null) {
            throw new AssertionError(line + " ended with status " + process.waitFor() + " before it listened");
        }
        return new GovmomiPeer(process, uri);
    }

    private static String firstLine(BufferedReader out) {
        try {
            return out.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URI for virsh and for us, with user and without password. */
    public String uri() {
        return uri;
    }

    /** What clients cost since the start or the last reset. */
    public Counters counters() throws Exception {
        return Counters.parse(control("GET"));
    }

    /** Starts counting anew. */
    public void resetCounters() throws Exception {
        control("DELETE");
    }

    private String control(String method) throws Exception {
        URI server = URI.create(uri);
        String scheme = uri.contains("transport=http") ? "http" : "https";
        URI counters = URI.create(scheme + "://127.0.0.1:" + server.getPort() + "/hypervia/counters");
        HttpClient client = HttpClient.newBuilder().sslContext(trustingAnyone()).build();
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(counters)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.body();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Round trips, bytes of bodies, and sessions that are open. */
    public record Counters(int sessions, Map<String, Traffic> methods) {
        private static final Pattern METHOD =
                Pattern.compile("\"([^\"]+)\":\\{\"calls\":(\\d+),\"received\":(\\d+),\"sent\":(\\d+)}");
        private static final Pattern SESSIONS = Pattern.compile("\"sessions\":(\\d+)");

        /** Round trips of one method, or of all under the name {@code total}. */
        public long calls(String method) {
            return methods.getOrDefault(method, new Traffic(0, 0, 0)).calls();
        }

        private static Counters parse(String json) {
            Map<String, Traffic> methods = new TreeMap<>();
            METHOD.matcher(json)
                    .results()
                    .forEach(found -> methods.put(
                            found.group(1),
                            new Traffic(
                                    Long.parseLong(found.group(2)),
                                    Long.parseLong(found.group(3)),
                                    Long.parseLong(found.group(4)))));
            Matcher sessions = SESSIONS.matcher(json);
            if (!sessions.find()) {
                throw new AssertionError("these are no counters: " + json);
            }
            return new Counters(Integer.parseInt(sessions.group(1)), methods);
        }
    }

    /** A number of round trips, and the bytes of their bodies as the server sees them. */
    public record Traffic(long calls, long received, long sent) {}

    /** The launcher's certificate is the one of Go's tests, for no name of ours. */
    private static SSLContext trustingAnyone() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, null);
        return context;
    }

    private static final class Trusting extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
