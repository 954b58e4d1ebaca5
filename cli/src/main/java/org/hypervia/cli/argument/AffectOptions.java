// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.argument;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hypervia.api.domain.Domain;
import org.hypervia.api.domain.DomainXmlFlag;
import org.hypervia.api.resource.Affect;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;

/** The options {@code --config}, {@code --live} and {@code --current}: what a change or a question is about. */
public final class AffectOptions {
    private AffectOptions() {}

    /** Returns all four options of a command that changes a device. */
    public static List<OptionSyntax> ofDevice() {
        return List.of(OptionSyntax.flag("persistent", "make live change persistent"), config(), live(), current());
    }

    /** Refuses those that contradict each other, before anything is asked. */
    public static void check(Arguments arguments) {
        arguments.exclusive("persistent", "current");
        read(arguments);
    }

    public static OptionSyntax config() {
        return OptionSyntax.flag("config", "affect next boot");
    }

    public static OptionSyntax live() {
        return OptionSyntax.flag("live", "affect running domain");
    }

    public static OptionSyntax current() {
        return OptionSyntax.flag("current", "affect current domain");
    }

    /** Returns what was said; nothing means the current state. */
    public static Affect read(Arguments arguments) {
        arguments.exclusive("current", "live");
        arguments.exclusive("current", "config");
        boolean live = arguments.has("live");
        boolean config = arguments.has("config");
        return live ? (config ? Affect.LIVE_AND_CONFIG : Affect.LIVE) : config ? Affect.CONFIG : Affect.CURRENT;
    }

    /** Returns what was said to a command that also has {@code --persistent}: now, and after the next start. */
    public static Affect readDevice(Arguments arguments, Domain domain) {
        arguments.exclusive("persistent", "current");
        if (!arguments.has("persistent")) {
            return read(arguments);
        }
        boolean active = domain.status().state().isActive();
        return active ? Affect.LIVE_AND_CONFIG : Affect.CONFIG;
    }

    /** Returns what was said to such a command; empty if nothing was. */
    public static Optional<Affect> ofDevice(Arguments arguments, Domain domain) {
        return Optional.of(arguments).filter(AffectOptions::given).map(said -> readDevice(said, domain));
    }

    /** Returns how to look at the domain that is to be changed: as it is, or as it will be at the next start. */
    public static Set<DomainXmlFlag> seen(Optional<Affect> affects) {
        boolean config =
                affects.equals(Optional.of(Affect.CONFIG)) || affects.equals(Optional.of(Affect.LIVE_AND_CONFIG));
        return config ? Set.of(DomainXmlFlag.INACTIVE) : Set.of();
    }

    /**
     * Tells whether anything was said. If not, virsh makes the older of two calls, which mostly means what runs and never the
     * configuration.
     */
    public static boolean given(Arguments arguments) {
        return Stream.of("current", "live", "config", "persistent").anyMatch(arguments::has);
    }
}
