// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

/** How often a request may reach the server, and what the cookies of its answer are worth. */
public enum Sending {
    /** Once. When the connection ends before the answer nobody knows whether the server has done what it was asked. */
    ONCE,
    /**
     * Perhaps twice, since it only reads, or does no harm the second time: when a connection that had served others before
     * ends without a byte of an answer, the request goes out once more on a new one.
     */
    REPEATABLE,
    /**
     * Once, and it is a login: the cookies of its answer hold from now on, whatever other answers have brought while it was
     * under way.
     */
    LOGIN
}
