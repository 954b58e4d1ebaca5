// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

/** Opens transports. */
public final class ApacheHttp {
    private ApacheHttp() {}

    /**
     * Makes a transport for one server; nothing is connected before the first call. Blocks no longer than reading the
     * certificates to trust takes.
     *
     * @param settings how to reach it
     * @return the transport, to be closed by the caller
     * @throws org.hypervia.api.error.HypervisorException {@code INVALID_ARG} if the CA file cannot be used
     */
    public static HttpTransport open(HttpSettings settings) {
        return new ApacheTransport(settings);
    }
}
