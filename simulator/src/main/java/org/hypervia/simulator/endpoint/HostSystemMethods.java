// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.Map;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.device.PowerState;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.inventory.TaskWork;
import org.hypervia.simulator.service.Accounts;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;

/** Maintenance and accounts of a host. */
final class HostSystemMethods {
    private final Center center;
    private final TaskStarter tasks;

    HostSystemMethods(Center center) {
        this.center = center;
        this.tasks = new TaskStarter(center);
    }

    void addTo(Map<String, Method> table) {
        table.put("EnterMaintenanceMode_Task", call -> {
            Host host = call.target(Host.class);
            return tasks.start(call, "HostSystem.enterMaintenanceMode", host, (TaskWork) () -> {
                if (host.inMaintenance() || runs(host)) {
                    throw Faults.invalidState();
                }
                host.maintenance(true);
                return null;
            });
        });
        table.put("ExitMaintenanceMode_Task", call -> {
            Host host = call.target(Host.class);
            return tasks.start(call, "HostSystem.exitMaintenanceMode", host, (TaskWork) () -> {
                if (!host.inMaintenance()) {
                    throw Faults.invalidState();
                }
                host.maintenance(false);
                return null;
            });
        });
        table.put("RefreshFirewall", call -> {
            call.target(Node.class);
            return Reply.NOTHING;
        });
        table.put("CreateUser", call -> {
            call.target(Accounts.class).create(call.object("user", "HostAccountSpec"));
            return Reply.NOTHING;
        });
        table.put("UpdateUser", call -> {
            call.target(Accounts.class).update(call.object("user", "HostAccountSpec"));
            return Reply.NOTHING;
        });
        table.put("RemoveUser", call -> {
            call.target(Accounts.class).remove(call.text("userName"));
            return Reply.NOTHING;
        });
        table.put("RetrieveUserGroups", this::users);
    }

    private boolean runs(Host host) {
        return center.machines().stream()
                .anyMatch(machine ->
                        machine.site().host().equals(host.ref()) && machine.power() == PowerState.POWERED_ON);
    }

    private Reply users(Call call) {
        call.target(Node.class);
        String wanted = call.text("searchStr", "");
        boolean exact = call.flag("exactMatch");
        return Reply.open(
                "UserSearchResult",
                center.inventory().nodes().stream()
                        .filter(Accounts.class::isInstance)
                        .flatMap(node -> ((Accounts) node).all().entrySet().stream())
                        .filter(one -> exact
                                ? one.getKey().equals(wanted)
                                : one.getKey().contains(wanted))
                        .map(one -> DataObject.of("PosixUserSearchResult")
                                .set("principal", one.getKey())
                                .set("fullName", one.getValue())
                                .set("group", false)
                                .set("id", 1000)
                                .set("shellAccess", true)
                                .build())
                        .toList());
    }
}
