// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.VimFault;
import org.jspecify.annotations.Nullable;

/** Reads a request's XML into elements. */
final class XmlReader {
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final int MAX_DEPTH = 200;

    private XmlReader() {}

    /** Reads a document; faults with {@code InvalidRequest}. */
    static Element read(byte[] document) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        try {
            return read(factory.createXMLStreamReader(new ByteArrayInputStream(document)));
        } catch (XMLStreamException e) {
            throw refused(e.getMessage());
        }
    }

    private static Element read(XMLStreamReader reader) throws XMLStreamException {
        Deque<Element> open = new ArrayDeque<>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw refused("a document type is not allowed");
                case XMLStreamConstants.START_ELEMENT -> {
                    Element element = new Element(
                            String.valueOf(reader.getNamespaceURI()),
                            reader.getLocalName(),
                            unprefixed(reader.getAttributeValue(INSTANCE, "type")),
                            reader.getAttributeValue("", "type"));
                    if (!open.isEmpty()) {
                        open.peek().add(element);
                    }
                    open.push(element);
                    if (open.size() > MAX_DEPTH) {
                        throw refused("the elements are nested too deeply");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Element done = open.pop();
                    if (open.isEmpty()) {
                        return done;
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().add(reader.getText());
                    }
                }
                default -> {}
            }
        }
        throw refused("the document is empty");
    }

    private static VimFault refused(@Nullable String why) {
        return Faults.invalidRequest(why + "\n\nwhile parsing SOAP envelope");
    }

    private static @Nullable String unprefixed(@Nullable String type) {
        return type == null ? null : type.substring(type.indexOf(':') + 1).strip();
    }
}
