// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import java.util.Optional;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;

/** A command could not do its work: told as one or two lines that begin with {@code error:}. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates a failure that is told in one line. */
    public CommandFailure(String message) {
        super(message);
    }

    /**
     * Creates a failure that is told in two lines.
     *
     * @param message what could not be done, such as {@code Failed to start domain 'web01'}
     * @param reason why, or null
     */
    public CommandFailure(String message, @Nullable HypervisorException reason) {
        super(message, reason);
    }

    /** Returns why. */
    public Optional<HypervisorException> reason() {
        return getCause() instanceof HypervisorException reason ? Optional.of(reason) : Optional.empty();
    }
}
