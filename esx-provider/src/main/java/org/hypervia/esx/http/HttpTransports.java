// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

/** Opens transports. */
public final class HttpTransports {
    private HttpTransports() {}

    /**
     * Makes a transport for one server; nothing is connected before the first call.
     *
     * @param settings how to reach it
     * @return the transport, to be closed by the caller
     * @throws org.hypervia.api.error.HypervisorException {@code INVALID_ARG} if the CA file cannot be used
     */
    @SuppressWarnings("DoNotCallSuggester") // only until the transport is written
    public static HttpTransport open(HttpSettings settings) {
        throw new UnsupportedOperationException(settings.authority());
    }
}
