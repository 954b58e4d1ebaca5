// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.xml;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/** Builds a document without layout, whose elements remember the order of their attributes, which the JDK sorts. */
final class OrderedDocument extends DefaultHandler2 {
    private static final String ORDER = "order";

    private final Document document;
    private Node place;

    private OrderedDocument(Document document) {
        this.document = document;
        this.place = document;
    }

    /** Reads a document; one with a document type is refused. */
    static Document parse(String xml) throws ParserConfigurationException, SAXException, IOException {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/namespace-prefixes", true);
        Document empty = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .newDocument();
        OrderedDocument handler = new OrderedDocument(empty);
        SAXParser parser = factory.newSAXParser();
        parser.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
        parser.parse(new InputSource(new StringReader(xml)), handler);
        return empty;
    }

    /** Makes an element whose attributes have an order. */
    static Element element(Document document, String name, List<Map.Entry<String, String>> attributes) {
        Element element = document.createElementNS(null, name);
        List<Attr> order = new ArrayList<>();
        for (Map.Entry<String, String> entry : attributes) {
            Attr attribute = document.createAttributeNS(null, entry.getKey());
            attribute.setValue(entry.getValue());
            element.setAttributeNodeNS(attribute);
            order.add(attribute);
        }
        element.setUserData(ORDER, order, null);
        return element;
    }

    /** Returns the attributes in their order, declarations of namespaces first. */
    @SuppressWarnings("unchecked") // Only this class sets the user data of its own elements.
    static List<Attr> attributes(Element element) {
        Object order = element.getUserData(ORDER);
        return order == null ? List.of() : (List<Attr>) order;
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) {
        Element element = document.createElementNS(uri.isEmpty() ? null : uri, name);
        List<Attr> declarations = new ArrayList<>();
        List<Attr> others = new ArrayList<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            String attributeName = attributes.getQName(i);
            boolean declares = attributeName.equals("xmlns") || attributeName.startsWith("xmlns:");
            String namespace = declares ? XMLConstants.XMLNS_ATTRIBUTE_NS_URI : attributes.getURI(i);
            Attr attribute = document.createAttributeNS(namespace.isEmpty() ? null : namespace, attributeName);
            attribute.setValue(attributes.getValue(i));
            element.setAttributeNodeNS(attribute);
            (declares ? declarations : others).add(attribute);
        }
        declarations.addAll(others);
        element.setUserData(ORDER, declarations, null);
        place.appendChild(element);
        place = element;
    }

    @Override
    public void endElement(String uri, String localName, String name) {
        dropLayout(place);
        place = place.getParentNode();
    }

    /** Blanks between elements are layout, not text; libvirt's XML library leaves them out too. */
    private static void dropLayout(Node element) {
        List<Node> blanks = new ArrayList<>();
        boolean onlyText = true;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (!(child instanceof Text)) {
                onlyText = false;
            } else if (child.getNodeValue().isBlank()) {
                blanks.add(child);
            } else {
                return;
            }
        }
        if (!onlyText) {
            blanks.forEach(element::removeChild);
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        // The parser may deliver one text in pieces.
        String text = new String(characters, start, length);
        if (place.getLastChild() instanceof Text last) {
            last.appendData(text);
        } else {
            place.appendChild(document.createTextNode(text));
        }
    }

    @Override
    public void comment(char[] characters, int start, int length) {
        place.appendChild(document.createComment(new String(characters, start, length)));
    }

    @Override
    public void processingInstruction(String target, String data) {
        place.appendChild(document.createProcessingInstruction(target, data));
    }
}
