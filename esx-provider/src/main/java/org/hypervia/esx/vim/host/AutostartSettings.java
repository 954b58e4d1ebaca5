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
import org.hypervia.esx.vim.value.VimValue;

/** {@code HostAutoStartManager}: which machines start with the host. */
public final class AutostartSettings {
    private static final String TYPE = "HostAutoStartManager";
    private static final String DEFAULTS = "config.defaults";
    private static final String POWER_INFO = "config.powerInfo";

    private AutostartSettings() {}

    /** Adds the settings to a query. */
    public static void addTo(PropertyQuery query, ManagedObjectRef manager) {
        query.take(manager.type(), DEFAULTS, POWER_INFO).from(manager);
    }

    /**
     * Returns the ids of the machines that start with the host, from what such a query found. The general switch counts
     * before what is set for a single machine.
     */
    public static Set<String> started(List<ObjectContent> found) {
        Set<String> machines = new HashSet<>();
        for (ObjectContent manager : found) {
            if (manager.object().type().equals(TYPE) && enabled(manager)) {
                entries(manager)
                        .filter(AutostartSettings::powersOn)
                        .flatMap(info -> info.childText("key").stream())
                        .map(String::strip)
                        .forEach(machines::add);
            }
        }
        return machines;
    }

    /** Tells whether the general switch is on, without which no machine starts. */
    public static boolean enabled(ObjectContent manager) {
        return manager.value(DEFAULTS)
                .flatMap(defaults -> defaults.child("enabled"))
                .filter(VimValue::isTrue)
                .isPresent();
    }

    /** Returns the entry of a machine, if it has one. */
    public static Optional<VimValue> entry(ObjectContent manager, ManagedObjectRef machine) {
        return entries(manager).filter(info -> isOf(info, machine)).findFirst();
    }

    /** Returns the ids of other machines on which the general switch has an effect: at the host's start or its stop. */
    public static List<String> affectedBySwitch(ObjectContent manager, ManagedObjectRef machine) {
        return entries(manager)
                .filter(info -> !isOf(info, machine) && (powersOn(info) || stops(info)))
                .flatMap(info -> info.childText("key").stream())
                .map(String::strip)
                .toList();
    }

    /** Tells whether an entry says that its machine starts. */
    public static boolean powersOn(VimValue info) {
        return info.childText("startAction")
                .map(action -> action.strip().toLowerCase(Locale.ROOT))
                .filter("poweron"::equals)
                .isPresent();
    }

    private static boolean stops(VimValue info) {
        return info.childText("stopAction")
                .map(action -> action.strip().toLowerCase(Locale.ROOT))
                .filter(action -> !action.isEmpty() && !action.equals("none"))
                .isPresent();
    }

    private static Stream<VimValue> entries(ObjectContent manager) {
        return manager.value(POWER_INFO).stream().flatMap(VimValue::items);
    }

    private static boolean isOf(VimValue info, ManagedObjectRef machine) {
        return info.childText("key")
                .map(String::strip)
                .filter(machine.value()::equals)
                .isPresent();
    }

    /**
     * {@code ReconfigureAutostart}: says whether a machine starts, and leaves order, delays and what happens at the host's
     * stop as they were.
     *
     * @param switchOn whether to turn the general switch on too
     * @param before the machine's entry, if it has one
     */
    public static SoapCall<Optional<VimValue>> reconfigure(
            ManagedObjectRef manager,
            boolean switchOn,
            ManagedObjectRef machine,
            Optional<VimValue> before,
            boolean on) {
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
                                    .number("startOrder", number(before, "startOrder"))
                                    .number("startDelay", number(before, "startDelay"))
                                    .text("waitForHeartbeat", text(before, "waitForHeartbeat", "systemDefault"))
                                    .text("startAction", on ? "powerOn" : "none")
                                    .number("stopDelay", number(before, "stopDelay"))
                                    .text("stopAction", text(before, "stopAction", "none")));
                }));
    }

    /** The host's word for no order and for its own delay is -1. */
    private static long number(Optional<VimValue> entry, String field) {
        return entry.flatMap(info -> info.child(field))
                .flatMap(value -> value.number().stream().boxed().findFirst())
                .orElse(-1L);
    }

    private static String text(Optional<VimValue> entry, String field, String otherwise) {
        return entry.flatMap(info -> info.childText(field))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(otherwise);
    }
}
