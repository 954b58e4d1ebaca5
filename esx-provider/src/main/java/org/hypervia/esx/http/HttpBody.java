// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * What a request carries.
 *
 * @param contentType the media type, empty for no body at all
 * @param length the length in bytes; empty when it is not known, then the body is sent in chunks
 * @param source opened once, when the body is sent
 */
public record HttpBody(String contentType, OptionalLong length, Source source) {
    /** Opens a body. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    public static HttpBody none() {
        return new HttpBody("", OptionalLong.of(0), InputStream::nullInputStream);
    }

    public static HttpBody of(String contentType, byte[] bytes) {
        return new HttpBody(contentType, OptionalLong.of(bytes.length), () -> new ByteArrayInputStream(bytes));
    }

    boolean isPresent() {
        return !contentType.isEmpty();
    }
}
