// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;
import org.hypervia.esx.vim.value.VimValue;

/** {@code HostAutoStartManager}: which machines start with the host. */
public final class AutostartSettings {
    /** The host's word for no order and for its own delay. */
    private static final long HOSTS_OWN = -1;

    /**
     * {@code AutoStartPowerInfo}: what is set for one machine.
     *
     * @param machine the value of its reference
     * @param startOrder its place in the order of starts, -1 for none
     * @param startDelay the seconds after it at the host's start, -1 for the host's own
     * @param waitForHeartbeat whether the next one waits for its VMware Tools
     * @param startAction what is done at the host's start
     * @param stopDelay the seconds after it at the host's stop, -1 for the host's own
     * @param stopAction what is done at the host's stop
     */
    public record Entry(
            String machine,
            long startOrder,
            long startDelay,
            String waitForHeartbeat,
            String startAction,
            long stopDelay,
            String stopAction) {
        /** What counts for a machine without an entry. */
        private static Entry none(ManagedObjectRef machine) {
            return new Entry(machine.value(), HOSTS_OWN, HOSTS_OWN, HEARTBEAT, NOTHING, HOSTS_OWN, NOTHING);
        }

        private static Entry of(VimValue info) {
            return new Entry(
                    info.childToken("key").orElse(""),
                    info.childNumber("startOrder").orElse(HOSTS_OWN),
                    info.childNumber("startDelay").orElse(HOSTS_OWN),
                    text(info, "waitForHeartbeat", HEARTBEAT),
                    text(info, "startAction", NOTHING),
                    info.childNumber("stopDelay").orElse(HOSTS_OWN),
                    text(info, "stopAction", NOTHING));
        }

        private static String text(VimValue info, String field, String otherwise) {
            return info.childToken(field).filter(text -> !text.isEmpty()).orElse(otherwise);
        }

        /** Tells whether the machine starts with the host. */
        public boolean powersOn() {
            return startAction.toLowerCase(Locale.ROOT).equals("poweron");
        }

        private boolean stops() {
            return !stopAction.toLowerCase(Locale.ROOT).equals(NOTHING);
        }
    }

    private static final String NOTHING = "none";
    private static final String HEARTBEAT = "systemDefault";
    private static final String TYPE = "HostAutoStartManager";
    private static final String DEFAULTS = "config.defaults";
    private static final String POWER_INFO = "config.powerInfo";

    /** The name of {@link #step}. */
    static final String STEP = "autostart";

    private AutostartSettings() {}

    /** Adds the settings to a query. */
    public static void addTo(PropertyQuery query, ManagedObjectRef manager) {
        take(query).from(manager);
    }

    /** Has a query take the settings of the managers that it meets. */
    static PropertyQuery take(PropertyQuery query) {
        return query.take(TYPE, DEFAULTS, POWER_INFO);
    }

    /** From a host to its manager. */
    static Step step() {
        return new Step(STEP, InventoryTree.HOST, "configManager.autoStartManager", List.of());
    }

    /** Finds the manager that a query has met. */
    public static Optional<ObjectContent> manager(List<ObjectContent> found) {
        return found.stream()
                .filter(object -> object.object().type().equals(TYPE))
                .findFirst();
    }

    /**
     * Returns the ids of the machines that start with the host, from what such a query found. The general switch counts
     * before what is set for a single machine. Fails with why the settings could not be had, as all of these do.
     */
    public static Set<String> started(List<ObjectContent> found) {
        Set<String> machines = new HashSet<>();
        for (ObjectContent manager : found) {
            if (manager.object().type().equals(TYPE) && enabled(manager)) {
                entries(manager).filter(Entry::powersOn).map(Entry::machine).forEach(machines::add);
            }
        }
        return machines;
    }

    /** Tells whether the general switch is on, without which no machine starts. */
    public static boolean enabled(ObjectContent manager) {
        return manager.told(DEFAULTS)
                .filter(defaults -> defaults.isTrue("enabled"))
                .isPresent();
    }

    /** Returns the entry of a machine, if it has one. */
    public static Optional<Entry> entry(ObjectContent manager, ManagedObjectRef machine) {
        return entries(manager)
                .filter(entry -> entry.machine().equals(machine.value()))
                .findFirst();
    }

    /** Returns the ids of other machines on which the general switch has an effect: at the host's start or its stop. */
    public static List<String> affectedBySwitch(ObjectContent manager, ManagedObjectRef machine) {
        return entries(manager)
                .filter(entry -> !entry.machine().equals(machine.value()) && (entry.powersOn() || entry.stops()))
                .map(Entry::machine)
                .toList();
    }

    private static Stream<Entry> entries(ObjectContent manager) {
        return manager.told(POWER_INFO).stream()
                .flatMap(VimValue::items)
                .map(Entry::of)
                .filter(entry -> !entry.machine().isEmpty());
    }

    /**
     * {@code ReconfigureAutostart}: says whether a machine starts, and leaves order, delays and what happens at the host's
     * stop as they were.
     *
     * @param switchOn whether to turn the general switch on too
     * @param before the machine's entry, if it has one
     */
    public static SoapCall<Optional<VimValue>> reconfigure(
            ManagedObjectRef manager, boolean switchOn, ManagedObjectRef machine, Optional<Entry> before, boolean on) {
        Entry kept = before.orElseGet(() -> Entry.none(machine));
        return Calls.plain(
                "ReconfigureAutostart",
                manager,
                out -> out.element("spec", spec -> {
                    if (switchOn) {
                        spec.element("defaults", defaults -> defaults.flag("enabled", true));
                    }
                    spec.element(
                            "powerInfo",
                            info -> info.reference("key", machine)
                                    .number("startOrder", kept.startOrder())
                                    .number("startDelay", kept.startDelay())
                                    .text("waitForHeartbeat", kept.waitForHeartbeat())
                                    .text("startAction", on ? "powerOn" : NOTHING)
                                    .number("stopDelay", kept.stopDelay())
                                    .text("stopAction", kept.stopAction()));
                }));
    }
}
