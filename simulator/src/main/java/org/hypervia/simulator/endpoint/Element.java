// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element of a request. */
final class Element {
    private final String namespace;
    private final String name;
    private final @Nullable String schemaType;
    private final @Nullable String managedType;
    private final List<Element> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /**
     * An element without content yet.
     *
     * @param schemaType the {@code xsi:type} without its prefix
     * @param managedType the attribute {@code type} of a reference
     */
    Element(String namespace, String name, @Nullable String schemaType, @Nullable String managedType) {
        this.namespace = namespace;
        this.name = name;
        this.schemaType = schemaType;
        this.managedType = managedType;
    }

    String namespace() {
        return namespace;
    }

    String name() {
        return name;
    }

    @Nullable
    String schemaType() {
        return schemaType;
    }

    @Nullable
    String managedType() {
        return managedType;
    }

    void add(Element child) {
        children.add(child);
    }

    void add(String characters) {
        text.append(characters);
    }

    List<Element> children() {
        return children;
    }

    List<Element> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    @Nullable
    Element child(String wanted) {
        for (Element child : children) {
            if (child.name.equals(wanted)) {
                return child;
            }
        }
        return null;
    }

    String text() {
        return text.toString();
    }
}
