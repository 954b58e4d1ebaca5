// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

/**
 * How much of an answer is accepted. A server is not trusted: without limits one answer could take all memory.
 *
 * @param depth the deepest nesting of elements; deeper is {@code XML_ERROR}
 * @param elements the largest number of elements; more is {@code OVERFLOW}
 * @param text the longest text of one element in characters, and about the longest tag in bytes; more is
 *     {@code OVERFLOW}
 * @param bytes the longest document; more is {@code OVERFLOW}
 */
public record SoapLimits(int depth, long elements, int text, long bytes) {
    /**
     * Far above what real servers send: 10,000 machines with a dozen properties each are about half a million elements
     * and 100 MB.
     */
    public static final SoapLimits DEFAULT = new SoapLimits(120, 10_000_000, 16 << 20, 512L << 20);

    public SoapLimits {
        if (depth < 1 || elements < 1 || text < 1 || bytes < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
