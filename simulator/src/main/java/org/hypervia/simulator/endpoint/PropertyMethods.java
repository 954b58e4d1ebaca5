// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.List;
import java.util.Map;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.Managers;
import org.hypervia.simulator.property.Collector;
import org.hypervia.simulator.property.ContainerView;
import org.hypervia.simulator.property.FilterSpec;
import org.hypervia.simulator.property.ObjectSource;
import org.hypervia.simulator.property.PropertyFilter;
import org.hypervia.simulator.session.Session;
import org.hypervia.simulator.session.Sessions;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** The property collector and the views. */
final class PropertyMethods {
    private final Center center;
    private final Sessions sessions;

    PropertyMethods(Center center, Sessions sessions) {
        this.center = center;
        this.sessions = sessions;
    }

    void addTo(Map<String, Method> table) {
        table.put("RetrieveProperties", this::retrieve);
        table.put("RetrievePropertiesEx", this::retrieveEx);
        table.put(
                "ContinueRetrievePropertiesEx",
                call -> Reply.of("RetrieveResult", call.target(Collector.class).nextPage(call.text("token"))));
        table.put("CancelRetrievePropertiesEx", call -> {
            call.target(Collector.class).dropPages(call.text("token"));
            return Reply.NOTHING;
        });
        table.put("CreateFilter", this::createFilter);
        table.put("DestroyPropertyFilter", call -> {
            PropertyFilter filter = call.target(PropertyFilter.class);
            filter.collector().destroyFilter(filter);
            return Reply.NOTHING;
        });
        table.put("CreatePropertyCollector", call -> {
            call.target(Collector.class);
            return Reply.of("ref", call.session().createCollector().ref());
        });
        table.put("DestroyPropertyCollector", this::destroyCollector);
        table.put("WaitForUpdates", call -> await(call, null, 0));
        table.put("WaitForUpdatesEx", this::awaitEx);
        table.put("CheckForUpdates", call -> await(call, 0, 0));
        table.put("CancelWaitForUpdates", call -> {
            call.target(Collector.class).cancelWait();
            return Reply.NOTHING;
        });
        table.put("CreateContainerView", this::createContainerView);
        table.put("DestroyView", call -> {
            call.session().destroyView(call.target(ContainerView.class));
            return Reply.NOTHING;
        });
    }

    private static List<FilterSpec> specs(Call call) {
        return call.objects("specSet", "PropertyFilterSpec").stream()
                .map(FilterSpec::of)
                .toList();
    }

    private Reply retrieve(Call call) {
        List<FilterSpec> specs = specs(call);
        ObjectSource objects = objects(call, specs);
        if (call.sessionOrNull() != null) {
            call.target(Collector.class);
        }
        return Reply.list("ObjectContent", Collector.retrieve(specs, objects));
    }

    private Reply retrieveEx(Call call) {
        List<FilterSpec> specs = specs(call);
        objects(call, specs);
        if (call.sessionOrNull() == null) {
            List<DataObject> contents = Collector.retrieve(specs, sessions.stranger());
            return Reply.of(
                    "RetrieveResult",
                    contents.isEmpty()
                            ? null
                            : DataObject.of("RetrieveResult")
                                    .set("objects", contents)
                                    .build());
        }
        DataObject options = call.objectOrEmpty("options", "RetrieveOptions");
        int max = options.get("maxObjects") instanceof Integer number ? number : 0;
        return Reply.of("RetrieveResult", call.target(Collector.class).retrievePage(specs, max));
    }

    /** What the caller can see: a stranger only whether somebody is logged in, and what the service is. */
    private ObjectSource objects(Call call, List<FilterSpec> specs) {
        Session session = call.sessionOrNull();
        if (session != null) {
            return session;
        }
        List<Ref> allowed = List.of(center.managers().sessions(), Managers.SERVICE_INSTANCE);
        for (FilterSpec spec : specs) {
            if (!allowed.containsAll(spec.roots())) {
                throw Faults.notAuthenticated(call.target());
            }
        }
        return sessions.stranger();
    }

    private Reply createFilter(Call call) {
        FilterSpec spec = FilterSpec.of(call.object("spec", "PropertyFilterSpec"));
        PropertyFilter filter = call.target(Collector.class).createFilter(spec, call.flag("partialUpdates"));
        return Reply.of("ref", filter.ref());
    }

    private Reply destroyCollector(Call call) {
        Collector collector = call.target(Collector.class);
        if (collector.ref().equals(center.managers().collector())) {
            throw Faults.notSupported();
        }
        call.session().destroyCollector(collector);
        return Reply.NOTHING;
    }

    private Reply awaitEx(Call call) {
        DataObject options = call.objectOrEmpty("options", "WaitOptions");
        Integer seconds = options.get("maxWaitSeconds") instanceof Integer number ? number : null;
        int max = options.get("maxObjectUpdates") instanceof Integer number ? number : 0;
        if ((seconds != null && seconds < 0) || max < 0) {
            throw Faults.invalidArgument("options");
        }
        return await(call, seconds, max);
    }

    private static Reply await(Call call, @Nullable Integer seconds, int maxObjects) {
        Collector.Wait wait = new Collector.Wait(call.text("version", ""), seconds, maxObjects);
        Session session = call.session();
        return Reply.of("UpdateSet", call.target(Collector.class).await(wait, session::alive));
    }

    private Reply createContainerView(Call call) {
        Ref container = call.ref("container");
        if (call.session().find(container) == null) {
            throw Faults.notFound(container);
        }
        ContainerView.Contents contents = new ContainerView.Contents(call.texts("type"), call.flag("recursive"));
        return Reply.of("ref", call.session().createView(container, contents).ref());
    }
}
