// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hypervia.esx.vim.value.EntityName;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.PropertyQuery.Step;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.esx.vmx.text.VmxUuid;

/**
 * {@code DistributedVirtualPortgroup}: a port group of a switch that several hosts share. Those that hold a switch's uplinks
 * are left out: no machine can be in one.
 *
 * @param network by what the server knows it
 * @param name its name as people write it
 * @param key by which cards name it
 * @param switchUuid the UUID of its switch as the API writes it; empty if the server does not tell
 * @param vlan its VLAN; 0 for none, or for something else than one
 */
public record DistributedPortGroup(ManagedObjectRef network, String name, String key, String switchUuid, int vlan) {
    private static final String TYPE = "DistributedVirtualPortgroup";
    private static final String SWITCH = "DistributedVirtualSwitch";
    private static final String KEY = "key";
    private static final String ABOVE = "config.distributedVirtualSwitch";
    private static final String UPLINK = "config.uplink";
    private static final String PORTS = "config.defaultPortConfig";
    private static final String SWITCH_UUID = "uuid";
    private static final String ONE_VLAN = "VmwareDistributedVirtualSwitchVlanIdSpec";

    /** Takes properties of all port groups and their switches that a query meets. */
    public static void addTo(PropertyQuery query, boolean knowsUplinks) {
        query.take(
                        TYPE,
                        knowsUplinks
                                ? List.of(EntityName.PATH, KEY, ABOVE, PORTS, UPLINK)
                                : List.of(EntityName.PATH, KEY, ABOVE, PORTS))
                .take(SWITCH, SWITCH_UUID);
    }

    /** Walks from port groups to their switches; another step that meets port groups must go on with its name. */
    public static Step toSwitch() {
        return new Step("switchOfGroup", TYPE, ABOVE, List.of());
    }

    /** Takes what such a query found. */
    public static List<DistributedPortGroup> of(List<ObjectContent> found) {
        Map<ManagedObjectRef, String> switches = new HashMap<>();
        found.stream()
                .filter(object -> object.object().type().endsWith(SWITCH))
                .forEach(object -> object.text(SWITCH_UUID).ifPresent(uuid -> switches.put(object.object(), uuid)));
        return found.stream()
                .filter(object -> object.object().type().equals(TYPE))
                .filter(object -> object.text(EntityName.PATH).isPresent() && !isUplink(object))
                .map(object -> new DistributedPortGroup(
                        object.object(),
                        EntityName.of(object),
                        object.text(KEY).orElse(object.object().value()),
                        object.reference(ABOVE).map(switches::get).orElse(""),
                        vlan(object)))
                .toList();
    }

    /** Tells whether it belongs to a switch. */
    public boolean isOn(UUID uuid) {
        return !switchUuid.isEmpty() && VmxUuid.parse(SWITCH_UUID, switchUuid).equals(uuid);
    }

    private static boolean isUplink(ObjectContent group) {
        return group.value(UPLINK).filter(VimValue::isTrue).isPresent();
    }

    private static int vlan(ObjectContent group) {
        return group.value(PORTS)
                .flatMap(ports -> ports.child("vlan"))
                .filter(vlan -> vlan.type().equals(ONE_VLAN))
                .flatMap(vlan -> vlan.childNumber("vlanId"))
                .map(Long::intValue)
                .orElse(0);
    }
}
