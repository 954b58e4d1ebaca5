// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.connection;

import java.time.Duration;
import org.hypervia.esx.http.HttpTransport;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.property.UpdateLoop;
import org.hypervia.esx.vim.session.VimSession;

/**
 * A login on one server, with what works over it. A connection may have several.
 *
 * @param http to the server, with the session's cookie
 * @param session the login
 * @param properties retrieves properties
 * @param updates waits for changes
 */
public record ServerLogin(HttpTransport http, VimSession session, PropertyCollector properties, UpdateLoop updates)
        implements AutoCloseable {
    private static final Duration THREAD_LIMIT = Duration.ofSeconds(2);

    /**
     * Logs out: one round trip the first time, and seconds at most. Calls under way end first, since the logout would
     * make them fail in a less clear way.
     */
    @Override
    public void close() {
        updates.close();
        session.close();
        http.close();
        updates.awaitEnd(THREAD_LIMIT);
    }
}
