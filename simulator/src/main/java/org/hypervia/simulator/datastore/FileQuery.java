// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import java.util.List;
import java.util.Set;
import org.hypervia.simulator.value.DataObject;
import org.jspecify.annotations.Nullable;

/**
 * One kind of file a search asks for.
 *
 * @param type the query's type on the wire, such as {@code VmDiskFileQuery}
 * @param details what a disk query wants to know: {@code capacityKb}, {@code controllerType}, {@code thin}, …
 * @param filter the {@code VmDiskFileQueryFilter} that disks must pass; null for all
 */
public record FileQuery(
        String type, Set<String> details, @Nullable DataObject filter) {
    /** The version of virtual hardware that all disks here are of. */
    static final int HARDWARE = 21;

    public FileQuery {
        details = Set.copyOf(details);
    }

    /** Whether a disk passes the filter; a file that is none passes only where there is no filter. */
    boolean accepts(@Nullable DiskInfo disk) {
        if (filter == null) {
            return true;
        }
        return disk != null
                && among(filter.get("diskType"), disk.backing())
                && among(filter.get("matchHardwareVersion"), HARDWARE)
                && among(filter.get("controllerType"), disk.controller())
                && (filter.get("thin") == null || filter.get("thin").equals(disk.thin()))
                && !Boolean.TRUE.equals(filter.get("encrypted"));
    }

    private static boolean among(@Nullable Object wanted, Object value) {
        return !(wanted instanceof List<?> list) || list.isEmpty() || list.contains(value);
    }
}
