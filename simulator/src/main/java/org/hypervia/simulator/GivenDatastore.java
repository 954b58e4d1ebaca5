// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import org.hypervia.simulator.datastore.Datastore;
import org.hypervia.simulator.datastore.Medium;

/**
 * A datastore that a simulated host is to have.
 *
 * @param name the name
 * @param kind what it is made of
 * @param capacity the size in bytes
 * @param remoteHost the server of a network file system; empty for the others
 * @param remotePath what the server exports; empty for the others
 * @param accessible whether the host can reach it
 * @param mountShown whether it says which hosts mount it
 * @param mountPathShown whether it says where
 */
public record GivenDatastore(
        String name,
        Kind kind,
        long capacity,
        String remoteHost,
        String remotePath,
        boolean accessible,
        boolean mountShown,
        boolean mountPathShown) {
    private static final long TIB = 1L << 40;

    /** What a datastore is made of. */
    public enum Kind {
        /** VMFS on a disk. */
        VMFS,
        /** NFS of version 3. */
        NFS,
        /** NFS of version 4.1. */
        NFS41,
        /** A Windows share. */
        CIFS,
        /** A folder of the host's own file system. */
        LOCAL,
        /** vSAN. */
        VSAN,
        /** Virtual volumes. */
        VVOL,
        /** Persistent memory. */
        PMEM
    }

    /** A datastore of 1 TiB of a kind that has no server; a network file system gets one of the documentation's. */
    public static GivenDatastore of(String name, Kind kind) {
        boolean remote = kind == Kind.NFS || kind == Kind.NFS41 || kind == Kind.CIFS;
        return new GivenDatastore(
                name, kind, TIB, remote ? "nas.example.test" : "", remote ? "/export/" + name : "", true, true, true);
    }

    /** A VMFS datastore of 1 TiB. */
    public static GivenDatastore vmfs(String name) {
        return of(name, Kind.VMFS);
    }

    /** The same with another size in bytes. */
    public GivenDatastore withCapacity(long bytes) {
        return new GivenDatastore(name, kind, bytes, remoteHost, remotePath, accessible, mountShown, mountPathShown);
    }

    /** The same from another server. */
    public GivenDatastore from(String host, String path) {
        return new GivenDatastore(name, kind, capacity, host, path, accessible, mountShown, mountPathShown);
    }

    /** The same out of reach. */
    public GivenDatastore inaccessible() {
        return new GivenDatastore(name, kind, capacity, remoteHost, remotePath, false, mountShown, mountPathShown);
    }

    /** The same without a word of the host that mounts it. */
    public GivenDatastore withoutMount() {
        return new GivenDatastore(name, kind, capacity, remoteHost, remotePath, accessible, false, mountPathShown);
    }

    /** The same without a word of where the host mounts it. */
    public GivenDatastore withoutMountPath() {
        return new GivenDatastore(name, kind, capacity, remoteHost, remotePath, accessible, mountShown, false);
    }

    Medium medium() {
        return new Medium(Medium.Kind.valueOf(kind.name()), remoteHost, remotePath);
    }

    void applyTo(Datastore datastore) {
        datastore.capacity(capacity);
        datastore.accessible(accessible);
        datastore.mountsShown(mountShown);
        datastore.mountPathShown(mountPathShown);
    }
}
