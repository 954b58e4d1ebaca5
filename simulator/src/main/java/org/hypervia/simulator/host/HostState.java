// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import org.jspecify.annotations.Nullable;

/**
 * What holds for a whole host.
 *
 * @param maintenance whether it is in maintenance
 * @param connected whether its vCenter hears from it
 * @param vmotion whether machines can move to and from it while they run
 * @param processors its processors, in a word: running machines move between equal ones only
 * @param place where it is found
 */
public record HostState(boolean maintenance, boolean connected, boolean vmotion, String processors, Place place) {
    /**
     * Where a host is found.
     *
     * @param address the address it is managed at
     * @param manager the address of the vCenter that manages it; null for none
     * @param uuid the uuid of its hardware
     */
    public record Place(String address, @Nullable String manager, String uuid) {}

    /** A host of its own, in service. */
    static HostState fresh() {
        return new HostState(false, true, false, "", new Place("127.0.0.1", null, HostHardware.UUID));
    }

    /** In maintenance, or not. */
    public HostState withMaintenance(boolean entered) {
        return new HostState(entered, connected, vmotion, processors, place);
    }

    /** Connected to its vCenter, or not. */
    public HostState withConnected(boolean heard) {
        return new HostState(maintenance, heard, vmotion, processors, place);
    }

    /** Able to take running machines, or not. */
    public HostState withVmotion(boolean able) {
        return new HostState(maintenance, connected, able, processors, place);
    }

    /** With other processors. */
    public HostState withProcessors(String word) {
        return new HostState(maintenance, connected, vmotion, word, place);
    }

    /** At another place. */
    public HostState withPlace(Place other) {
        return new HostState(maintenance, connected, vmotion, processors, other);
    }
}
