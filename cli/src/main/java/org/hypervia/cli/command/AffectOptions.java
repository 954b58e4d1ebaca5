// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command;

import org.hypervia.api.domain.Affect;
import org.hypervia.api.domain.Domain;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;

/** The options {@code --config}, {@code --live} and {@code --current}: what a change or a question is about. */
final class AffectOptions {
    private AffectOptions() {}

    static OptionSyntax config() {
        return OptionSyntax.flag("config", "affect next boot");
    }

    static OptionSyntax live() {
        return OptionSyntax.flag("live", "affect running domain");
    }

    static OptionSyntax current() {
        return OptionSyntax.flag("current", "affect current domain");
    }

    /** Returns what was said; nothing means the current state. */
    static Affect read(Arguments arguments) {
        arguments.exclusive("current", "live");
        arguments.exclusive("current", "config");
        boolean live = arguments.has("live");
        boolean config = arguments.has("config");
        return live ? (config ? Affect.LIVE_AND_CONFIG : Affect.LIVE) : config ? Affect.CONFIG : Affect.CURRENT;
    }

    /** Returns what was said to a command that also has {@code --persistent}: now, and after the next start. */
    static Affect readDevice(Arguments arguments, Domain domain) {
        arguments.exclusive("persistent", "current");
        if (!arguments.has("persistent")) {
            return read(arguments);
        }
        boolean active = domain.status().state().isActive();
        return active ? Affect.LIVE_AND_CONFIG : Affect.CONFIG;
    }

    /** Refuses the options for a call that has no such distinction. */
    static void refuse(Arguments arguments, int alwaysSet) {
        int flags = read(arguments).flag();
        boolean said = flags != 0 || (arguments.has("current") && alwaysSet != 0);
        if (said) {
            throw PowerChange.unsupportedFlags(flags | alwaysSet, "--config, --live and --current");
        }
    }
}
