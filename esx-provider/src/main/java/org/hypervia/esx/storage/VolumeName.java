// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.util.Locale;
import java.util.Optional;
import org.hypervia.esx.vim.value.Faults;
import org.hypervia.esx.vmx.path.DatastorePath;

/** What names of volumes in a datastore may look like: paths that stay in it. */
final class VolumeName {
    private VolumeName() {}

    /** Returns what is wrong with a name, if something is: no such volume can be there, and none is to be made. */
    static Optional<String> flaw(String name) {
        return DatastorePath.flaw(name);
    }

    /** Tells whether a name is that of a virtual disk. */
    static boolean isDisk(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".vmdk");
    }

    /** Returns a name as messages show it. */
    static String shown(String name) {
        return "'" + Faults.shown(name) + "'";
    }
}
