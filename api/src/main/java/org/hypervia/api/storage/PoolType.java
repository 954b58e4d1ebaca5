// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.storage;

import org.hypervia.api.value.LibvirtName;

/** What a pool is made of: the {@code type} of libvirt's pool XML. */
public enum PoolType implements LibvirtName {
    /** A directory; on ESX a datastore on a disk of the host that is no VMFS. */
    DIR(0, "dir"),
    /** A file system; on ESX a VMFS datastore, and those of vSAN, vVol and PMem. */
    FS(1, "fs"),
    /** A file system of another machine; on ESX a NAS datastore. */
    NETFS(2, "netfs"),
    /** A volume group of LVM. */
    LOGICAL(3, "logical"),
    /** A disk with partitions. */
    DISK(4, "disk"),
    /** An iSCSI target. */
    ISCSI(5, "iscsi"),
    /** A SCSI host adapter. */
    SCSI(6, "scsi"),
    /** Multipath devices. */
    MPATH(7, "mpath"),
    /** Ceph block devices. */
    RBD(8, "rbd"),
    /** A Sheepdog cluster. */
    SHEEPDOG(9, "sheepdog"),
    /** A Gluster volume. */
    GLUSTER(10, "gluster"),
    /** A ZFS pool. */
    ZFS(11, "zfs"),
    /** Virtuozzo storage. */
    VSTORAGE(12, "vstorage"),
    /** An iSCSI target without the host's initiator. */
    ISCSI_DIRECT(13, "iscsi-direct");

    private final int number;
    private final String libvirtName;

    PoolType(int number, String libvirtName) {
        this.number = number;
        this.libvirtName = libvirtName;
    }

    /**
     * Returns libvirt's number of this constant.
     *
     * @return zero or more
     */
    public int number() {
        return number;
    }

    @Override
    public String libvirtName() {
        return libvirtName;
    }
}
