// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.network;

import org.hypervia.api.value.ListCondition;

/** Which networks to list: libvirt's {@code virConnectListAllNetworksFlags}. {@link ListCondition} says how several work together. */
public enum NetworkCondition implements ListCondition {
    /** The network is not started; on ESX none is. */
    INACTIVE(1, Group.ACTIVITY),
    /** The network is started. */
    ACTIVE(2, Group.ACTIVITY),
    /** The network stays defined when it is stopped. */
    PERSISTENT(4, Group.PERSISTENCE),
    /** The network is gone when it is stopped; on ESX none is. */
    TRANSIENT(8, Group.PERSISTENCE),
    /** The network starts with the host. */
    AUTOSTART(16, Group.AUTOSTART),
    /** The network does not start with the host; on ESX all do. */
    NO_AUTOSTART(32, Group.AUTOSTART);

    /** What belongs together. */
    public enum Group {
        /** Whether the network is started. */
        ACTIVITY,
        /** Whether the network is kept when it is stopped. */
        PERSISTENCE,
        /** Whether the network starts with the host. */
        AUTOSTART
    }

    private final int flag;
    private final Group group;

    NetworkCondition(int flag, Group group) {
        this.flag = flag;
        this.group = group;
    }

    @Override
    public int flag() {
        return flag;
    }

    @Override
    public Group group() {
        return group;
    }
}
