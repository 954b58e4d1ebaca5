// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.xml;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import org.hypervia.cli.output.CommandFailure;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A document of libvirt's whose elements are asked, or changed in place: nothing else of it is lost. */
public final class DocumentText {
    private final Element root;

    private DocumentText(Element root) {
        this.root = root;
    }

    /**
     * Reads a document.
     *
     * @throws CommandFailure if it cannot be read
     */
    public static DocumentText of(String xml) {
        try {
            return new DocumentText(OrderedDocument.parse(xml).getDocumentElement());
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new CommandFailure("the XML of the object cannot be read: " + e.getMessage());
        }
    }

    /** Returns the text of an element below the root; empty if there is none. */
    public String child(String name) {
        return elements(root, name).findFirst().map(Element::getTextContent).orElse("");
    }

    /** Changes the text of the elements of a name below the root. */
    public DocumentText withChild(String name, String text) {
        elements(root, name).forEach(element -> element.setTextContent(text));
        return this;
    }

    /** Returns the devices of a domain that are of a kind, such as {@code disk}. */
    public List<DeviceElement> devices(String kind) {
        return elements(root, "devices")
                .flatMap(devices -> elements(devices, kind))
                .map(DeviceElement::new)
                .toList();
    }

    /** Returns the document as it is by now, without a line end. */
    public String text() {
        return NodeText.of(root);
    }

    static Stream<Element> elements(Element parent, String name) {
        NodeList children = parent.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(child -> child instanceof Element && child.getNodeName().equals(name))
                .map(Element.class::cast);
    }
}
