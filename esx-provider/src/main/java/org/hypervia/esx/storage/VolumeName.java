// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.storage;

import java.util.Locale;
import java.util.Optional;
import org.hypervia.esx.vim.value.Faults;

/** What names of volumes in a datastore may look like: paths that stay in it. */
final class VolumeName {
    private VolumeName() {}

    /** Returns what is wrong with a name, if something is: no such volume can be there, and none is to be made. */
    static Optional<String> flaw(String name) {
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("has a control character");
        }
        if (name.startsWith("/") || name.startsWith(" ")) {
            return Optional.of("does not begin with the name of a directory or a file");
        }
        for (String part : name.split("/", -1)) {
            if (part.isEmpty()) {
                return Optional.of("has a part that is empty");
            }
            if (part.equals(".") || part.equals("..")) {
                return Optional.of("has the part '" + part + "'");
            }
        }
        return Optional.empty();
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
