// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.monitor;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;

/** The options of {@code list}. */
final class ListOptions {
    /** Options that are nothing but a condition. */
    private static final Map<String, Condition> CONDITIONS = new LinkedHashMap<>();

    static {
        CONDITIONS.put("transient", Condition.TRANSIENT);
        CONDITIONS.put("persistent", Condition.PERSISTENT);
        CONDITIONS.put("with-snapshot", Condition.HAS_SNAPSHOT);
        CONDITIONS.put("without-snapshot", Condition.NO_SNAPSHOT);
        CONDITIONS.put("with-checkpoint", Condition.HAS_CHECKPOINT);
        CONDITIONS.put("without-checkpoint", Condition.NO_CHECKPOINT);
        CONDITIONS.put("state-running", Condition.RUNNING);
        CONDITIONS.put("state-paused", Condition.PAUSED);
        CONDITIONS.put("state-shutoff", Condition.SHUTOFF);
        CONDITIONS.put("state-other", Condition.OTHER);
        CONDITIONS.put("autostart", Condition.AUTOSTART);
        CONDITIONS.put("no-autostart", Condition.NO_AUTOSTART);
        CONDITIONS.put("with-managed-save", Condition.MANAGEDSAVE);
        CONDITIONS.put("without-managed-save", Condition.NO_MANAGEDSAVE);
    }

    private ListOptions() {}

    /** Returns the options in virsh's order. */
    static OptionSyntax[] all() {
        Stream<OptionSyntax> activity = Stream.of(
                OptionSyntax.flag("inactive", "only domains that are off"),
                OptionSyntax.flag("all", "active and inactive domains"));
        Stream<OptionSyntax> conditions = CONDITIONS.keySet().stream()
                .map(name -> OptionSyntax.flag(name, "only domains that match: " + name.replace('-', ' ')));
        Stream<OptionSyntax> layout = Stream.of(
                OptionSyntax.flag("uuid", "print UUIDs instead of the table"),
                OptionSyntax.flag("name", "print names instead of the table"),
                OptionSyntax.flag("id", "print ids instead of the table"),
                OptionSyntax.flag("table", "print the table (default)"),
                OptionSyntax.flag("managed-save", "mark domains with a managed save image as saved"),
                OptionSyntax.flag("title", "add a column with the titles"));
        return Stream.of(activity, conditions, layout).flatMap(s -> s).toArray(OptionSyntax[]::new);
    }

    /** Puts the filter together. */
    static Set<Condition> filter(Arguments arguments) {
        EnumSet<Condition> filter = EnumSet.noneOf(Condition.class);
        if (arguments.has("all")) {
            filter.add(Condition.ACTIVE);
            filter.add(Condition.INACTIVE);
        } else if (arguments.has("inactive") || arguments.has("state-shutoff")) {
            filter.add(Condition.INACTIVE);
        } else {
            filter.add(Condition.ACTIVE);
        }
        CONDITIONS.forEach((option, condition) -> {
            if (arguments.has(option)) {
                filter.add(condition);
            }
        });
        return filter;
    }
}
