// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.argument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;

/**
 * Options that each stand for one flag of a call. What the flag means, and whether the hypervisor has it, is for the
 * provider to say: here it is only passed on.
 *
 * @param options the options, in the order of the help
 * @param flags the flag of each option
 * @param <F> the flags of the call
 */
public record FlagOptions<F>(List<OptionSyntax> options, Map<String, F> flags) {
    public FlagOptions {
        options = List.copyOf(options);
        flags = Map.copyOf(flags);
    }

    /** Makes the first option. */
    public static <F> FlagOptions<F> of(String name, F flag, String description) {
        return new FlagOptions<F>(List.of(), Map.of()).and(name, flag, description);
    }

    /** Adds an option. */
    public FlagOptions<F> and(String name, F flag, String description) {
        List<OptionSyntax> moreOptions = new ArrayList<>(options);
        moreOptions.add(OptionSyntax.flag(name, description));
        Map<String, F> moreFlags = new HashMap<>(flags);
        moreFlags.put(name, flag);
        return new FlagOptions<>(moreOptions, moreFlags);
    }

    /** Returns the flags whose options were given; the set can be changed. */
    public Set<F> read(Arguments arguments) {
        Set<F> given = new HashSet<>();
        flags.forEach((option, flag) -> {
            if (arguments.has(option)) {
                given.add(flag);
            }
        });
        return given;
    }
}
