// SPDX-License-Identifier: Apache-2.0
package org.hypervia.tck;

/** What a host has to make volumes of. */
public interface TestStorage {
    /** Returns the name of a pool with room for some megabytes. */
    String pool();

    /**
     * Returns a name that a volume of that pool can have.
     *
     * @param word what tells it from others, letters only
     */
    String name(String word);

    /**
     * Returns the XML of a volume that can be created there, empty and with content that can be moved.
     *
     * @param name its name, by {@link #name}
     * @param capacity its capacity in bytes, a multiple of a MiB
     */
    String xml(String name, long capacity);
}
