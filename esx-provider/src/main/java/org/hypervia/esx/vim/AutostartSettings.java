// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hypervia.esx.soap.XmlNode;

/** {@code HostAutoStartManager.config}: which machines start with the host. */
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
            boolean on = manager.value(DEFAULTS)
                    .flatMap(defaults -> defaults.childText("enabled"))
                    .filter(text -> text.strip().equals("true"))
                    .isPresent();
            if (manager.object().type().equals(TYPE) && on) {
                manager.value(POWER_INFO).stream()
                        .flatMap(list -> list.all("AutoStartPowerInfo"))
                        .filter(AutostartSettings::powersOn)
                        .flatMap(info -> info.childText("key").stream())
                        .map(String::strip)
                        .forEach(machines::add);
            }
        }
        return machines;
    }

    private static boolean powersOn(XmlNode info) {
        return info.childText("startAction")
                .map(action -> action.strip().toLowerCase(Locale.ROOT))
                .filter("poweron"::equals)
                .isPresent();
    }
}
