// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.List;
import java.util.Map;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.host.MachineOptions;
import org.hypervia.simulator.inventory.PlainNode;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** What machines may have: the environment browser. */
final class EnvironmentMethods {
    private final Center center;

    EnvironmentMethods(Center center) {
        this.center = center;
    }

    void addTo(Map<String, Method> table) {
        table.put(
                "QueryConfigOptionDescriptor",
                call -> Reply.list(
                        "VirtualMachineConfigOptionDescriptor",
                        MachineOptions.descriptors(host(call, null).ref())));
        table.put("QueryConfigOption", call -> {
            host(call, call.refOrNull("host"));
            return Reply.of("VirtualMachineConfigOption", MachineOptions.option(call.text("key", ""), List.of()));
        });
        table.put("QueryConfigOptionEx", call -> {
            DataObject spec = call.objectOrEmpty("spec", "EnvironmentBrowserConfigOptionQuerySpec");
            host(call, spec.get("host") instanceof Ref wanted ? wanted : null);
            String key = spec.get("key") instanceof String text ? text : "";
            List<String> guests = spec.get("guestId") instanceof List<?> ids
                    ? ids.stream().map(String::valueOf).toList()
                    : List.of();
            return Reply.of("VirtualMachineConfigOption", MachineOptions.option(key, guests));
        });
        table.put(
                "QueryConfigTarget",
                call -> Reply.of("ConfigTarget", MachineOptions.target(host(call, call.refOrNull("host")))));
    }

    /** The host that is meant: the first of the browser's compute resource unless one is named. */
    private Host host(Call call, @Nullable Ref wanted) {
        Ref browser = call.target(PlainNode.class).ref();
        return center.hosts().stream()
                .filter(host -> host.environmentBrowser().equals(browser))
                .filter(host -> wanted == null || host.ref().equals(wanted))
                .filter(host -> call.aspect().outwards(host.ref()) != null)
                .findFirst()
                .orElseThrow(() -> Faults.invalidArgument("host"));
    }
}
