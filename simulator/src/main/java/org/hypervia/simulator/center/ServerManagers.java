// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.center;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.host.Performance;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.inventory.PlainNode;
import org.hypervia.simulator.service.Accounts;
import org.hypervia.simulator.service.Authorization;
import org.hypervia.simulator.service.Events;
import org.hypervia.simulator.service.Licenses;
import org.hypervia.simulator.service.Settings;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;

/** Makes the managers that a server has once, but those of its tasks and sessions. */
public final class ServerManagers {
    private final Aspect server;
    private final String user;
    private final List<Node> made = new ArrayList<>();

    private ServerManagers(Aspect server, String user) {
        this.server = server;
        this.user = user;
    }

    /**
     * The managers of a server.
     *
     * @param events its event manager
     * @param user who may do everything
     */
    public static List<Node> of(Aspect server, Events events, String user) {
        ServerManagers managers = new ServerManagers(server, user);
        for (Map.Entry<String, Ref> other : server.managers().others().entrySet()) {
            managers.add(other.getKey(), other.getValue(), events);
        }
        managers.services();
        return managers.made;
    }

    private void add(String field, Ref ref, Events events) {
        Inventory inventory = server.inventory();
        made.add(
                switch (field) {
                    case "setting" -> settings(ref);
                    case "authorizationManager" ->
                        new Authorization(
                                inventory, ref, server.inwards(server.managers().rootFolder()), user);
                    case "licenseManager" -> new Licenses(inventory, ref, server.central());
                    case "eventManager" -> events;
                    case "accountManager" -> new Accounts(inventory, ref, user);
                    case "userDirectory" -> new PlainNode(inventory, ref).with("domainList", List::of);
                    case "guestOperationsManager" -> guestOperations(ref);
                    case "cryptoManager" -> new PlainNode(inventory, ref).with("enabled", () -> false);
                    default -> new PlainNode(inventory, ref);
                });
    }

    private Node settings(Ref ref) {
        Map<String, Object> values = server.central()
                ? Map.of(
                        "VirtualCenter.InstanceName",
                        server.profile().fullName(),
                        "VirtualCenter.VimPasswordExpirationInDays",
                        30,
                        "event.maxAge",
                        30,
                        "log.level",
                        "info")
                : Map.of(
                        "Config.HostAgent.log.level",
                        "info",
                        "Config.HostAgent.vmacore.soap.sessionTimeout",
                        30,
                        "Config.GlobalSettings.guest.commands.sharedPolicyRefCount",
                        0,
                        "Vpx.Vpxa.config.log.level",
                        "verbose");
        return new Settings(server.inventory(), ref, values);
    }

    private Node guestOperations(Ref ref) {
        Inventory inventory = server.inventory();
        PlainNode manager = new PlainNode(inventory, ref);
        String before = server.central() ? "guestOperations" : "ha-";
        Map.of(
                        "authManager",
                        "GuestAuthManager",
                        "fileManager",
                        "GuestFileManager",
                        "processManager",
                        "GuestProcessManager")
                .forEach((property, type) -> {
                    String id = server.central() ? type : property.replace("Manager", "-manager");
                    Ref part = new Ref(type, before + id);
                    made.add(new PlainNode(inventory, part));
                    manager.with(property, () -> part);
                });
        return manager;
    }

    private void services() {
        Managers managers = server.managers();
        service(Managers.SERVICE_INSTANCE)
                .with("content", () -> managers.serviceContent(server.profile().about()))
                .with(
                        "capability",
                        () -> DataObject.of("Capability")
                                .set("provisioningSupported", true)
                                .set("multiHostSupported", server.central())
                                .set("userShellAccessSupported", true)
                                .build())
                .with("serverClock", server.inventory()::now);
        service(managers.views());
        service(managers.search());
        service(managers.files());
        service(managers.disks());
        service(managers.performance())
                .with("perfCounter", Performance::counters)
                .with("historicalInterval", Performance::intervals);
    }

    private PlainNode service(Ref ref) {
        PlainNode node = new PlainNode(server.inventory(), ref);
        made.add(node);
        return node;
    }
}
