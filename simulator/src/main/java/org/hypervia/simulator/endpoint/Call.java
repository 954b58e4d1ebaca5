// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.List;
import org.hypervia.simulator.center.Aspect;
import org.hypervia.simulator.center.Center;
import org.hypervia.simulator.center.Datacenter;
import org.hypervia.simulator.host.Host;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.session.Client;
import org.hypervia.simulator.session.Session;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.RefMapping;
import org.jspecify.annotations.Nullable;

/** A method call on its way to the method: target, parameters, session. */
final class Call {
    private final SoapRequest request;
    private final Caller caller;
    private final Aspect aspect;
    private final RefMapping inwards;
    private final boolean reads;
    private @Nullable Session opened;

    /**
     * Who calls.
     *
     * @param client the program
     * @param session its session; null without one
     * @param cookie the cookie it presented; null for none
     */
    record Caller(
            Client client,
            @Nullable Session session,
            @Nullable String cookie) {}

    /**
     * A call.
     *
     * @param aspect what the address shows that is called
     * @param reads whether the method reads in the words of the address; others get the objects themselves
     */
    Call(SoapRequest request, Caller caller, Aspect aspect, boolean reads) {
        this.request = request;
        this.caller = caller;
        this.aspect = aspect;
        this.reads = reads;
        this.inwards = reads ? ref -> ref : aspect::inwards;
    }

    /** What the address shows that is called. */
    Aspect aspect() {
        return aspect;
    }

    /** The method's name. */
    String method() {
        return request.method();
    }

    /** Who calls. */
    Client client() {
        return caller.client;
    }

    /** The session of the caller, or null. */
    @Nullable
    Session sessionOrNull() {
        return caller.session;
    }

    /** The session of the caller; faults with {@code NotAuthenticated}. */
    Session session() {
        if (caller.session == null) {
            throw Faults.notAuthenticated(request.target());
        }
        return caller.session;
    }

    /** The cookie the caller presented, or null. */
    @Nullable
    String cookie() {
        return caller.cookie;
    }

    /** Notes that a session was opened, so that the answer carries its cookie. */
    void opened(Session fresh) {
        opened = fresh;
    }

    /** The session that was opened, or null. */
    @Nullable
    Session opened() {
        return opened;
    }

    /** The object the method is called on. */
    <T extends Node> T target(Class<T> type) {
        Ref ref = request.target();
        return cast(ref, reads ? session().find(ref) : session().behind(ref), type);
    }

    /** The reference the method is called on. */
    Ref target() {
        return request.target();
    }

    /** The object of a reference; faults with {@code ManagedObjectNotFound}. */
    <T extends Node> T object(Ref ref, Class<T> type) {
        return cast(ref, reads ? session().find(ref) : aspect.inventory().find(ref), type);
    }

    private <T extends Node> T cast(Ref ref, @Nullable Node node, Class<T> type) {
        if (node == null) {
            throw Faults.notFound(ref);
        }
        if (!type.isInstance(node)) {
            throw Faults.invalidRequest("Unable to resolve WSDL method name " + method() + " for " + ref.type());
        }
        return type.cast(node);
    }

    /** Whether a parameter is there. */
    boolean has(String name) {
        return request.parameters().child(name) != null;
    }

    /** A text that must be there. */
    String text(String name) {
        return required(name).text();
    }

    /** A text, or what to take when it is not there. */
    String text(String name, String otherwise) {
        Element element = request.parameters().child(name);
        return element == null ? otherwise : element.text();
    }

    /** All texts of a list. */
    List<String> texts(String name) {
        return request.parameters().children(name).stream().map(Element::text).toList();
    }

    /** A yes or no; no when it is not there. */
    boolean flag(String name) {
        Element element = request.parameters().child(name);
        return element != null && Boolean.TRUE.equals(ParameterReader.value(element, "boolean"));
    }

    /** A reference that must be there. */
    Ref ref(String name) {
        return mapped(required(name));
    }

    /** A reference, or null. */
    @Nullable
    Ref refOrNull(String name) {
        Element element = request.parameters().child(name);
        return element == null ? null : mapped(element);
    }

    private Ref mapped(Element element) {
        Ref own = ParameterReader.reference(element);
        Ref inside = inwards.of(own);
        if (inside == null) {
            throw Faults.notFound(own);
        }
        return inside;
    }

    /** The datacenter a parameter names, or the one that is meant without it. Faults when that leaves none. */
    Datacenter datacenter(Center center, String name) {
        Datacenter home = aspect.home();
        Ref ref = refOrNull(name);
        return ref == null && home != null ? home : center.datacenter(ref);
    }

    /** The host a parameter names, or the one that is meant without it; null for any. */
    @Nullable
    Ref hostOrNull(String name) {
        Host home = aspect.homeHost();
        Ref ref = refOrNull(name);
        return ref == null && home != null ? home.ref() : ref;
    }

    /** All references of a list. */
    List<Ref> refs(String name) {
        return request.parameters().children(name).stream().map(this::mapped).toList();
    }

    /** A whole number that must be there. */
    int number(String name) {
        return (Integer) ParameterReader.value(required(name), "int");
    }

    /** A long whole number that must be there. */
    long longNumber(String name) {
        return (Long) ParameterReader.value(required(name), "long");
    }

    /** All values of a list of simple types. */
    List<Object> values(String name, String type) {
        return request.parameters().children(name).stream()
                .map(element -> value(element, type))
                .toList();
    }

    /** A data object that must be there. */
    DataObject object(String name, String type) {
        return (DataObject) value(required(name), type);
    }

    /** A data object; an empty one when it is not there. */
    DataObject objectOrEmpty(String name, String type) {
        Element element = request.parameters().child(name);
        return element == null ? DataObject.of(type).build() : (DataObject) value(element, type);
    }

    /** All data objects of a list. */
    List<DataObject> objects(String name, String type) {
        return values(name, type).stream().map(DataObject.class::cast).toList();
    }

    private Object value(Element element, String type) {
        Object inside = inwards.in(ParameterReader.value(element, type));
        if (inside == null) {
            throw Faults.invalidArgument(element.name());
        }
        return inside;
    }

    private Element required(String name) {
        Element element = request.parameters().child(name);
        if (element == null) {
            throw Faults.invalidRequest("Required parameter " + name
                    + " is missing\n\nwhile parsing call information for method " + method());
        }
        return element;
    }
}
