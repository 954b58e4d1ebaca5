// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.inventory.Entity;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.value.PropertyPath;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** The search index. */
final class SearchMethods {
    private final Center center;

    SearchMethods(Center center) {
        this.center = center;
    }

    void addTo(Map<String, Method> table) {
        table.put("FindByUuid", call -> first(byUuid(call)));
        table.put("FindAllByUuid", call -> Reply.list("ref", byUuid(call)));
        table.put("FindByIp", call -> first(byIp(call)));
        table.put("FindAllByIp", call -> Reply.list("ref", byIp(call)));
        table.put("FindByDnsName", call -> first(byDnsName(call)));
        table.put("FindAllByDnsName", call -> Reply.list("ref", byDnsName(call)));
        table.put("FindByDatastorePath", this::byDatastorePath);
        table.put("FindByInventoryPath", this::byInventoryPath);
        table.put(
                "FindChild",
                call -> Reply.of("ref", child(call.object(call.ref("entity"), Entity.class), call.text("name"))));
    }

    private static Reply first(List<Ref> found) {
        return Reply.of("ref", found.isEmpty() ? null : found.get(0));
    }

    private List<Ref> byUuid(Call call) {
        String wanted = call.text("uuid").strip().toLowerCase(Locale.ROOT);
        if (!call.flag("vmSearch")) {
            return hosts(
                    call,
                    host -> property(host.ref(), "hardware.systemInfo.uuid").equals(wanted));
        }
        String path = call.flag("instanceUuid") ? "config.instanceUuid" : "config.uuid";
        return machines(call, machine -> property(machine.ref(), path).equals(wanted));
    }

    private List<Ref> byIp(Call call) {
        String wanted = call.text("ip").strip();
        if (!call.flag("vmSearch")) {
            return hosts(call, host -> wanted.equals("127.0.0.1"));
        }
        return machines(
                call,
                machine -> machine.guest().addresses().stream().anyMatch(addresses -> addresses.contains(wanted)));
    }

    private List<Ref> byDnsName(Call call) {
        String wanted = call.text("dnsName").strip();
        if (!call.flag("vmSearch")) {
            return hosts(call, host -> host.profile().fullName().equalsIgnoreCase(wanted));
        }
        return machines(call, machine -> wanted.equalsIgnoreCase(machine.guest().currentHostName()));
    }

    private List<Ref> hosts(Call call, Predicate<Host> matching) {
        Ref datacenter = call.refOrNull("datacenter");
        List<Host> hosts = datacenter == null
                ? center.hosts()
                : center.datacenter(datacenter).hosts();
        return hosts.stream().filter(matching).map(Host::ref).toList();
    }

    /** The matching machines of the call's datacenter, or of all when it names none. */
    private List<Ref> machines(Call call, Predicate<Machine> matching) {
        Ref wish = call.refOrNull("datacenter");
        Ref folder = wish == null ? null : center.datacenter(wish).machineFolder();
        List<Ref> found = new ArrayList<>();
        for (Machine machine : center.machines()) {
            if ((folder == null || folder.equals(machine.parent())) && matching.test(machine)) {
                found.add(machine.ref());
            }
        }
        return found;
    }

    private String property(Ref ref, String text) {
        Node node = center.inventory().find(ref);
        PropertyPath path = PropertyPath.parse(text);
        TypedValue value = node == null ? null : path.walk(ref.type(), node.value(path.root()));
        return value == null ? "" : String.valueOf(value.value());
    }

    private Reply byDatastorePath(Call call) {
        call.ref("datacenter");
        DatastorePath path = DatastorePath.parse(call.text("path"));
        return first(machines(call, machine -> machine.file().equals(path)));
    }

    private Reply byInventoryPath(Call call) {
        Ref current = center.managers().rootFolder();
        for (String name : call.text("inventoryPath").split("/", -1)) {
            if (name.isEmpty()) {
                continue;
            }
            Ref next = child(call.object(current, Entity.class), name);
            if (next == null) {
                return Reply.of("ref", null);
            }
            current = next;
        }
        return Reply.of("ref", current);
    }

    private @Nullable Ref child(Entity parent, String name) {
        for (Node node : center.inventory().nodes()) {
            if (node instanceof Entity entity
                    && parent.ref().equals(entity.parent())
                    && entity.name().equals(name)) {
                return entity.ref();
            }
        }
        return null;
    }
}
