// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One request. Immutable, apart from what a body holds.
 *
 * @param method what to do
 * @param target path and query as they go on the wire, beginning with a slash, already percent-encoded; never changed
 * @param headers further header fields; names are compared without regard to case
 * @param body what is sent along
 * @param replyLimit the largest number of body bytes to accept in the reply; more is {@code OVERFLOW}
 * @param sending how often it may reach the server; a body that is a stream is sent once whatever this says
 * @param idle how long nothing may move in either direction before the call ends; empty for as long as its deadline allows
 */
public record HttpCall(
        HttpMethod method,
        String target,
        Map<String, String> headers,
        HttpBody body,
        long replyLimit,
        Sending sending,
        Optional<Duration> idle) {
    /** The default of {@link #replyLimit()}: 1 GiB, libvirt's own limit. */
    public static final long DEFAULT_REPLY_LIMIT = 1L << 30;

    /**
     * Checks that nothing in here can break out of its line.
     *
     * @throws IllegalArgumentException if the target or a header field may not be sent as it is
     */
    public HttpCall {
        if (!target.startsWith("/") || !target.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("Not an encoded path: " + target);
        }
        if (replyLimit < 0) {
            throw new IllegalArgumentException("Negative limit: " + replyLimit);
        }
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> copy.put(checkedName(name), checkedValue(name, value)));
        headers = Collections.unmodifiableMap(copy);
    }

    /**
     * A call with the default limit for its reply, which is repeatable if it is a GET or a HEAD.
     *
     * @param method what to do
     * @param target encoded path and query
     * @param headers further header fields
     * @param body what is sent along
     */
    public HttpCall(HttpMethod method, String target, Map<String, String> headers, HttpBody body) {
        this(
                method,
                target,
                headers,
                body,
                DEFAULT_REPLY_LIMIT,
                method == HttpMethod.GET || method == HttpMethod.HEAD ? Sending.REPEATABLE : Sending.ONCE,
                Optional.empty());
    }

    /**
     * Reads a resource.
     *
     * @param target encoded path and query
     * @return the call
     */
    public static HttpCall get(String target) {
        return new HttpCall(HttpMethod.GET, target, Map.of(), HttpBody.NONE);
    }

    /**
     * Sends bytes and expects an answer.
     *
     * @param target encoded path and query
     * @param contentType the value of {@code Content-Type}
     * @param content the body
     * @return the call
     */
    public static HttpCall post(String target, String contentType, byte[] content) {
        return new HttpCall(HttpMethod.POST, target, Map.of(), HttpBody.of(contentType, content));
    }

    /**
     * Writes a file from a stream.
     *
     * @param target encoded path and query
     * @param contentType the value of {@code Content-Type}
     * @param content read once and not closed
     * @param length the number of bytes to send, or empty to send all there are, chunked
     * @return the call
     */
    public static HttpCall put(String target, String contentType, InputStream content, OptionalLong length) {
        HttpBody body = new HttpBody.Stream(contentType, length, content);
        return new HttpCall(HttpMethod.PUT, target, Map.of(), body);
    }

    /**
     * Deletes a file.
     *
     * @param target encoded path and query
     * @return the call
     */
    public static HttpCall delete(String target) {
        return new HttpCall(HttpMethod.DELETE, target, Map.of(), HttpBody.NONE);
    }

    /**
     * Adds a header field, or replaces the one of that name.
     *
     * @param name the name of the field
     * @param value its value
     * @return this call with the field
     */
    public HttpCall withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new HttpCall(method, target, more, body, replyLimit, sending, idle);
    }

    /**
     * Sets the largest body to accept.
     *
     * @param bytes the limit
     * @return this call with the limit
     */
    public HttpCall withReplyLimit(long bytes) {
        return new HttpCall(method, target, headers, body, bytes, sending, idle);
    }

    /**
     * Sets how often the call may reach the server.
     *
     * @param how once, perhaps twice, or as a login
     * @return this call, sent so
     */
    public HttpCall withSending(Sending how) {
        return new HttpCall(method, target, headers, body, replyLimit, how, idle);
    }

    /**
     * Ends the call when nothing moves for so long, however far away its deadline is.
     *
     * @param longest the longest rest
     * @return this call with the limit
     */
    public HttpCall withIdle(Duration longest) {
        return new HttpCall(method, target, headers, body, replyLimit, sending, Optional.of(longest));
    }

    boolean isRepeatable() {
        return sending == Sending.REPEATABLE && !(body instanceof HttpBody.Stream);
    }

    private static String checkedName(String name) {
        if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
            throw new IllegalArgumentException("Not the name of a header field: " + name);
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "content-length", "transfer-encoding", "content-type", "host", "connection", "cookie", "expect" ->
                throw new IllegalArgumentException("The transport itself writes " + name);
            default -> name;
        };
    }

    private static String checkedValue(String name, String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("Not a value for the header field " + name);
        }
        return value;
    }
}
