// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import java.util.Set;

/**
 * A wait for updates, as it was begun.
 *
 * @param collector where
 * @param version from where on; the empty one tells the present state of everything
 * @param covered who had a filter then
 */
record Round(WaitCollector collector, String version, Set<Subscriber> covered) {
    boolean tellsEverything() {
        return version.isEmpty();
    }
}
