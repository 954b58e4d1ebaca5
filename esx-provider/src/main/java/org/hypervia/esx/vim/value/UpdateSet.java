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
 * @param filters what each filter brings that has anything to tell
 */
public record UpdateSet(String version, boolean truncated, List<FilterUpdate> filters) {
    /**
     * {@code PropertyFilterUpdate}: what one filter brings.
     *
     * @param filter as it was called when it was made
     * @param changes of the objects it selects
     */
    public record FilterUpdate(ManagedObjectRef filter, List<ObjectChange> changes) {
        private static FilterUpdate read(SoapReader in) {
            ManagedObjectRef filter = new ManagedObjectRef("", "");
            List<ObjectChange> changes = new ArrayList<>();
            int level = in.level();
            while (in.nextChild(level)) {
                switch (in.name()) {
                    case "filter" -> filter = ManagedObjectRef.read(in);
                    case "objectSet" -> changes.add(ObjectChange.readUpdate(in));
                    case "missingSet" -> changes.add(ObjectChange.readMissingObject(in));
                    default -> {
                        // Nobody needs it.
                    }
                }
            }
            return new FilterUpdate(filter, changes);
        }
    }

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
        List<FilterUpdate> filters = new ArrayList<>();
        int level = in.level();
        while (in.nextChild(level)) {
            switch (in.name()) {
                case "version" -> version = in.text();
                case "truncated" -> truncated = in.token().equals("true");
                case "filterSet" -> filters.add(FilterUpdate.read(in));
                default -> {
                    // Nobody needs it.
                }
            }
        }
        return new UpdateSet(version, truncated, filters);
    }
}
