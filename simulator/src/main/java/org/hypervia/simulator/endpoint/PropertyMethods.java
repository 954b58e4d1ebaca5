// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hypervia.simulator.center.Aspect;
import org.hypervia.simulator.center.Managers;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.property.Collector;
import org.hypervia.simulator.property.ContainerView;
import org.hypervia.simulator.property.FilterSpec;
import org.hypervia.simulator.property.ListView;
import org.hypervia.simulator.property.PropertyFilter;
import org.hypervia.simulator.session.Session;
import org.hypervia.simulator.session.Sessions;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.PropertyPath;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.VimFault;
import org.jspecify.annotations.Nullable;

/** The property collector and the views. */
final class PropertyMethods {
    private final Aspect aspect;
    private final Sessions sessions;
    private final Manner manner;

    PropertyMethods(Aspect aspect, Sessions sessions, Manner manner) {
        this.aspect = aspect;
        this.sessions = sessions;
        this.manner = manner;
    }

    void addTo(Map<String, Method> table) {
        table.put("Fetch", this::fetch);
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
            call.session().destroyView(call.target(Node.class));
            return Reply.NOTHING;
        });
        table.put("CreateListView", call -> {
            List<Ref> wanted = call.refs("obj");
            ListView view = call.session().createView(List.of());
            view.reset(wanted);
            return Reply.of("ref", view.ref());
        });
        table.put(
                "ModifyListView",
                call -> Reply.list("ref", call.target(ListView.class).change(call.refs("add"), call.refs("remove"))));
        table.put(
                "ResetListView",
                call -> Reply.list("ref", call.target(ListView.class).reset(call.refs("obj"))));
    }

    private static List<FilterSpec> specs(Call call) {
        return call.objects("specSet", "PropertyFilterSpec").stream()
                .map(FilterSpec::of)
                .toList();
    }

    private Reply retrieve(Call call) {
        List<FilterSpec> specs = specs(call);
        Session session = call.sessionOrNull();
        if (session == null) {
            return Reply.list("ObjectContent", strangersView(call, specs));
        }
        call.target(Collector.class);
        return Reply.list("ObjectContent", Collector.retrieve(specs, session));
    }

    private Reply retrieveEx(Call call) {
        List<FilterSpec> specs = specs(call);
        if (call.sessionOrNull() == null) {
            List<DataObject> contents = strangersView(call, specs);
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

    /**
     * What somebody without a session can read: whether somebody is logged in, and what the service is. Of everything
     * else a host tells in a good answer that it does not tell it; some refuse the call as a whole.
     */
    private List<DataObject> strangersView(Call call, List<FilterSpec> specs) {
        List<DataObject> contents = new ArrayList<>();
        for (FilterSpec spec : specs) {
            if (open().containsAll(spec.roots())) {
                contents.addAll(Collector.retrieve(List.of(spec), sessions.stranger()));
            } else if (manner.expiredReadsFail()) {
                throw Faults.notAuthenticated(call.target());
            } else {
                contents.addAll(
                        spec.hidden(Faults.withoutSession(aspect.managers().rootFolder())));
            }
        }
        return contents;
    }

    private List<Ref> open() {
        return List.of(aspect.managers().sessions(), Managers.SERVICE_INSTANCE);
    }

    /** {@code Fetch}: one property of one object, as its own language bindings of the vendor ask for it. */
    private Reply fetch(Call call) {
        Session session = call.sessionOrNull();
        if (session == null && !open().contains(call.target())) {
            throw Faults.notAuthenticated(call.target());
        }
        Node node = (session == null ? sessions.stranger() : session).find(call.target());
        if (node == null) {
            throw Faults.notFound(call.target());
        }
        PropertyPath path = PropertyPath.parse(call.text("prop"));
        VimFault fault = node.unreadable(path.text());
        if (fault != null) {
            throw fault;
        }
        return Reply.of("anyType", path.walk(node.ref().type(), node.value(path.root())));
    }

    private Reply createFilter(Call call) {
        FilterSpec spec = FilterSpec.of(call.object("spec", "PropertyFilterSpec"));
        PropertyFilter filter = call.target(Collector.class).createFilter(spec, call.flag("partialUpdates"));
        return Reply.of("ref", filter.ref());
    }

    private Reply destroyCollector(Call call) {
        Collector collector = call.target(Collector.class);
        if (collector.ref().equals(aspect.managers().collector())) {
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
