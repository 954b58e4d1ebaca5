// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import org.hypervia.spi.Deadline;

/** One server of a connection, with its own cookies and its own sockets. Thread-safe; calls do not hold up each other. */
public interface HttpTransport extends AutoCloseable {
    /**
     * Sends a call and returns once the head of the answer is there; the body is streamed. No redirect is followed, and
     * nothing is ever sent twice.
     */
    HttpReply send(HttpCall call, Deadline deadline);

    /** Ends all sockets and threads, and with them the calls under way. */
    @Override
    void close();
}
