// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.argument;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;

/**
 * The options of a listing that are conditions: without one of the first two, what is not active is left out.
 *
 * @param objects what is listed, for the help
 * @param active the condition of what is active
 * @param inactive the condition of what is not
 * @param others the other options, each with its condition and what it lets through
 * @param <C> the conditions
 */
public record Conditions<C>(String objects, C active, C inactive, Map<String, C> others) {
    private static final String INACTIVE = "inactive";
    private static final String ALL = "all";

    /** Keeps the order of the options. */
    public Conditions {
        others = new LinkedHashMap<>(others);
    }

    /** Returns the options in virsh's order. */
    public List<OptionSyntax> options() {
        return Stream.concat(
                        Stream.of(
                                OptionSyntax.flag(INACTIVE, "list inactive " + objects),
                                OptionSyntax.flag(ALL, "list inactive & active " + objects)),
                        others.keySet().stream().map(option -> OptionSyntax.flag(option, sentence(option))))
                .toList();
    }

    private String sentence(String option) {
        return switch (option) {
            case "autostart" -> "list " + objects + " with autostart enabled";
            case "no-autostart" -> "list " + objects + " with autostart disabled";
            default -> "list " + option + " " + objects;
        };
    }

    /** Returns the conditions that were given. */
    public Set<C> read(Arguments arguments) {
        Stream<C> activity = arguments.has(ALL)
                ? Stream.of(active, inactive)
                : Stream.of(arguments.has(INACTIVE) ? inactive : active);
        return Stream.concat(
                        activity,
                        others.entrySet().stream()
                                .filter(entry -> arguments.has(entry.getKey()))
                                .map(Map.Entry::getValue))
                .collect(Collectors.toSet());
    }
}
