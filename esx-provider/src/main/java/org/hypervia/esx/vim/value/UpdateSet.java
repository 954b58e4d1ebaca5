// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.value;

import java.util.ArrayList;
import java.util.List;
import org.hypervia.esx.soap.SoapReader;

/**
 * {@code UpdateSet}: what has changed since a version; without a version when a bounded wait ended without news.
 *
 * @param version to go on from
 * @param truncated whether there is more, to be asked for from that version
 * @param changes of all filters; which object is which tells whose it is
 */
public record UpdateSet(String version, boolean truncated, List<ObjectChange> changes) {
    static final UpdateSet NOTHING = new UpdateSet("", false, List.of());

    public static UpdateSet readResult(SoapReader in) {
        int level = in.level();
        while (in.nextChild(level)) {
            if (in.name().equals("returnval")) {
                return read(in);
            }
        }
        return NOTHING;
    }

    private static UpdateSet read(SoapReader in) {
        String version = "";
        boolean truncated = false;
        List<ObjectChange> changes = new ArrayList<>();
        int level = in.level();
        while (in.nextChild(level)) {
            switch (in.name()) {
                case "version" -> version = in.text();
                case "truncated" -> truncated = in.token().equals("true");
                case "filterSet" -> readFilter(in, changes);
                default -> {
                    // Nobody needs it.
                }
            }
        }
        return new UpdateSet(version, truncated, changes);
    }

    private static void readFilter(SoapReader in, List<ObjectChange> changes) {
        int level = in.level();
        while (in.nextChild(level)) {
            switch (in.name()) {
                case "objectSet" -> changes.add(ObjectChange.readUpdate(in));
                case "missingSet" -> changes.add(ObjectChange.readMissingObject(in));
                default -> {
                    // Which filter it was does not matter.
                }
            }
        }
    }
}
