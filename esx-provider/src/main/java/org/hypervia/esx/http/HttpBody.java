// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.InputStream;
import java.util.Map;
import java.util.OptionalLong;

/** What a request carries. */
public sealed interface HttpBody {
    /** A request without a body. */
    None NONE = new None();

    /**
     * Wraps bytes.
     *
     * @param contentType the value of {@code Content-Type}
     * @param content the body
     * @return the body
     */
    static HttpBody of(String contentType, byte[] content) {
        return new Bytes(contentType, content);
    }

    /** Adds the header fields that tell the server what comes behind them. */
    void describe(HttpMethod method, Map<String, String> fields);

    /** Nothing. */
    record None() implements HttpBody {
        @Override
        public void describe(HttpMethod method, Map<String, String> fields) {
            if (method == HttpMethod.POST || method == HttpMethod.PUT) {
                fields.put("Content-Length", "0");
            }
        }
    }

    /**
     * Bytes in memory; the caller does not change them until the call is over.
     *
     * @param contentType the value of {@code Content-Type}
     * @param content the body
     */
    // Compared by identity like any array; nobody compares bodies, and a copy of each request would be waste.
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(String contentType, byte[] content) implements HttpBody {
        @Override
        public void describe(HttpMethod method, Map<String, String> fields) {
            fields.put("Content-Type", contentType);
            fields.put("Content-Length", Integer.toString(content.length));
        }
    }

    /**
     * A stream, read once while the request is sent; the caller closes it after the call. With a length exactly that
     * many bytes are read and announced; without one the body is sent chunked up to the end of the stream.
     *
     * @param contentType the value of {@code Content-Type}
     * @param length the number of bytes, or empty when it is not known
     * @param content where the body comes from
     */
    record Stream(String contentType, OptionalLong length, InputStream content) implements HttpBody {
        @Override
        public void describe(HttpMethod method, Map<String, String> fields) {
            fields.put("Content-Type", contentType);
            if (length.isPresent()) {
                fields.put("Content-Length", Long.toString(length.getAsLong()));
            } else {
                fields.put("Transfer-Encoding", "chunked");
            }
        }
    }
}
