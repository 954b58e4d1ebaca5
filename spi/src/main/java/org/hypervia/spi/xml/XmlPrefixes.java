// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Which prefix means which namespace, for a parser that does not look. Libvirt's lets a prefix pass that was never
 * declared: it then belongs to the name, as in {@code <vmware:moref>} without {@code xmlns:vmware}.
 */
final class XmlPrefixes {
    private final Deque<Map<String, String>> scopes = new ArrayDeque<>();

    /** Enters an element, whose declarations hold for itself already. */
    void enter(XMLStreamReader reader) {
        Map<String, String> outer = scopes.peek();
        Map<String, String> declared = new HashMap<>();
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            if (isDeclaration(reader, index)) {
                String prefix = prefix(reader, index).isEmpty() ? "" : reader.getAttributeLocalName(index);
                declared.put(prefix, reader.getAttributeValue(index));
            }
        }
        if (!declared.isEmpty() && outer != null) {
            outer.forEach(declared::putIfAbsent);
        }
        scopes.push(declared.isEmpty() && outer != null ? outer : declared);
    }

    void leave() {
        scopes.pop();
    }

    /** The name of the element that was entered last, with its namespace as {@link XmlElement} has it. */
    String name(XMLStreamReader reader) {
        String name = reader.getLocalName();
        int colon = name.indexOf(':');
        String prefix = colon < 0 ? "" : name.substring(0, colon);
        return qualified(prefix, name.substring(colon + 1), true);
    }

    /** Its attributes but for declarations. */
    Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            if (!isDeclaration(reader, index)) {
                attributes.put(
                        qualified(prefix(reader, index), reader.getAttributeLocalName(index), false),
                        reader.getAttributeValue(index));
            }
        }
        return attributes;
    }

    private String qualified(String prefix, String name, boolean takesDefault) {
        if (prefix.isEmpty() && !takesDefault) {
            return name;
        }
        Map<String, String> scope = scopes.peek();
        String namespace = prefix.equals("xml") ? XMLConstants.XML_NS_URI : scope == null ? null : scope.get(prefix);
        if (namespace != null && !namespace.isEmpty()) {
            return "{" + namespace + "}" + name;
        }
        return prefix.isEmpty() ? name : prefix + ":" + name;
    }

    private static boolean isDeclaration(XMLStreamReader reader, int index) {
        String prefix = prefix(reader, index);
        return prefix.equals("xmlns")
                || (prefix.isEmpty() && reader.getAttributeLocalName(index).equals("xmlns"));
    }

    private static String prefix(XMLStreamReader reader, int index) {
        @Nullable String prefix = reader.getAttributePrefix(index);
        return prefix == null ? "" : prefix;
    }
}
