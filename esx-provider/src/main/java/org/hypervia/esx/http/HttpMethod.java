// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

/** The request methods a VI endpoint understands. */
public enum HttpMethod {
    /** Reads a resource. */
    GET,
    /** Like {@link #GET}, without the body. */
    HEAD,
    /** Calls a procedure. */
    POST,
    /** Writes a file. */
    PUT,
    /** Deletes a file. */
    DELETE
}
