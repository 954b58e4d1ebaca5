// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.hypervia.cli.syntax.Arguments;

/** Options that each stand for one flag of a call. */
final class FlagOptions {
    private FlagOptions() {}

    /** Returns the flags whose options were given; the set can be added to. */
    static <F> Set<F> read(Arguments arguments, Map<String, F> flags) {
        Set<F> given = new HashSet<>();
        flags.forEach((option, flag) -> {
            if (arguments.has(option)) {
                given.add(flag);
            }
        });
        return given;
    }
}
