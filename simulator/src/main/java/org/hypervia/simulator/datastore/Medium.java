// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import java.util.List;
import org.hypervia.simulator.value.DataObject;
import org.jspecify.annotations.Nullable;

/**
 * What a datastore is made of.
 *
 * @param kind the kind of file system
 * @param remoteHost the server of a network file system; empty for the others
 * @param remotePath what the server exports; empty for the others
 */
public record Medium(Kind kind, String remoteHost, String remotePath) {
    /** A VMFS volume on a disk of the host. */
    public static final Medium VMFS = new Medium(Kind.VMFS, "", "");

    private static final long TIB = 1L << 40;

    /** The kinds of file system, with the word of the API for each. */
    public enum Kind {
        /** A cluster file system on SCSI disks. */
        VMFS("VMFS", "VmfsDatastoreInfo"),
        /** NFS of version 3. */
        NFS("NFS", "NasDatastoreInfo"),
        /** NFS of version 4.1. */
        NFS41("NFS41", "NasDatastoreInfo"),
        /** A Windows share. */
        CIFS("CIFS", "NasDatastoreInfo"),
        /** A folder of the host's own file system. */
        LOCAL("OTHER", "LocalDatastoreInfo"),
        /** Disks of several hosts together. */
        VSAN("vsan", "VsanDatastoreInfo"),
        /** Virtual volumes of a storage array. */
        VVOL("VVOL", "VvolDatastoreInfo"),
        /** Persistent memory. */
        PMEM("PMEM", "PMemDatastoreInfo");

        private final String word;
        private final String info;

        Kind(String word, String info) {
            this.word = word;
            this.info = info;
        }

        /** The word in {@code DatastoreSummary.type}. */
        public String word() {
            return word;
        }

        boolean network() {
            return this == NFS || this == NFS41 || this == CIFS;
        }
    }

    /** What a volume is, whatever it is made of. */
    record Facts(String name, String uuid, long capacity) {}

    /** {@code Datastore.info} with all that depends on the kind; the caller adds what all kinds have. */
    DataObject.Builder info(Facts facts, String path) {
        DataObject.Builder info = DataObject.of(kind.info)
                .set("maxFileSize", kind == Kind.VMFS ? 64 * TIB : 16 * TIB)
                .set("maxVirtualDiskCapacity", 62 * TIB)
                .set("maxMemoryFileSize", 32 * TIB);
        DataObject volume = volume(facts);
        return switch (kind) {
            case VMFS ->
                info.set("maxPhysicalRDMFileSize", 64 * TIB)
                        .set("maxVirtualRDMFileSize", 62 * TIB)
                        .set("vmfs", volume);
            case NFS, NFS41, CIFS -> info.set("nas", volume);
            case LOCAL -> info.set("path", path);
            case VSAN -> info.set("membershipUuid", facts.uuid());
            case VVOL -> info.set("vvolDS", volume);
            case PMEM -> info.set("pmem", volume);
        };
    }

    /** The volume as the host's file systems show it; null for a kind that is no volume of its own. */
    @Nullable
    DataObject volume(Facts facts) {
        return switch (kind) {
            case VMFS -> vmfs(facts);
            case NFS, NFS41, CIFS ->
                common("HostNasVolume", facts)
                        .set("remoteHost", remoteHost)
                        .set("remotePath", remotePath)
                        .set("remoteHostNames", kind == Kind.CIFS ? null : List.of(remoteHost))
                        .set("securityType", kind == Kind.NFS41 ? "AUTH_SYS" : null)
                        .build();
            case LOCAL ->
                common("HostLocalFileSystemVolume", facts)
                        .set("device", facts.uuid())
                        .build();
            case VSAN -> null;
            case VVOL ->
                common("HostVvolVolume", facts).set("scId", facts.uuid()).build();
            case PMEM ->
                common("HostPMemVolume", facts)
                        .set("uuid", facts.uuid())
                        .set("version", "1.0")
                        .build();
        };
    }

    private DataObject.Builder common(String type, Facts facts) {
        return DataObject.of(type)
                .set("type", kind.word)
                .set("name", facts.name())
                .set("capacity", facts.capacity());
    }

    private DataObject vmfs(Facts facts) {
        return common("HostVmfsVolume", facts)
                .set("blockSizeMb", 1)
                .set("maxBlocks", 63_963_136)
                .set("majorVersion", 6)
                .set("version", "6.82")
                .set("uuid", facts.uuid())
                .set(
                        "extent",
                        List.of(DataObject.of("HostScsiDiskPartition")
                                .set("diskName", "mpx.vmhba0:C0:T0:L0")
                                .set("partition", 8)))
                .set("vmfsUpgradable", false)
                .set("ssd", true)
                .set("local", true)
                .build();
    }
}
