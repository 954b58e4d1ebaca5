// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.network;

import org.hypervia.api.value.ListCondition;

/** Which interfaces of the host to list: libvirt's {@code virConnectListAllInterfacesFlags}. {@link ListCondition} says how several work together. */
public enum InterfaceCondition implements ListCondition {
    /** The interface is down; on ESX none counts as that. */
    INACTIVE(1, Group.ACTIVITY),
    /** The interface is up. */
    ACTIVE(2, Group.ACTIVITY);

    /** What belongs together. */
    public enum Group {
        /** Whether the interface is up. */
        ACTIVITY
    }

    private final int flag;
    private final Group group;

    InterfaceCondition(int flag, Group group) {
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
