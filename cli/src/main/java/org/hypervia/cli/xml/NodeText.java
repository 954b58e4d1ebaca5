// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.xml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** An XML node as text, in the layout of libvirt's XML library: two blanks a level, nothing added to text. */
final class NodeText {
    private final StringBuilder text = new StringBuilder();

    private NodeText() {}

    /** Formats a node and what is in it, without a line end. */
    static String of(Node node) {
        NodeText result = new NodeText();
        if (node instanceof Document) {
            result.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        }
        result.append(rootOf(node), new Place(0, true));
        return result.text.append(node instanceof Document ? "\n" : "").toString();
    }

    /** Formats nodes inside one element {@code nodes}; attributes become its attributes, the last of a name counts. */
    static String wrapped(List<Node> nodes) {
        Map<String, Attr> attributes = new LinkedHashMap<>();
        List<Node> children = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Attr attribute) {
                attributes.remove(attribute.getName());
                attributes.put(attribute.getName(), attribute);
            } else {
                children.add(rootOf(node));
            }
        }
        NodeText result = new NodeText();
        result.appendElement("nodes", attributes.values(), children, new Place(0, true));
        return result.text.toString();
    }

    private static Node rootOf(Node node) {
        return node instanceof Document document ? document.getDocumentElement() : node;
    }

    /** Where a node stands: how deep, and whether line ends may be put around it. */
    private record Place(int level, boolean indented) {
        Place inside(boolean stillIndented) {
            return new Place(level + 1, stillIndented);
        }
    }

    private void append(Node node, Place place) {
        switch (node.getNodeType()) {
            case Node.ELEMENT_NODE -> {
                Element element = (Element) node;
                appendElement(element.getTagName(), OrderedDocument.attributes(element), children(element), place);
            }
            case Node.ATTRIBUTE_NODE -> appendAttribute((Attr) node);
            case Node.COMMENT_NODE ->
                text.append("<!--").append(node.getNodeValue()).append("-->");
            case Node.PROCESSING_INSTRUCTION_NODE ->
                text.append("<?")
                        .append(node.getNodeName())
                        .append(' ')
                        .append(node.getNodeValue())
                        .append("?>");
            default -> appendEscaped(node.getNodeValue(), false);
        }
    }

    private void appendElement(String name, Collection<Attr> attributes, List<Node> children, Place place) {
        text.append('<').append(name);
        attributes.forEach(this::appendAttribute);
        if (children.isEmpty()) {
            text.append("/>");
            return;
        }
        text.append('>');
        boolean indentInside = place.indented() && children.stream().noneMatch(Text.class::isInstance);
        for (Node child : children) {
            if (indentInside) {
                text.append('\n').append("  ".repeat(place.level() + 1));
            }
            append(child, place.inside(indentInside));
        }
        if (indentInside) {
            text.append('\n').append("  ".repeat(place.level()));
        }
        text.append("</").append(name).append('>');
    }

    private static List<Node> children(Element element) {
        List<Node> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.add(child);
        }
        return children;
    }

    private void appendAttribute(Attr attribute) {
        text.append(' ').append(attribute.getName()).append("=\"");
        appendEscaped(attribute.getValue(), true);
        text.append('"');
    }

    private void appendEscaped(String value, boolean inAttribute) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '\r' -> text.append("&#13;");
                case '"' -> text.append(inAttribute ? "&quot;" : "\"");
                case '\n' -> text.append(inAttribute ? "&#10;" : "\n");
                case '\t' -> text.append(inAttribute ? "&#9;" : "\t");
                default -> text.append(c);
            }
        }
    }
}
