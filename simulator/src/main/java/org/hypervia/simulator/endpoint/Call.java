// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.List;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.session.Client;
import org.hypervia.simulator.session.Session;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** A method call on its way to the method: target, parameters, session. */
final class Call {
    private final SoapRequest request;
    private final Client client;
    private final @Nullable Session session;
    private final @Nullable String cookie;
    private @Nullable Session opened;

    Call(SoapRequest request, Client client, @Nullable Session session, @Nullable String cookie) {
        this.cookie = cookie;
        this.request = request;
        this.client = client;
        this.session = session;
    }

    /** The method's name. */
    String method() {
        return request.method();
    }

    /** Who calls. */
    Client client() {
        return client;
    }

    /** The session of the caller, or null. */
    @Nullable
    Session sessionOrNull() {
        return session;
    }

    /** The session of the caller; faults with {@code NotAuthenticated}. */
    Session session() {
        if (session == null) {
            throw Faults.notAuthenticated(request.target());
        }
        return session;
    }

    /** The cookie the caller presented, or null. */
    @Nullable
    String cookie() {
        return cookie;
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
        return object(request.target(), type);
    }

    /** The reference the method is called on. */
    Ref target() {
        return request.target();
    }

    /** The object of a reference; faults with {@code ManagedObjectNotFound}. */
    <T extends Node> T object(Ref ref, Class<T> type) {
        Node node = session().find(ref);
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
        return ParameterReader.reference(required(name));
    }

    /** A reference, or null. */
    @Nullable
    Ref refOrNull(String name) {
        Element element = request.parameters().child(name);
        return element == null ? null : ParameterReader.reference(element);
    }

    /** All references of a list. */
    List<Ref> refs(String name) {
        return request.parameters().children(name).stream()
                .map(ParameterReader::reference)
                .toList();
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
                .map(element -> ParameterReader.value(element, type))
                .toList();
    }

    /** A data object that must be there. */
    DataObject object(String name, String type) {
        return (DataObject) ParameterReader.value(required(name), type);
    }

    /** A data object; an empty one when it is not there. */
    DataObject objectOrEmpty(String name, String type) {
        Element element = request.parameters().child(name);
        return element == null ? DataObject.of(type).build() : (DataObject) ParameterReader.value(element, type);
    }

    /** All data objects of a list. */
    List<DataObject> objects(String name, String type) {
        return values(name, type).stream().map(DataObject.class::cast).toList();
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
