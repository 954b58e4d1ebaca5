// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.ResponseOutOfOrderStrategy;
import org.apache.hc.core5.util.Timeout;

/** Notices that a server answers in the middle of an upload, for instance because the datastore is full. */
final class EarlyAnswer implements ResponseOutOfOrderStrategy {
    @Override
    public boolean isEarlyResponseDetected(
            ClassicHttpRequest request, HttpClientConnection connection, InputStream in, long sent, long next)
            throws IOException {
        // The library's question takes a millisecond over TLS, so it is asked only when there are bytes to look at;
        // and it must be asked, since those may be a message of TLS itself.
        return connection instanceof PooledConnection pooled
                && pooled.hasInput()
                && pooled.isDataAvailable(Timeout.ofMilliseconds(1));
    }
}
