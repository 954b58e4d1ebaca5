// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.io.IOException;
import java.io.InputStream;

/**
 * A picture of a domain's screen on its way: read it, then close it. Not thread-safe.
 *
 * @param mimeType such as {@code image/png}
 * @param content the picture; reading it blocks for at most the connection's operation time limit
 */
public record Screenshot(String mimeType, InputStream content) implements AutoCloseable {
    /** Ends the transfer. */
    @Override
    public void close() throws IOException {
        content.close();
    }
}
