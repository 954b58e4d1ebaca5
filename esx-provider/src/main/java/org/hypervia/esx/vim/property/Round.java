// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import java.time.Duration;
import java.util.Set;
import org.hypervia.esx.soap.SoapFault;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.UpdateSet;
import org.hypervia.spi.Deadline;

/**
 * A wait for updates, as it was begun.
 *
 * @param collector where
 * @param version from where on; the empty one tells the present state of everything
 * @param covered who had a filter then
 */
record Round(WaitCollector collector, String version, Set<Subscriber> covered) {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** Waits for updates, so long at most where the server knows a limit. */
    UpdateSet ask(VimSession session, boolean extended, int seconds) throws SoapFault {
        Deadline limit = Deadline.after(Duration.ofSeconds(seconds).plus(MARGIN));
        return session.direct(
                extended
                        ? WaitCalls.waitForUpdates(collector.ref(), version, seconds)
                        : WaitCalls.waitForUpdates(collector.ref(), version),
                limit);
    }

    boolean tellsEverything() {
        return version.isEmpty();
    }
}
