// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.util.Locale;
import org.hypervia.esx.vim.value.Faults;

/** What names of volumes in a datastore may look like: paths that stay in it. */
final class VolumeName {
    private VolumeName() {}

    /** Tells whether a name is that of a virtual disk. */
    static boolean isDisk(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".vmdk");
    }

    /** Returns a name as messages show it. */
    static String shown(String name) {
        return "'" + Faults.shown(name) + "'";
    }
}
