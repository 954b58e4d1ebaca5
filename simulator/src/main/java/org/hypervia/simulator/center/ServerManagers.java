// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.center;

import java.util.List;
import java.util.Map;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.inventory.PlainNode;
import org.hypervia.simulator.service.Accounts;
import org.hypervia.simulator.service.Authorization;
import org.hypervia.simulator.service.Licenses;
import org.hypervia.simulator.service.Settings;
import org.hypervia.simulator.value.Ref;

/** Makes the managers of a server that the rest of the simulator does without. */
final class ServerManagers {
    private ServerManagers() {}

    static void addTo(Center center, String user) {
        for (Map.Entry<String, Ref> other : center.managers().others().entrySet()) {
            center.inventory().add(node(center, other.getKey(), other.getValue(), user));
        }
    }

    private static Node node(Center center, String field, Ref ref, String user) {
        Inventory inventory = center.inventory();
        return switch (field) {
            case "setting" ->
                new Settings(
                        inventory,
                        ref,
                        Map.of(
                                "Config.HostAgent.log.level",
                                "info",
                                "Config.HostAgent.vmacore.soap.sessionTimeout",
                                30,
                                "Config.GlobalSettings.guest.commands.sharedPolicyRefCount",
                                0,
                                "Vpx.Vpxa.config.log.level",
                                "verbose"));
            case "authorizationManager" ->
                new Authorization(inventory, ref, center.managers().rootFolder(), user);
            case "licenseManager" -> new Licenses(inventory, ref);
            case "eventManager" -> center.events();
            case "accountManager" -> new Accounts(inventory, ref, user);
            case "userDirectory" -> new PlainNode(inventory, ref).with("domainList", List::of);
            case "guestOperationsManager" -> guestOperations(inventory, ref);
            case "cryptoManager" -> new PlainNode(inventory, ref).with("enabled", () -> false);
            default -> new PlainNode(inventory, ref);
        };
    }

    private static Node guestOperations(Inventory inventory, Ref ref) {
        PlainNode manager = new PlainNode(inventory, ref);
        Map.of(
                        "authManager",
                        "GuestAuthManager",
                        "fileManager",
                        "GuestFileManager",
                        "processManager",
                        "GuestProcessManager")
                .forEach((property, type) -> {
                    Ref part = new Ref(type, "ha-" + property.replace("Manager", "-manager"));
                    inventory.add(new PlainNode(inventory, part));
                    manager.with(property, () -> part);
                });
        return manager;
    }
}
