// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.datastore.DatastoreFiles;
import org.hypervia.esx.vim.session.CleanUp;
import org.hypervia.esx.vmx.path.DatastorePath;
import org.hypervia.spi.Deadline;

/**
 * The directories that are made for a volume, level by level: so it is known which ones were there before, and they can be
 * taken back. For one thread.
 */
final class NewDirectories {
    private static final Logger LOG = System.getLogger(NewDirectories.class.getName());
    private static final Duration CLEANUP_LIMIT = Duration.ofSeconds(10);

    private final DatastoreFiles files;
    private final Deque<DatastorePath> made = new ArrayDeque<>();

    NewDirectories(DatastoreFiles files) {
        this.files = files;
    }

    /** Makes what is missing above a file. One round trip a level. */
    void makeFor(DatastorePath file, Deadline deadline) {
        String parent = file.parent();
        for (int end = parent.indexOf('/'); !parent.isEmpty(); end = parent.indexOf('/', end + 1)) {
            DatastorePath directory = new DatastorePath(file.datastore(), end < 0 ? parent : parent.substring(0, end));
            if (CleanUp.unbroken(() -> make(directory, deadline))) {
                made.push(directory);
            }
            if (end < 0) {
                return;
            }
        }
    }

    private boolean make(DatastorePath directory, Deadline deadline) {
        try {
            return files.makeOneDirectory(directory, deadline);
        } catch (HypervisorException e) {
            // What the host has refused, or was never asked, may have been there before. Only a lost answer leaves it
            // open.
            if (e.code() == ErrorCode.READ_FAILED) {
                made.push(directory);
            }
            throw e;
        }
    }

    /** Removes what was made, from below, unless something is in it. A failure here is only told. */
    void takeBack() {
        CleanUp.unbroken(() -> {
            while (!made.isEmpty()) {
                DatastorePath directory = made.pop();
                try {
                    files.deleteIfEmpty(directory, Deadline.after(CLEANUP_LIMIT));
                } catch (HypervisorException e) {
                    LOG.log(Level.DEBUG, "directory {0} was not removed again: {1}", directory, e.getMessage());
                }
            }
            return true;
        });
    }
}
