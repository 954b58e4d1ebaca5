// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * A response.
 *
 * @param status the status code
 * @param headers header fields beside those the server sets: name, value, name, value, …
 * @param length the length of the body in bytes
 * @param body the body
 * @param chunked whether the body goes out in chunks, without telling its length first
 */
public record HttpResponse(int status, List<String> headers, long length, InputStream body, boolean chunked) {
    /** A response that tells the length of its body. */
    public HttpResponse(int status, List<String> headers, long length, InputStream body) {
        this(status, headers, length, body, false);
    }

    /** A response with a body of bytes. */
    public static HttpResponse of(int status, String contentType, byte[] body) {
        return new HttpResponse(
                status, List.of("Content-Type", contentType), body.length, new ByteArrayInputStream(body));
    }

    /** A response with a body of text. */
    public static HttpResponse of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with one header field more. */
    public HttpResponse with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new HttpResponse(status, more, length, body, chunked);
    }

    /** The same, in chunks. */
    public HttpResponse inChunks() {
        return new HttpResponse(status, headers, length, body, true);
    }

    /** The same, compressed. */
    public HttpResponse compressed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (body;
                GZIPOutputStream out = new GZIPOutputStream(packed)) {
            body.transferTo(out);
        }
        return new HttpResponse(status, headers, packed.size(), new ByteArrayInputStream(packed.toByteArray()), chunked)
                .with("Content-Encoding", "gzip");
    }

    String reason() {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 204 -> "No Content";
            case 206 -> "Partial Content";
            case 301 -> "Moved Permanently";
            case 302 -> "Found";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 413 -> "Payload Too Large";
            case 416 -> "Range Not Satisfiable";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            case 507 -> "Insufficient Storage";
            default -> "Status";
        };
    }
}
