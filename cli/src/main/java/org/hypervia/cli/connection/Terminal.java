// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.connection;

import java.util.Optional;

/** Where a person can be asked. */
public interface Terminal {
    /** Tells whether there is a person to ask. */
    boolean isPresent();

    /**
     * Asks and waits.
     *
     * @param prompt shown, with what would be a command to the terminal made harmless
     * @param hidden whether the answer must not be seen on the terminal
     * @return the answer, which the caller wipes; empty if the person ended the input instead
     */
    Optional<char[]> ask(String prompt, boolean hidden);
}
