// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.http;

import java.io.IOException;

/** Answers requests, on the thread of the connection. */
public interface HttpHandler {
    /** Answers one request; when it returns without an answer the connection ends without one. */
    void handle(HttpExchange exchange) throws IOException;
}
