// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.xml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.hypervia.cli.output.CommandFailure;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Finds nodes in a document by XPath. The prefixes that the root element declares can be used. */
public final class XmlSelection {
    private XmlSelection() {}

    /**
     * Selects and formats.
     *
     * @param xml the document
     * @param path an expression that finds nodes
     * @param wrap whether to put the nodes into one element
     * @return the nodes, each on a line of its own; nothing if none was found
     * @throws CommandFailure if the expression is none or finds no nodes but a value
     */
    public static String select(String xml, String path, boolean wrap) {
        try {
            Document document = OrderedDocument.parse(xml);
            XPath evaluator = XPathFactory.newDefaultInstance().newXPath();
            evaluator.setNamespaceContext(new RootPrefixes(document.getDocumentElement()));
            NodeList found = (NodeList) evaluator.evaluate(path, document, XPathConstants.NODESET);
            List<Node> nodes = inOrder(found);
            return wrap ? NodeText.wrapped(nodes) + "\n" : lines(nodes);
        } catch (XPathExpressionException e) {
            throw new CommandFailure("internal error: Incorrect xpath '" + path + "'");
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new CommandFailure("the XML of the domain cannot be read: " + e.getMessage());
        }
    }

    /** Puts the attributes of one element into the order in which they stand there. */
    private static List<Node> inOrder(NodeList found) {
        List<Node> nodes = new ArrayList<>();
        Set<Element> done = new HashSet<>();
        for (int i = 0; i < found.getLength(); i++) {
            Node node = found.item(i);
            if (!(node instanceof Attr attribute)) {
                nodes.add(node);
            } else if (done.add(attribute.getOwnerElement())) {
                nodes.addAll(attributesOf(attribute.getOwnerElement(), found));
            }
        }
        return nodes;
    }

    private static List<Attr> attributesOf(Element owner, NodeList found) {
        Set<Node> wanted = new HashSet<>();
        for (int i = 0; i < found.getLength(); i++) {
            wanted.add(found.item(i));
        }
        return OrderedDocument.attributes(owner).stream()
                .filter(wanted::contains)
                .toList();
    }

    private static String lines(List<Node> nodes) {
        StringBuilder text = new StringBuilder();
        nodes.forEach(node -> text.append(NodeText.of(node)).append('\n'));
        return text.toString();
    }

    /** The prefixes of the root element. */
    private record RootPrefixes(Element root) implements NamespaceContext {
        @Override
        public String getNamespaceURI(String prefix) {
            String uri = root.lookupNamespaceURI(prefix);
            return uri == null ? XMLConstants.NULL_NS_URI : uri;
        }

        @Override
        public @Nullable String getPrefix(String uri) {
            return root.lookupPrefix(uri);
        }

        @Override
        public Iterator<String> getPrefixes(String uri) {
            String prefix = getPrefix(uri);
            return prefix == null
                    ? List.<String>of().iterator()
                    : List.of(prefix).iterator();
        }
    }
}
