// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.datastore.DatastorePath;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.machine.Machine;
import org.hypervia.simulator.value.PropertyPath;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.TypedValue;

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
            return hosts(call, host -> wanted.equals(host.state().place().address()));
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
        return hosts.stream()
                .filter(host -> call.aspect().outwards(host.ref()) != null)
                .filter(matching)
                .map(Host::ref)
                .toList();
    }

    /** The matching machines of the call's datacenter, or of all when it names none. */
    private List<Ref> machines(Call call, Predicate<Machine> matching) {
        Ref wish = call.refOrNull("datacenter");
        Datacenter datacenter = wish == null ? null : center.datacenter(wish);
        List<Ref> found = new ArrayList<>();
        for (Machine machine : center.machines()) {
            if ((datacenter == null || datacenter.equals(center.ofMachineFolder(machine.parent())))
                    && call.aspect().outwards(machine.ref()) != null
                    && matching.test(machine)) {
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
}
