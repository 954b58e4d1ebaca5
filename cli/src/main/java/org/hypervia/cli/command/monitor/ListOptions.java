// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.command.monitor;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hypervia.api.domain.DomainFilter;
import org.hypervia.api.domain.DomainFilter.Condition;
import org.hypervia.api.domain.DomainPlace;
import org.hypervia.cli.syntax.Arguments;
import org.hypervia.cli.syntax.OptionSyntax;

/** The options of {@code list}. */
final class ListOptions {
    private record Choice(Condition condition, String sentence) {}

    /** Options that are nothing but a condition. */
    private static final Map<String, Choice> CONDITIONS = new LinkedHashMap<>();

    static {
        choice("transient", Condition.TRANSIENT, "only domains that are gone once they stop");
        choice("persistent", Condition.PERSISTENT, "only domains that stay defined when they stop");
        choice("with-snapshot", Condition.HAS_SNAPSHOT, "only domains that have a snapshot");
        choice("without-snapshot", Condition.NO_SNAPSHOT, "only domains that have no snapshot");
        choice("with-checkpoint", Condition.HAS_CHECKPOINT, "only domains that have a checkpoint");
        choice("without-checkpoint", Condition.NO_CHECKPOINT, "only domains that have no checkpoint");
        choice("state-running", Condition.RUNNING, "only domains that are running");
        choice("state-paused", Condition.PAUSED, "only domains that are paused");
        choice("state-shutoff", Condition.SHUTOFF, "only domains that are shut off");
        choice("state-other", Condition.OTHER, "only domains in any other state");
        choice("autostart", Condition.AUTOSTART, "only domains that start with the host");
        choice("no-autostart", Condition.NO_AUTOSTART, "only domains that do not start with the host");
        choice("with-managed-save", Condition.MANAGEDSAVE, "only domains whose memory is saved for the next start");
        choice("without-managed-save", Condition.NO_MANAGEDSAVE, "only domains with no saved memory");
    }

    /** Options that name a place. */
    private static final Map<String, DomainPlace> PLACES = new LinkedHashMap<>();

    static {
        PLACES.put("datacenter", DomainPlace.DATACENTER);
        PLACES.put("cluster", DomainPlace.CLUSTER);
        PLACES.put("host", DomainPlace.HOST);
        PLACES.put("folder", DomainPlace.FOLDER);
        PLACES.put("pool", DomainPlace.RESOURCE_POOL);
    }

    private static void choice(String option, Condition condition, String sentence) {
        CONDITIONS.put(option, new Choice(condition, sentence));
    }

    private ListOptions() {}

    /** Returns the options in virsh's order. */
    static OptionSyntax[] all() {
        Stream<OptionSyntax> activity = Stream.of(
                OptionSyntax.flag("inactive", "only domains that are off"),
                OptionSyntax.flag("all", "active and inactive domains"));
        Stream<OptionSyntax> conditions = CONDITIONS.entrySet().stream()
                .map(entry -> OptionSyntax.flag(entry.getKey(), entry.getValue().sentence()));
        Stream<OptionSyntax> layout = Stream.of(
                OptionSyntax.flag("uuid", "print UUIDs instead of the table"),
                OptionSyntax.flag("name", "print names instead of the table"),
                OptionSyntax.flag("id", "print ids instead of the table"),
                OptionSyntax.flag("table", "print the table (default)"),
                OptionSyntax.flag("managed-save", "mark domains with a managed save image as saved"),
                OptionSyntax.flag("title", "add a column with the titles"),
                OptionSyntax.flag("placement", "add columns that tell where in a vCenter's inventory domains are"));
        Stream<OptionSyntax> places = Stream.of(
                OptionSyntax.repeated("datacenter", "only domains in this datacenter, by its path or the end of it"),
                OptionSyntax.repeated("cluster", "only domains in the cluster of this name"),
                OptionSyntax.repeated("host", "only domains on the host of this name"),
                OptionSyntax.repeated("folder", "only domains in the folder of this path, or below it"),
                OptionSyntax.repeated("pool", "only domains in the resource pool of this path, or below it"));
        return Stream.of(activity, conditions, layout, places).flatMap(s -> s).toArray(OptionSyntax[]::new);
    }

    /** Restricts a filter to the places that are named. */
    static DomainFilter in(Set<Condition> conditions, Arguments arguments) {
        DomainFilter filter = new DomainFilter(conditions);
        for (Map.Entry<String, DomainPlace> place : PLACES.entrySet()) {
            for (String name : arguments.all(place.getKey())) {
                filter = filter.in(place.getValue(), name);
            }
        }
        return filter;
    }

    /** Puts the conditions together. */
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
        CONDITIONS.forEach((option, choice) -> {
            if (arguments.has(option)) {
                filter.add(choice.condition());
            }
        });
        return filter;
    }
}
