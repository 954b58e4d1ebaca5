// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/** The answer to a call: status and headers, with the body still streaming. The receiver closes it. */
public final class HttpReply implements AutoCloseable {
    private final int status;
    private final Function<String, Optional<String>> headers;
    private final InputStream body;
    private final Runnable onClose;

    public HttpReply(int status, Function<String, Optional<String>> headers, InputStream body, Runnable onClose) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.onClose = onClose;
    }

    public int status() {
        return status;
    }

    public Optional<String> header(String name) {
        return headers.apply(name);
    }

    /** Returns the body; its failures are {@link org.hypervia.api.error.HypervisorException}s already. */
    public InputStream body() {
        return body;
    }

    /** Gives the connection back if the body was read to its end, and drops it otherwise. */
    @Override
    public void close() {
        onClose.run();
    }
}
