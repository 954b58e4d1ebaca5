// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.property;

import org.hypervia.esx.vim.value.ManagedObjectRef;

/**
 * The property collector that a session's loop waits on. Two of them are never the same, even where the server has only
 * one: the filters of the one ended with the login of the other.
 */
final class WaitCollector {
    private final ManagedObjectRef ref;
    private final long generation;

    /** @param generation the login it belongs to */
    WaitCollector(ManagedObjectRef ref, long generation) {
        this.ref = ref;
        this.generation = generation;
    }

    ManagedObjectRef ref() {
        return ref;
    }

    long generation() {
        return generation;
    }
}
