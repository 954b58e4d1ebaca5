// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.host;

import java.util.List;
import java.util.Map;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.inventory.PlainNode;
import org.hypervia.simulator.service.HostClock;
import org.hypervia.simulator.service.HostDaemons;
import org.hypervia.simulator.service.Settings;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Ref;

/** Makes the managers of a host that the rest of the simulator does without. */
final class HostManagers {
    private HostManagers() {}

    static void addTo(Host host, Map<String, Ref> others) {
        others.forEach((field, ref) -> host.inventory().add(node(host, field, ref)));
    }

    private static Node node(Host host, String field, Ref ref) {
        Inventory inventory = host.inventory();
        return switch (field) {
            case "certificateManager" -> new PlainNode(inventory, ref).with("certificateInfo", host::certificateInfo);
            case "dateTimeSystem" -> new HostClock(inventory, ref);
            case "serviceSystem" -> new HostDaemons(inventory, ref);
            case "advancedOption" ->
                new Settings(
                        inventory,
                        ref,
                        Map.of(
                                "Config.Defaults.security.host.ruissl", true,
                                "Disk.MaxLUN", 1024L,
                                "Mem.ShareForceSalting", 2L,
                                "Net.TcpipHeapSize", 0L,
                                "Syslog.global.logDir", "[] /scratch/log",
                                "UserVars.HostClientSessionTimeout", 900L,
                                "UserVars.SuppressShellWarning", 0L));
            case "firewallSystem" -> new PlainNode(inventory, ref).with("firewallInfo", HostManagers::firewall);
            case "virtualNicManager" -> new PlainNode(inventory, ref).with("info", HostManagers::cards);
            default -> new PlainNode(inventory, ref);
        };
    }

    private static DataObject firewall() {
        return DataObject.of("HostFirewallInfo")
                .set(
                        "defaultPolicy",
                        DataObject.of("HostFirewallDefaultPolicy")
                                .set("incomingBlocked", true)
                                .set("outgoingBlocked", true))
                .set(
                        "ruleset",
                        List.of(
                                ruleset("sshServer", "SSH Server", 22),
                                ruleset("vSphereClient", "vSphere Web Client", 443)))
                .build();
    }

    private static DataObject ruleset(String key, String label, int port) {
        return DataObject.of("HostFirewallRuleset")
                .set("key", key)
                .set("label", label)
                .set("required", false)
                .set(
                        "rule",
                        List.of(DataObject.of("HostFirewallRule")
                                .set("port", port)
                                .set("direction", "inbound")
                                .set("portType", "dst")
                                .set("protocol", "tcp")))
                .set("service", "")
                .set("enabled", true)
                .set("allowedHosts", DataObject.of("HostFirewallRulesetIpList").set("allIp", true))
                .build();
    }

    private static DataObject cards() {
        return DataObject.of("HostVirtualNicManagerInfo")
                .set(
                        "netConfig",
                        List.of(DataObject.of("VirtualNicManagerNetConfig")
                                .set("nicType", "management")
                                .set("multiSelectAllowed", true)
                                .set("selectedVnic", List.of("VirtualNicManagerNetConfig.management.vmk0"))
                                .build()))
                .build();
    }
}
