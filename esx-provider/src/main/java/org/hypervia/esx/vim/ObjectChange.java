// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hypervia.esx.soap.XmlNode;

/** {@code ObjectUpdate}: properties of one object that have new values. */
record ObjectChange(ManagedObjectRef object, Map<String, XmlNode> values) {
    static ObjectChange of(XmlNode node) {
        Map<String, XmlNode> values = new HashMap<>();
        node.all("changeSet")
                .forEach(change -> change.child("val")
                        .ifPresent(value ->
                                values.put(change.childText("name").orElse("").strip(), value)));
        return new ObjectChange(
                node.child("obj").map(ManagedObjectRef::of).orElse(new ManagedObjectRef("", "")), Map.copyOf(values));
    }

    Optional<XmlNode> value(String path) {
        return Optional.ofNullable(values.get(path));
    }
}
