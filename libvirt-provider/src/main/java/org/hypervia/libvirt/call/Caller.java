// SPDX-License-Identifier: Apache-2.0
package org.hypervia.libvirt.call;

import java.util.Optional;
import java.util.function.Supplier;

/** Whoever waits for a call, as the call sees them. */
public interface Caller {
    /**
     * Has a question answered on the thread that waits for the call. Blocks until there is an answer.
     *
     * @param question what to ask
     * @return the answer; empty when there is none, or nobody waits any more
     */
    <R> Optional<R> ask(Supplier<Optional<R>> question);
}
