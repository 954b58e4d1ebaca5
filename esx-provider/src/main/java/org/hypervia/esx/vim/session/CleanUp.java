// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.session;

import java.util.function.Supplier;

/** Work that takes back what a call has half done. */
public final class CleanUp {
    private CleanUp() {}

    /**
     * Does it even for a thread that is interrupted, whose calls would be refused otherwise; interrupted it stays. The
     * deadlines of the calls in it are what limits it.
     *
     * @param work what is done
     * @return what the work returns
     */
    public static <R> R unbroken(Supplier<R> work) {
        boolean interrupted = Thread.interrupted();
        try {
            return work.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
