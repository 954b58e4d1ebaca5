// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.http;

import java.io.ByteArrayOutputStream;
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
    private static final int COPY = 256 << 10;

    private final HttpRequest request;
    private final OutputStream connection;
    private OutputStream out;
    private byte[] owed = {};
    private boolean keepAlive;
    private boolean answered;

    HttpExchange(HttpRequest request, OutputStream out) {
        this.request = request;
        this.connection = out;
        this.out = out;
        String header = request.header("Connection");
        String wish = header == null ? "" : header.toLowerCase(Locale.ROOT);
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

    /** What is to go out with the next request of the connection, before its answer. */
    byte[] owed() {
        return owed.clone();
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
        boolean promised = keepAlive;
        boolean tooShort = delivery instanceof Delivery.Announced announced && announced.difference() > 0;
        if (delivery instanceof Delivery.Cut || delivery instanceof Delivery.Closed || tooShort) {
            keepAlive = false;
        }
        if (delivery instanceof Delivery.Twice twice) {
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            out = copy;
            write(response, delivery, promised);
            out = connection;
            out.write(copy.toByteArray());
            if (twice.late()) {
                owed = copy.toByteArray();
            } else {
                out.write(copy.toByteArray());
            }
        } else {
            write(response, delivery, promised);
        }
        if (delivery instanceof Delivery.Followed followed) {
            out.write(followed.more().getBytes(StandardCharsets.ISO_8859_1));
        }
        answered = true;
        out.flush();
    }

    private void write(HttpResponse response, Delivery delivery, boolean promised) throws IOException {
        boolean chunked = response.chunked() && request.version().equals("HTTP/1.1");
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(response.reason())
                .append("\r\n");
        if (chunked) {
            field(head, "Transfer-Encoding", "chunked");
        } else {
            long wrong = delivery instanceof Delivery.Announced announced ? announced.difference() : 0;
            field(head, "Content-Length", String.valueOf(Math.max(0, response.length() + wrong)));
        }
        field(head, "Connection", promised || delivery instanceof Delivery.Cut ? "Keep-Alive" : "close");
        List<String> headers = response.headers();
        for (int i = 0; i < headers.size(); i += 2) {
            field(head, headers.get(i), headers.get(i + 1));
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (request.method().equals("HEAD")) {
            response.body().close();
        } else {
            deliver(response, delivery, chunked);
        }
    }

    private void deliver(HttpResponse response, Delivery delivery, boolean chunked) throws IOException {
        OutputStream plain = out;
        out = chunked ? new ChunkedOutput(plain) : plain;
        try (InputStream body = response.body()) {
            if (delivery instanceof Delivery.Cut cut) {
                copy(body, Math.min(cut.bytes(), Math.max(0, response.length() - 1)));
                out.flush();
                return;
            } else if (delivery instanceof Delivery.Trickle trickle) {
                for (byte[] piece = body.readNBytes(trickle.bytes());
                        piece.length > 0;
                        piece = body.readNBytes(trickle.bytes())) {
                    out.write(piece);
                    out.flush();
                    pause(trickle.pause());
                }
            } else if (delivery instanceof Delivery.Stalled stalled) {
                copy(body, Math.min(stalled.bytes(), response.length()));
                out.flush();
                stalled.stall().await();
                body.transferTo(out);
            } else if (delivery instanceof Delivery.Announced announced && announced.difference() < 0) {
                copy(body, Math.max(0, response.length() + announced.difference()));
            } else if (body.transferTo(out) != response.length()) {
                throw new IOException("The body is not as long as announced");
            }
            if (out instanceof ChunkedOutput chunks) {
                chunks.end();
            }
        } finally {
            out = plain;
        }
    }

    private void copy(InputStream body, long count) throws IOException {
        byte[] buffer = new byte[(int) Math.min(COPY, Math.max(1, count))];
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
