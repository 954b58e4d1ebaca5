// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.networkxml;

import java.util.List;

/**
 * The virtual LANs that traffic is in.
 *
 * @param trunk whether guests see the tags themselves, as they must with several
 * @param tags the numbers, from 0 to 4095; at least one
 */
public record Vlan(boolean trunk, List<Integer> tags) {
    /** The highest number. */
    public static final int MAX_TAG = 4095;

    /** Copies the list. */
    public Vlan {
        tags = List.copyOf(tags);
    }

    /**
     * One virtual LAN, of which guests know nothing.
     *
     * @param tag its number
     * @return the VLAN
     */
    public static Vlan of(int tag) {
        return new Vlan(false, List.of(tag));
    }
}
