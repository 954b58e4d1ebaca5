// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.xml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of one of libvirt's documents into elements. Hostile text is normal: size, depth, number of elements and attributes
 * are limited, a document type definition is refused, nothing outside the text is ever read.
 */
public final class XmlTree {
    /** Libvirt's own limit for a text that goes over the wire. */
    static final int MAX_CHARACTERS = 4 * 1024 * 1024;

    /** The limit of libxml2, which libvirt uses. */
    static final int MAX_DEPTH = 256;

    static final int MAX_ELEMENTS = 100_000;
    static final int MAX_ATTRIBUTES = 200;

    private final String kind;
    private final String document;
    private final XmlLines lines;
    private final Deque<XmlElement> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final @Nullable XmlPrefixes prefixes;
    private @Nullable XmlElement root;
    private int elements;

    /** Prefixes are resolved by the parser, which refuses those that were never declared, or by ourselves. */
    private XmlTree(String kind, String document, @Nullable XmlPrefixes prefixes) {
        this.kind = kind;
        this.document = document;
        this.lines = new XmlLines(document);
        this.prefixes = prefixes;
    }

    /**
     * Reads a document.
     *
     * @param kind what it is, as errors call it: {@code domain} for a domain XML
     * @param document its text
     * @return the root element
     * @throws HypervisorException {@code XML_DETAIL} if the text is not well-formed, uses a document type definition or
     *     goes beyond a limit
     */
    public static XmlElement read(String kind, String document) {
        if (document.length() > MAX_CHARACTERS) {
            throw new HypervisorException(
                    ErrorCode.XML_DETAIL,
                    "the " + kind + " XML has " + document.length() + " characters, at most " + MAX_CHARACTERS
                            + " are read; is it a " + kind + " XML?");
        }
        // A byte order mark, which editors of Windows write, is no part of the text.
        String marked = document.startsWith("\uFEFF") ? document.substring(1) : document;
        XmlTree tree = new XmlTree(kind, marked, null);
        try {
            return tree.read();
        } catch (XMLStreamException malformed) {
            try {
                return new XmlTree(kind, marked, new XmlPrefixes()).read();
            } catch (XMLStreamException stillMalformed) {
                throw tree.notWellFormed(malformed);
            }
        }
    }

    private XmlElement read() throws XMLStreamException {
        XMLStreamReader reader = hardenedFactory(prefixes == null).createXMLStreamReader(new StringReader(document));
        try {
            while (reader.hasNext()) {
                take(reader, reader.next());
            }
        } finally {
            reader.close();
        }
        if (root == null) {
            throw new HypervisorException(ErrorCode.XML_DETAIL, "the " + kind + " XML has no root element");
        }
        return root;
    }

    private static XMLInputFactory hardenedFactory(boolean resolvesPrefixes) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, resolvesPrefixes);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        // The JDK counts harmless references such as &amp; as entities; the size of the whole text is limited here.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        // Ours come first and give our errors; these catch what never gets as far as an event.
        factory.setProperty("jdk.xml.maxElementDepth", String.valueOf(MAX_DEPTH + 1));
        factory.setProperty("jdk.xml.elementAttributeLimit", String.valueOf(MAX_ATTRIBUTES));
        return factory;
    }

    private void take(XMLStreamReader reader, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                endText();
                start(reader);
            }
            case XMLStreamConstants.END_ELEMENT -> {
                endText();
                open.pop();
                if (prefixes != null) {
                    prefixes.leave();
                }
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text(reader);
            case XMLStreamConstants.DTD ->
                throw refused(
                        reader,
                        "a document type definition is not accepted, since it can make a short text endless; remove <!DOCTYPE>");
            case XMLStreamConstants.ENTITY_REFERENCE -> throw refused(reader, "an entity is not declared");
            default -> {
                // Comments, processing instructions and the end of the document say nothing that libvirt reads.
            }
        }
    }

    private void start(XMLStreamReader reader) {
        if (open.size() == MAX_DEPTH) {
            throw refused(reader, "elements are nested more than " + MAX_DEPTH + " deep");
        }
        if (++elements > MAX_ELEMENTS) {
            throw refused(reader, "there are more than " + MAX_ELEMENTS + " elements");
        }
        var position = new XmlPosition(
                lines,
                reader.getLocation().getLineNumber(),
                reader.getLocation().getColumnNumber());
        var element = element(reader, position);
        if (open.isEmpty()) {
            root = element;
        } else {
            open.element().append(element);
        }
        open.push(element);
    }

    private XmlElement element(XMLStreamReader reader, XmlPosition position) {
        if (prefixes == null) {
            return new XmlElement(
                    qualified(reader.getNamespaceURI(), reader.getLocalName()), position, attributes(reader));
        }
        prefixes.enter(reader);
        return new XmlElement(prefixes.name(reader), position, prefixes.attributes(reader));
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int index = 0; index < reader.getAttributeCount(); index++) {
            attributes.put(
                    qualified(reader.getAttributeNamespace(index), reader.getAttributeLocalName(index)),
                    reader.getAttributeValue(index));
        }
        return attributes;
    }

    private static String qualified(@Nullable String namespace, String name) {
        return namespace == null || namespace.isEmpty() ? name : "{" + namespace + "}" + name;
    }

    private void text(XMLStreamReader reader) {
        if (!open.isEmpty()) {
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
    }

    /** The parser hands out a text in as many pieces as it has escapes; kept one by one they would fill the memory. */
    private void endText() {
        if (!text.isEmpty()) {
            open.element().append(text.toString());
            text.setLength(0);
        }
    }

    private HypervisorException refused(XMLStreamReader reader, String what) {
        return new HypervisorException(
                ErrorCode.XML_DETAIL,
                kind + " XML, line " + reader.getLocation().getLineNumber() + ", column "
                        + reader.getLocation().getColumnNumber() + ": " + what);
    }

    /** Leaves out the parser's own words: they depend on the locale and may quote a password. */
    private HypervisorException notWellFormed(XMLStreamException malformed) {
        String place = malformed.getLocation() == null
                ? ""
                : ", line " + malformed.getLocation().getLineNumber() + ", column "
                        + malformed.getLocation().getColumnNumber();
        return new HypervisorException(
                ErrorCode.XML_DETAIL,
                kind + " XML" + place + ": the text is not well-formed XML; look for unbalanced tags and quotes,"
                        + " and for & or < that are not written as &amp; and &lt;");
    }
}
