// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

/**
 * What a virtual disk's descriptor says.
 *
 * @param capacityKb the size the guest sees, in KiB
 * @param controller the controller the disk was made for, such as {@code ParaVirtualSCSIController}
 * @param format the API's word for how its blocks come: {@code thin}, {@code preallocated}, {@code eagerZeroedThick}, …
 * @param uuid sixteen bytes in hex, in the form a host writes them
 */
public record DiskInfo(long capacityKb, String controller, String format, String uuid) {
    /** The format of a disk whose blocks come with use. */
    public static final String THIN = "thin";
    /** The format of a disk whose blocks are there from the start, and zeroed at their first use. */
    public static final String THICK = "preallocated";
    /** The format of a disk whose blocks are there from the start, all zeroed. */
    public static final String EAGER = "eagerZeroedThick";

    /** A disk whose blocks come with use, or are there from the start. */
    public DiskInfo(long capacityKb, String controller, boolean thin, String uuid) {
        this(capacityKb, controller, thin ? THIN : THICK, uuid);
    }

    /** Whether blocks come with use. */
    public boolean thin() {
        return switch (format) {
            case THIN, "seSparse", "sparse2Gb", "sparseMonolithic", "delta" -> true;
            default -> false;
        };
    }

    /** Its size in bytes. */
    public long bytes() {
        return capacityKb * 1024;
    }

    /** The same with another size. */
    public DiskInfo withCapacity(long kib) {
        return new DiskInfo(kib, controller, format, uuid);
    }

    /** The same in another format. */
    public DiskInfo withFormat(String other) {
        return new DiskInfo(capacityKb, controller, other, uuid);
    }

    /** The same for another controller. */
    public DiskInfo withController(String other) {
        return new DiskInfo(capacityKb, other, format, uuid);
    }

    /** The same with another uuid. */
    public DiskInfo withUuid(String other) {
        return new DiskInfo(capacityKb, controller, format, other);
    }

    /** The type of the backing that a machine would have it by. */
    String backing() {
        return switch (format) {
            case "seSparse" -> "VirtualDiskSeSparseBackingInfo";
            case "sparse2Gb", "sparseMonolithic" -> "VirtualDiskSparseVer2BackingInfo";
            default -> "VirtualDiskFlatVer2BackingInfo";
        };
    }
}
