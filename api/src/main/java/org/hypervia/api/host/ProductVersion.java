// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.host;

/**
 * The version of a product.
 *
 * @param major the first number
 * @param minor the second, at most 999
 * @param micro the third, at most 999
 */
public record ProductVersion(int major, int minor, int micro) implements Comparable<ProductVersion> {
    public ProductVersion {
        if (major < 0 || major > 2146 || minor < 0 || minor > 999 || micro < 0 || micro > 999) {
            throw new IllegalArgumentException("no version: " + major + "." + minor + "." + micro);
        }
    }

    /**
     * Returns the version as libvirt packs it.
     *
     * @return {@code 1000000 * major + 1000 * minor + micro}
     */
    public int number() {
        return 1_000_000 * major + 1000 * minor + micro;
    }

    @Override
    public int compareTo(ProductVersion other) {
        return Integer.compare(number(), other.number());
    }

    /** Returns the three numbers with dots between them. */
    @Override
    public String toString() {
        return major + "." + minor + "." + micro;
    }
}
