// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.inventory.Entity;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.service.EventCollector;
import org.hypervia.simulator.service.Events;
import org.hypervia.simulator.service.HostClock;
import org.hypervia.simulator.service.HostDaemons;
import org.hypervia.simulator.service.Licenses;
import org.hypervia.simulator.service.Settings;
import org.hypervia.simulator.value.DataObject;

/** Settings, licences, the clock, daemons and events. */
final class ServiceMethods {
    private int collectors;

    ServiceMethods() {}

    void addTo(Map<String, Method> table) {
        table.put(
                "QueryOptions",
                call -> Reply.open("OptionValue", call.target(Settings.class).query(call.text("name", ""))));
        table.put("UpdateOptions", call -> {
            call.target(Settings.class).update(call.objects("changedValue", "OptionValue"));
            return Reply.NOTHING;
        });
        licenses(table);
        clock(table);
        daemons(table);
        events(table);
        table.put("QueryServiceList", call -> {
            call.target(Node.class);
            return Reply.NOTHING;
        });
        table.put("QueryDescriptions", call -> {
            call.target(Node.class);
            return Reply.list(
                    "DiagnosticManagerLogDescriptor",
                    List.of(log("hostd", "/var/log/hostd.log"), log("messages", "/var/log/vmkernel.log")));
        });
        table.put("BrowseDiagnosticLog", ServiceMethods::browseLog);
    }

    private static DataObject log(String key, String file) {
        return DataObject.of("DiagnosticManagerLogDescriptor")
                .set("key", key)
                .set("fileName", file)
                .set("creator", key.equals("hostd") ? "hostd" : "VMkernel")
                .set("format", "plain")
                .set("mimeType", "text/plain")
                .set("info", DataObject.of("Description").set("label", key).set("summary", file))
                .build();
    }

    /** Lines are counted from 1; who asks for more than there are learns how many that is. */
    private static Reply browseLog(Call call) {
        call.target(Node.class);
        List<String> lines = List.of("This host is simulated", "Nothing is written here");
        int last = lines.size() + 1;
        int first = Math.max(1, Math.min(last, call.has("start") ? call.number("start") : 1));
        return Reply.of(
                "DiagnosticManagerLogHeader",
                DataObject.of("DiagnosticManagerLogHeader")
                        .set("lineStart", first)
                        .set("lineEnd", last)
                        .set("lineText", lines.subList(first - 1, lines.size()))
                        .build());
    }

    private static void licenses(Map<String, Method> table) {
        Method update = call -> Reply.of(
                "LicenseManagerLicenseInfo", call.target(Licenses.class).update(call.text("licenseKey")));
        table.put("UpdateLicense", update);
        table.put("AddLicense", update);
        table.put("RemoveLicense", call -> {
            call.target(Licenses.class).remove(call.text("licenseKey"));
            return Reply.NOTHING;
        });
        table.put(
                "DecodeLicense",
                call -> Reply.of(
                        "LicenseManagerLicenseInfo", call.target(Licenses.class).decode(call.text("licenseKey"))));
        table.put("UpdateLicenseLabel", call -> {
            call.target(Licenses.class).label(call.text("licenseKey"), call.text("labelKey"), call.text("labelValue"));
            return Reply.NOTHING;
        });
    }

    private static void clock(Map<String, Method> table) {
        table.put(
                "QueryDateTime",
                call -> Reply.of("dateTime", call.target(HostClock.class).now()));
        table.put("UpdateDateTime", call -> {
            call.target(HostClock.class)
                    .set((Instant) call.values("dateTime", "dateTime").get(0));
            return Reply.NOTHING;
        });
        table.put("UpdateDateTimeConfig", call -> {
            call.target(HostClock.class).configure(call.object("config", "HostDateTimeConfig"));
            return Reply.NOTHING;
        });
        table.put("QueryAvailableTimeZones", call -> {
            call.target(HostClock.class);
            return Reply.list("HostDateTimeSystemTimeZone", HostClock.zones());
        });
        table.put("RefreshDateTimeSystem", call -> {
            call.target(HostClock.class);
            return Reply.NOTHING;
        });
    }

    private static void daemons(Map<String, Method> table) {
        table.put("StartService", call -> daemon(call, true));
        table.put("RestartService", call -> daemon(call, true));
        table.put("StopService", call -> daemon(call, false));
        table.put("UpdateServicePolicy", call -> {
            call.target(HostDaemons.class).policy(call.text("id"), call.text("policy"));
            return Reply.NOTHING;
        });
        table.put("RefreshServices", call -> {
            call.target(HostDaemons.class);
            return Reply.NOTHING;
        });
    }

    private static Reply daemon(Call call, boolean running) {
        call.target(HostDaemons.class).run(call.text("id"), running);
        return Reply.NOTHING;
    }

    private void events(Map<String, Method> table) {
        table.put(
                "QueryEvents",
                call -> Reply.open(
                        "Event", call.target(Events.class).matching(call.objectOrEmpty("filter", "EventFilterSpec"))));
        table.put("CreateCollectorForEvents", call -> {
            String id = "session[" + call.session().key() + "]" + "events-" + ++collectors;
            return Reply.of(
                    "ref", call.target(Events.class).collect(call.objectOrEmpty("filter", "EventFilterSpec"), id));
        });
        table.put("LogUserEvent", call -> {
            Entity entity = call.object(call.ref("entity"), Entity.class);
            call.target(Events.class)
                    .happened("GeneralUserEvent", entity, call.session().user(), call.text("msg"));
            return Reply.NOTHING;
        });
        table.put(
                "ReadNextEvents",
                call -> Reply.open("Event", call.target(EventCollector.class).next(call.number("maxCount"))));
        table.put(
                "ReadPreviousEvents",
                call -> Reply.open("Event", call.target(EventCollector.class).previous(call.number("maxCount"))));
        table.put("RewindCollector", call -> {
            call.target(EventCollector.class).rewind();
            return Reply.NOTHING;
        });
        table.put("ResetCollector", call -> {
            call.target(EventCollector.class).reset();
            return Reply.NOTHING;
        });
        table.put("SetCollectorPageSize", call -> {
            call.target(EventCollector.class).pageSize(call.number("maxCount"));
            return Reply.NOTHING;
        });
        table.put("DestroyCollector", call -> {
            call.target(EventCollector.class).destroy();
            return Reply.NOTHING;
        });
    }
}
