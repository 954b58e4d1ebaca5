// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.http;

/**
 * How much of a server's answer is accepted before its body, and how many connections there may be.
 *
 * @param headerCount the largest number of header fields
 * @param lineLength the longest line of the head, in bytes
 * @param connections the largest number of connections at one time; further calls wait for a free one
 */
public record HttpLimits(int headerCount, int lineLength, int connections) {
    /** Far above anything a host sends. */
    public static final HttpLimits DEFAULT = new HttpLimits(200, 16 * 1024, 32);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public HttpLimits {
        if (headerCount < 1 || lineLength < 1 || connections < 1) {
            throw new IllegalArgumentException("Limits must be positive");
        }
    }
}
