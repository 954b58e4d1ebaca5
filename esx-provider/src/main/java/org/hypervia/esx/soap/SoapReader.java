// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;

/**
 * Walks through an answer as it arrives. A server's answer is not trusted: a DTD is refused, and depth, texts and
 * attributes are limited. Not thread-safe.
 */
public final class SoapReader {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final int DEPTH_LIMIT = 120;
    private static final int TEXT_LIMIT = 16 << 20;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private final String call;
    private int depth;

    private SoapReader(XMLStreamReader xml, String call) {
        this.xml = xml;
        this.call = call;
    }

    private static XMLInputFactory factory() {
        // The JDK's own, so that no other parser in a container is picked up.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Newer JDKs count &amp; and the like as entities and stop at 100,000, which a large inventory has; what these
        // limits are for cannot happen without a DTD, and this reader limits depth and size itself.
        for (String limit : List.of("jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit")) {
            if (factory.isPropertySupported(limit)) {
                factory.setProperty(limit, "0");
            }
        }
        if (factory.isPropertySupported("jdk.xml.maxElementDepth")) {
            factory.setProperty("jdk.xml.maxElementDepth", String.valueOf(DEPTH_LIMIT + 10));
        }
        return factory;
    }

    /** Reads a document whose root may have any name; the handler finds the reader at the root element. */
    static void read(InputStream in, String call, Consumer<SoapReader> handler) {
        SoapReader reader;
        try {
            synchronized (FACTORY) {
                reader = new SoapReader(FACTORY.createXMLStreamReader(in), call);
            }
            reader.toRoot();
            handler.accept(reader);
        } catch (XMLStreamException e) {
            throw malformed(call, e);
        }
    }

    private void toRoot() throws XMLStreamException {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // White space, comments and processing instructions may stand before the root.
        }
    }

    /** Returns the local name of the present element. */
    public String name() {
        return xml.getLocalName();
    }

    /** Hands over each child of the present element in turn; what the handler leaves unread is skipped. */
    public void children(Consumer<SoapReader> handler) {
        int parent = depth;
        try {
            while (true) {
                int event = next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    int child = depth;
                    handler.accept(this);
                    skipTo(child);
                } else if (event == XMLStreamConstants.END_ELEMENT && depth < parent) {
                    return;
                }
            }
        } catch (XMLStreamException e) {
            throw malformed(call, e);
        }
    }

    /** Reads the present element with all that is in it. */
    public XmlNode node() {
        String name = name();
        String xsiType = attribute(XSI, "type");
        String refType = attribute(null, "type");
        StringBuilder text = new StringBuilder();
        List<XmlNode> children = new ArrayList<>();
        int parent = depth;
        try {
            while (true) {
                int event = next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    children.add(node());
                } else if (event == XMLStreamConstants.END_ELEMENT && depth < parent) {
                    return new XmlNode(name, withoutPrefix(xsiType), refType, text.toString(), children);
                } else if (event == XMLStreamConstants.CHARACTERS) {
                    append(text);
                }
            }
        } catch (XMLStreamException e) {
            throw malformed(call, e);
        }
    }

    private void append(StringBuilder text) {
        if (xml.getTextLength() > TEXT_LIMIT - text.length()) {
            throw refused(ErrorCode.OVERFLOW, "a text larger than " + TEXT_LIMIT + " characters");
        }
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    private String attribute(@Nullable String namespace, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String found = xml.getAttributeNamespace(i);
            boolean none = found == null || found.isEmpty();
            if (xml.getAttributeLocalName(i).equals(name) && (namespace == null ? none : namespace.equals(found))) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private static String withoutPrefix(String type) {
        return type.substring(type.indexOf(':') + 1).strip();
    }

    private void skipTo(int child) throws XMLStreamException {
        while (depth >= child) {
            next();
        }
    }

    private int next() throws XMLStreamException {
        int event = xml.next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > DEPTH_LIMIT) {
                    throw refused(ErrorCode.XML_ERROR, "elements nested deeper than " + DEPTH_LIMIT);
                }
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                // Without this a bare DOCTYPE would be skipped, not refused.
                throw refused(ErrorCode.XML_ERROR, "a document type definition, which no VI server sends");
            default -> {
                // Nothing to keep count of.
            }
        }
        return event;
    }

    private HypervisorException refused(ErrorCode code, String what) {
        return new HypervisorException(
                code,
                "the server's answer to " + call + " has " + what + " at line "
                        + xml.getLocation().getLineNumber() + ", column "
                        + xml.getLocation().getColumnNumber()
                        + ": it is refused; check that this is the right server");
    }

    private static HypervisorException malformed(String call, XMLStreamException e) {
        String place = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNumber() + ", column "
                        + e.getLocation().getColumnNumber();
        return new HypervisorException(
                ErrorCode.XML_DETAIL,
                "the server's answer to " + call + " is not well-formed XML" + place
                        + ": check that this is the right server and that nothing in between changes answers",
                e);
    }
}
