// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Ties a call to the connection it got, fresh or used before, for as long as it uses it. */
final class WatchedExecutor extends HttpRequestExecutor {
    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        ((PooledConnection) connection).serve(CallWatch.of(context));
        // Without the library's callback: its one use is an upgrade to TLS at the server's wish.
        return super.execute(request, connection, null, context);
    }
}
