// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads requests off a connection. */
final class RequestReader {
    private static final int MAX_HEAD = 65_536;

    private final InputStream in;
    private final OutputStream out;
    private final String client;

    RequestReader(InputStream in, OutputStream out, String client) {
        this.in = in;
        this.out = out;
        this.client = client;
    }

    /** The next request; null when the client has closed the connection. */
    @Nullable
    HttpRequest next() throws IOException {
        String start = line(MAX_HEAD);
        if (start == null) {
            return null;
        }
        String[] words = start.split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new MalformedRequestException("Not an HTTP request");
        }
        Map<String, List<String>> headers = headers();
        return new HttpRequest(words[0], words[1], words[2], headers, body(headers), client);
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        int left = MAX_HEAD;
        while (true) {
            String line = line(left);
            if (line == null) {
                throw new EOFException("The connection ended in the head");
            }
            if (line.isEmpty()) {
                return headers;
            }
            left -= line.length();
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new MalformedRequestException("Not a header field");
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
    }

    private InputStream body(Map<String, List<String>> headers) throws IOException {
        boolean expects = headers.getOrDefault("expect", List.of()).stream()
                .anyMatch(value -> value.equalsIgnoreCase("100-continue"));
        boolean chunked = headers.getOrDefault("transfer-encoding", List.of()).stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).endsWith("chunked"));
        String length = headers.getOrDefault("content-length", List.of("0")).get(0);
        BodyStream body;
        try {
            body = new BodyStream(this, in, chunked ? -1 : Long.parseLong(length));
        } catch (NumberFormatException e) {
            throw new MalformedRequestException("Not a length");
        }
        if (expects) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        return body;
    }

    /** A line without its end; null at the end of the stream. */
    @Nullable
    String line(int limit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (bytes.size() == 0) {
                    return null;
                }
                throw new EOFException("The connection ended in a line");
            }
            if (bytes.size() >= limit) {
                throw new MalformedRequestException("The head is too long");
            }
            bytes.write(b);
        }
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
