// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import org.hypervia.esx.vim.value.ManagedObjectRef;

/**
 * The property collector that a session's waiter waits on. Two of them are never the same, even where the server has only
 * one: the filters of the one ended with the login of the other.
 */
public final class WaitCollector {
    private final ManagedObjectRef ref;
    private final long generation;

    /** @param generation the login it belongs to */
    public WaitCollector(ManagedObjectRef ref, long generation) {
        this.ref = ref;
        this.generation = generation;
    }

    public ManagedObjectRef ref() {
        return ref;
    }

    public long generation() {
        return generation;
    }
}
