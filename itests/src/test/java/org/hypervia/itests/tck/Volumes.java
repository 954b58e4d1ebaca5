// SPDX-License-Identifier: Apache-2.0
package org.hypervia.itests.tck;

import org.hypervia.tck.TestStorage;

/**
 * Volumes of one kind in a pool.
 *
 * @param pool the pool
 * @param pattern what names look like, with {@code %s} in it
 * @param format the format, whose content can be moved
 * @param allocation whether to ask for room beforehand
 */
record Volumes(String pool, String pattern, String format, boolean allocation) implements TestStorage {
    @Override
    public String name(String word) {
        return pattern.replace("%s", word);
    }

    @Override
    public String xml(String name, long capacity) {
        return "<volume><name>" + name + "</name><capacity>" + capacity + "</capacity><allocation>"
                + (allocation ? capacity : 0) + "</allocation><target><format type='" + format
                + "'/></target></volume>";
    }
}
