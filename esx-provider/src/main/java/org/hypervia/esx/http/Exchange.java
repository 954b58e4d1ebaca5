// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

import java.time.Duration;

/**
 * A call that has a connection and the head of its answer.
 *
 * @param call what was asked
 * @param watch of the call
 * @param connection that the call has until {@link SocketTransport#end(Exchange, boolean)}
 * @param keptFor how long the connection may rest afterwards; zero if it cannot be used again
 */
record Exchange(HttpCall call, CallWatch watch, Connection connection, Duration keptFor) {}
