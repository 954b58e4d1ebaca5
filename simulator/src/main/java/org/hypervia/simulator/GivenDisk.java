// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator;

import java.util.Set;
import org.hypervia.simulator.datastore.DiskInfo;
import org.hypervia.simulator.datastore.VirtualDisks;

/**
 * A virtual disk that a simulated host is to have. It holds zeros, and takes no memory however large it is.
 *
 * @param capacityKb the size the guest sees, in KiB
 * @param format the API's word: {@code thin}, {@code preallocated}, {@code eagerZeroedThick} or {@code seSparse}
 * @param controller the controller it is for, such as {@code VirtualLsiLogicController}
 * @param uuid sixteen bytes in hex as hosts write them, such as {@code 60 00 C2 9… -… 1f}; empty for one made of its path
 */
public record GivenDisk(long capacityKb, String format, String controller, String uuid) {
    private static final Set<String> FORMATS = Set.of("thin", "preallocated", "eagerZeroedThick", "seSparse");

    /** Refuses a format that no host makes, and a size below one. */
    public GivenDisk {
        if (!FORMATS.contains(format)) {
            throw new IllegalArgumentException("There is no disk of the format " + format);
        }
        if (capacityKb < 1) {
            throw new IllegalArgumentException("A disk cannot be of " + capacityKb + " KiB");
        }
    }

    /** A disk of this many KiB whose blocks come with use. */
    public static GivenDisk thin(long kib) {
        return new GivenDisk(kib, "thin", "VirtualLsiLogicController", "");
    }

    /** A disk of this many KiB whose blocks are there from the start. */
    public static GivenDisk thick(long kib) {
        return new GivenDisk(kib, "preallocated", "VirtualLsiLogicController", "");
    }

    /** A disk of this many KiB whose blocks are there from the start, all zeroed. */
    public static GivenDisk eager(long kib) {
        return new GivenDisk(kib, "eagerZeroedThick", "VirtualLsiLogicController", "");
    }

    /** The same for another controller. */
    public GivenDisk on(String otherController) {
        return new GivenDisk(capacityKb, format, otherController, uuid);
    }

    /** The same with this uuid. */
    public GivenDisk withUuid(String bytes) {
        return new GivenDisk(capacityKb, format, controller, bytes);
    }

    DiskInfo info(String shownPath) {
        return new DiskInfo(capacityKb, controller, format, uuid.isEmpty() ? VirtualDisks.uuid(shownPath) : uuid);
    }
}
