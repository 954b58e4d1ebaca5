// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.connection;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** What an HTTP status means that nobody has expected of a file or a picture. */
public final class HttpRefusal {
    private HttpRefusal() {}

    /**
     * Makes the error for a status.
     *
     * @param request what was asked for, such as {@code the download of [datastore1] web01/web01.vmx}
     * @param status the status
     * @return {@code HTTP_ERROR} for a redirect and for a server that is not ready, otherwise {@code INTERNAL_ERROR}
     */
    public static HypervisorException of(String request, int status) {
        String facts = "the server answers " + request + " with the HTTP status " + status;
        return switch (status) {
            case 301, 302, 303, 307, 308 ->
                new HypervisorException(
                        ErrorCode.HTTP_ERROR,
                        facts + ", a redirect, which is not followed: check host, port and transport");
            case 501, 502, 503, 504 ->
                new HypervisorException(
                        ErrorCode.HTTP_ERROR,
                        facts + ": it is starting, too busy, or has too many sessions; try again later");
            default -> new HypervisorException(ErrorCode.INTERNAL_ERROR, facts);
        };
    }
}
