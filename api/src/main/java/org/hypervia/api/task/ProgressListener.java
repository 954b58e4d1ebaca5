// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.task;

/**
 * Hears how calls that take long get on. Called by the thread that makes the call, which waits meanwhile; several threads
 * may call at once. What it throws ends the wait, not the hypervisor's work.
 */
@FunctionalInterface
public interface ProgressListener {
    /**
     * Hears of progress.
     *
     * @param progress how far a call is
     */
    void onProgress(TaskProgress progress);

    /**
     * Hears nothing.
     *
     * @return a listener that does nothing
     */
    static ProgressListener ignoring() {
        return progress -> {};
    }
}
