// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The answer to one request: the head is there, the body is still on its way. One thread at a time; whoever receives it
 * closes it.
 *
 * <p>Reading {@link #body()} keeps to the deadline of the call. A read that fails throws
 * {@link org.hypervia.api.error.HypervisorException}, never a plain {@link java.io.IOException}: {@code READ_FAILED}
 * when the connection is cut before the body is whole, {@code OPERATION_TIMEOUT} at the deadline, {@code OVERFLOW}
 * above the limit of the call, {@code OPERATION_ABORTED} when the reading thread is interrupted, {@code INVALID_CONN}
 * when the transport is closed. A stream that has failed goes on failing, so that a part is never taken for the whole;
 * one that was not read to its end when the reply was closed throws {@link IllegalStateException}.
 */
public final class HttpReply implements AutoCloseable {
    private final int status;
    private final Map<String, String> headers;
    private final InputStream body;
    private final Runnable closing;
    private final Runnable dropping;

    HttpReply(int status, Map<String, String> headers, InputStream body, Runnable closing, Runnable dropping) {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        this.status = status;
        this.headers = Collections.unmodifiableMap(copy);
        this.body = body;
        this.closing = closing;
        this.dropping = dropping;
    }

    /**
     * Makes a reply without a network, for a transport that answers from a script.
     *
     * @param status the status code
     * @param headers the header fields
     * @param body the body
     * @return the reply; closing it does nothing
     */
    public static HttpReply of(int status, Map<String, String> headers, InputStream body) {
        return new HttpReply(status, headers, body, () -> {}, () -> {});
    }

    /**
     * Returns the status code, any of them: redirects and errors are the caller's to judge.
     *
     * @return the code, for instance 200
     */
    public int status() {
        return status;
    }

    /**
     * Returns a header field.
     *
     * @param name its name in any case
     * @return its value, the first one of a repeated field
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * Returns the body, streamed from the network.
     *
     * @return the body, empty if there is none; closing the stream is not needed
     */
    public InputStream body() {
        return body;
    }

    /**
     * Gives the connection back when the body was read to its end, or nearly: a last rest of a few kilobytes is read if it
     * comes within a tenth of a second. Otherwise the connection is cut, and nothing is waited for.
     */
    @Override
    public void close() {
        closing.run();
    }

    /** Cuts the connection, whose answers are not those to its requests. Closes the reply as well. */
    public void drop() {
        dropping.run();
    }
}
