// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hypervia.api.domain.Reading;
import org.hypervia.esx.soap.XmlNode;
import org.jspecify.annotations.Nullable;

/**
 * {@code ObjectContent}: the properties of one object as they were retrieved. A property that was asked for is there,
 * not set, or could not be had; these three are never mixed up.
 */
public final class ObjectContent {
    private final ManagedObjectRef object;
    private final Map<String, XmlNode> values = new HashMap<>();
    private final Map<String, XmlNode> missing = new HashMap<>();

    private ObjectContent(ManagedObjectRef object) {
        this.object = object;
    }

    static ObjectContent of(XmlNode node) {
        ObjectContent content =
                new ObjectContent(node.child("obj").map(ManagedObjectRef::of).orElse(new ManagedObjectRef("", "")));
        node.all("propSet")
                .forEach(property -> property.child("val")
                        .ifPresent(value -> content.values.put(
                                property.childText("name").orElse("").strip(), value)));
        node.all("missingSet")
                .forEach(property -> content.missing.put(
                        property.childText("path").orElse("").strip(), property));
        return content;
    }

    /** Returns the object. */
    public ManagedObjectRef object() {
        return object;
    }

    Optional<XmlNode> value(String path) {
        return Optional.ofNullable(values.get(path));
    }

    /** Returns a property's text if it is there. */
    public Optional<String> text(String path) {
        return value(path).map(XmlNode::text);
    }

    /** Returns the reference that a property holds. */
    public Optional<ManagedObjectRef> reference(String path) {
        return value(path).filter(node -> !node.text().isBlank()).map(ManagedObjectRef::of);
    }

    /** Tells whether a property holds anything: a value, or a list with at least one item. */
    public Reading<Boolean> holdsAny(String path) {
        XmlNode value = values.get(path);
        if (value != null) {
            return Reading.of(!value.children().isEmpty() || !value.text().isBlank());
        }
        return reading(path) instanceof Reading.Failed<String> failed
                ? Reading.failed(failed.error())
                : Reading.of(false);
    }

    /** Returns a property's text, or why there is none. */
    public Reading<String> reading(String path) {
        XmlNode value = values.get(path);
        if (value != null) {
            return Reading.of(value.text());
        }
        XmlNode fault = missingFault(path);
        if (fault == null) {
            return Reading.unset();
        }
        return Reading.failed(Faults.translate(
                "reading " + path + " of " + object,
                fault.childText("localizedMessage").orElse(""),
                fault.child("fault").orElse(fault)));
    }

    private @Nullable XmlNode missingFault(String path) {
        XmlNode property = missing.get(path);
        for (int dot = path.lastIndexOf('.'); property == null && dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            property = missing.get(path.substring(0, dot));
        }
        return property == null ? null : property.child("fault").orElse(property);
    }

    /** Tells whether the server refused because the session is gone. */
    boolean lacksSession() {
        return missing.values().stream()
                .map(property -> property.child("fault").flatMap(fault -> fault.child("fault")))
                .anyMatch(fault -> fault.filter(f -> f.xsiType().equals("NotAuthenticated"))
                        .isPresent());
    }
}
