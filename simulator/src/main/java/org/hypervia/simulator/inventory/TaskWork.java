// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.inventory;

import org.jspecify.annotations.Nullable;

/** What a task does. Both steps run under the inventory's lock. */
public interface TaskWork {
    /**
     * Runs when the task starts: refuses what cannot be done, or holds the task up with {@link Task#block}.
     *
     * @throws org.hypervia.simulator.value.VimFault to let the task fail at once
     */
    default void begin(Task task) {}

    /**
     * Runs when nothing holds the task up any more.
     *
     * @return the task's result, or null
     * @throws org.hypervia.simulator.value.VimFault to let the task fail
     */
    @Nullable
    Object finish();

    /** Runs when the task fails or is cancelled before {@link #finish}. */
    default void abandon() {}

    /** Whether a client may cancel it. */
    default boolean cancelable() {
        return false;
    }

    /** Whether it tells how far it is while it takes its time, as work on much data does. */
    default boolean measured() {
        return false;
    }
}
