// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An element of an answer with all that is in it. What nobody asks for is simply not looked at, so newer servers may add
 * what they like.
 *
 * @param name local name
 * @param xsiType the local name of its {@code xsi:type}, whatever the prefix; the empty text when it has none
 * @param refType the attribute {@code type} of a managed object reference; the empty text when it has none
 * @param text its own text, without that of its children
 * @param children its child elements in order
 */
public record XmlNode(String name, String xsiType, String refType, String text, List<XmlNode> children) {
    public XmlNode {
        children = List.copyOf(children);
    }

    /** Returns the first child of a name. */
    public Optional<XmlNode> child(String childName) {
        for (XmlNode child : children) {
            if (child.name.equals(childName)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** Returns all children of a name. */
    public Stream<XmlNode> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName));
    }

    /** Returns the text of the first child of a name. */
    public Optional<String> childText(String childName) {
        return child(childName).map(XmlNode::text);
    }
}
