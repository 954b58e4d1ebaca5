// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.migration;

/** How a domain is moved: libvirt's {@code virDomainMigrateFlags}. Each constant is libvirt's flag of that name. */
public enum MigrateFlag {
    /** Without stopping a guest that runs. ESX never stops one, with or without it. */
    LIVE(1),
    /** From the source host to the destination, which the source connects to by itself. ESX refuses it. */
    PEER2PEER(2),
    /** Through the connection of the two hosts. ESX refuses it. */
    TUNNELLED(4),
    /** The domain is persistent at the destination, as it always is on ESX. */
    PERSIST_DEST(8),
    /** The domain is not defined at the source any more, as it never is on ESX. */
    UNDEFINE_SOURCE(16),
    /** The domain does not go on at the destination. On ESX it has no effect: a guest that runs goes on. */
    PAUSED(32),
    /** The disks go along, to storage of the destination. ESX moves all files of the domain then. */
    NON_SHARED_DISK(64),
    /** The disks go along but for what both sides have. ESX refuses it. */
    NON_SHARED_INC(128),
    /** Nobody may change the domain meanwhile. ESX refuses it: its hosts keep changes away in any case. */
    CHANGE_PROTECTION(256),
    /** Even if it may be unsafe. ESX refuses it. */
    UNSAFE(512),
    /** The definition alone, without a guest that runs. ESX refuses it: it moves a domain that is off without it. */
    OFFLINE(1024),
    /** With memory compressed. ESX refuses it. */
    COMPRESSED(2048),
    /** Ended by an error of the guest's disks. ESX refuses it. */
    ABORT_ON_ERROR(4096),
    /** With a guest that is slowed down where it changes memory too fast. ESX refuses it. */
    AUTO_CONVERGE(8192),
    /** With all memory pinned for RDMA. ESX refuses it. */
    RDMA_PIN_ALL(16384),
    /** With the way open to memory that comes afterwards. ESX refuses it. */
    POSTCOPY(32768),
    /** Encrypted by TLS. ESX refuses it: a domain's own setting decides there. */
    TLS(65536),
    /** Over several connections. ESX refuses it. */
    PARALLEL(131072),
    /** With the guest's writes made at both sides at once. ESX refuses it. */
    NON_SHARED_SYNCHRONOUS_WRITES(262144),
    /** A post-copy migration that broke goes on. ESX refuses it. */
    POSTCOPY_RESUME(524288),
    /** Without copies of memory in the host. ESX refuses it. */
    ZEROCOPY(1048576);

    private final int flag;

    MigrateFlag(int flag) {
        this.flag = flag;
    }

    /**
     * Returns libvirt's bit of this flag.
     *
     * @return a power of two
     */
    public int flag() {
        return flag;
    }
}
