// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
public final class HttpExchange {
    private final HttpRequest request;
    private final OutputStream out;
    private boolean keepAlive;
    private boolean answered;

    HttpExchange(HttpRequest request, OutputStream out) {
        this.request = request;
        this.out = out;
        String connection = request.header("Connection");
        String wish = connection == null ? "" : connection.toLowerCase(Locale.ROOT);
        this.keepAlive = request.version().equals("HTTP/1.1") && !wish.contains("close");
    }

    /** What the client wants. */
    public HttpRequest request() {
        return request;
    }

    /** Whether the connection lives on. */
    boolean keepAlive() {
        return keepAlive && answered;
    }

    /** Reads the whole body; null when it is longer than the limit, which then ends the connection after the answer. */
    public byte @Nullable [] body(int limit) throws IOException {
        byte[] bytes = request.body().readNBytes(limit);
        if (bytes.length == limit && request.body().read() >= 0) {
            keepAlive = false;
            return null;
        }
        return bytes;
    }

    /** Sends an answer as it should be sent. */
    public void send(HttpResponse response) throws IOException {
        send(response, Delivery.WHOLE);
    }

    /** Sends an answer, well or badly. */
    public void send(HttpResponse response, Delivery delivery) throws IOException {
        if (!(delivery instanceof Delivery.Whole)) {
            keepAlive = keepAlive && delivery instanceof Delivery.Trickle;
        }
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(response.reason())
                .append("\r\n");
        field(head, "Content-Length", String.valueOf(response.length()));
        field(head, "Connection", keepAlive || delivery instanceof Delivery.Cut ? "Keep-Alive" : "close");
        List<String> headers = response.headers();
        for (int i = 0; i < headers.size(); i += 2) {
            field(head, headers.get(i), headers.get(i + 1));
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        answered = true;
        if (!request.method().equals("HEAD")) {
            deliver(response, delivery);
        }
        out.flush();
    }

    private void deliver(HttpResponse response, Delivery delivery) throws IOException {
        try (InputStream body = response.body()) {
            if (delivery instanceof Delivery.Cut cut) {
                copy(body, Math.min(cut.bytes(), Math.max(0, response.length() - 1)));
            } else if (delivery instanceof Delivery.Trickle trickle) {
                for (byte[] piece = body.readNBytes(trickle.bytes());
                        piece.length > 0;
                        piece = body.readNBytes(trickle.bytes())) {
                    out.write(piece);
                    out.flush();
                    pause(trickle.pause());
                }
            } else {
                copy(body, response.length());
            }
        }
    }

    private void copy(InputStream body, long count) throws IOException {
        byte[] buffer = new byte[32_768];
        long left = count;
        while (left > 0) {
            int read = body.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("The body is shorter than announced");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    /** Sends raw bytes instead of an HTTP response and ends the connection. */
    public void sendRaw(byte[] bytes) throws IOException {
        keepAlive = false;
        answered = true;
        out.write(bytes);
        out.flush();
    }

    /** Lets time pass; closing the server ends it early. */
    public void pause(Duration time) throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The server is closing", e);
        }
    }

    private static void field(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
