// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

import org.hypervia.api.value.ListCondition;

/** Which pools to list: libvirt's {@code virConnectListAllStoragePoolsFlags}. {@link ListCondition} says how several work together. */
public enum PoolCondition implements ListCondition {
    /** The pool is not started; on ESX none is. */
    INACTIVE(1, Group.ACTIVITY),
    /** The pool is started. */
    ACTIVE(2, Group.ACTIVITY),
    /** The pool stays defined when it is stopped. */
    PERSISTENT(4, Group.PERSISTENCE),
    /** The pool is gone when it is stopped; on ESX none is. */
    TRANSIENT(8, Group.PERSISTENCE),
    /** The pool starts with the host. */
    AUTOSTART(16, Group.AUTOSTART),
    /** The pool does not start with the host; on ESX all do. */
    NO_AUTOSTART(32, Group.AUTOSTART),
    /** The pool is of the type {@link PoolType#DIR}. */
    DIR(64, Group.TYPE),
    /** The pool is of the type {@link PoolType#FS}. */
    FS(128, Group.TYPE),
    /** The pool is of the type {@link PoolType#NETFS}. */
    NETFS(256, Group.TYPE),
    /** The pool is of the type {@link PoolType#LOGICAL}. */
    LOGICAL(512, Group.TYPE),
    /** The pool is of the type {@link PoolType#DISK}. */
    DISK(1024, Group.TYPE),
    /** The pool is of the type {@link PoolType#ISCSI}. */
    ISCSI(2048, Group.TYPE),
    /** The pool is of the type {@link PoolType#SCSI}. */
    SCSI(4096, Group.TYPE),
    /** The pool is of the type {@link PoolType#MPATH}. */
    MPATH(8192, Group.TYPE),
    /** The pool is of the type {@link PoolType#RBD}. */
    RBD(16384, Group.TYPE),
    /** The pool is of the type {@link PoolType#SHEEPDOG}. */
    SHEEPDOG(32768, Group.TYPE),
    /** The pool is of the type {@link PoolType#GLUSTER}. */
    GLUSTER(65536, Group.TYPE),
    /** The pool is of the type {@link PoolType#ZFS}. */
    ZFS(131072, Group.TYPE),
    /** The pool is of the type {@link PoolType#VSTORAGE}. */
    VSTORAGE(262144, Group.TYPE),
    /** The pool is of the type {@link PoolType#ISCSI_DIRECT}. */
    ISCSI_DIRECT(524288, Group.TYPE);

    /** What belongs together. */
    public enum Group {
        /** Whether the pool is started. */
        ACTIVITY,
        /** Whether the pool is kept when it is stopped. */
        PERSISTENCE,
        /** Whether the pool starts with the host. */
        AUTOSTART,
        /** What the pool is made of. */
        TYPE
    }

    private final int flag;
    private final Group group;

    PoolCondition(int flag, Group group) {
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
