// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.datastore;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder of a datastore.
 *
 * @param path the path below the datastore's root, without slashes at the ends
 * @param content what is in it; null for a folder
 * @param modified when it was written
 * @param disk what it is as a virtual disk; null when it is none
 */
public record StoredFile(
        String path,
        @Nullable Content content,
        Instant modified,
        @Nullable DiskInfo disk) {
    /** Whether it is a folder. */
    public boolean folder() {
        return content == null;
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path of the folder it is in; empty for the root. */
    public String parent() {
        return parentOf(path);
    }

    /** The size in bytes; 0 for a folder. */
    public long size() {
        return content == null ? 0 : content.size();
    }

    static String parentOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
