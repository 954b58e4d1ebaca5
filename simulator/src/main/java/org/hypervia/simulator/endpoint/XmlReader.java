// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a request's XML into elements. */
final class XmlReader {
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final int MAX_DEPTH = 200;
    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

    private XmlReader() {}

    /** Reads a document. */
    static Element read(byte[] document) throws MalformedXmlException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        try {
            return read(factory.createXMLStreamReader(new StringReader(text(document))));
        } catch (XMLStreamException e) {
            throw new MalformedXmlException(String.valueOf(e.getMessage()));
        }
    }

    /** The document's characters. The JDK's parser, given bytes, tells standard error of those that are none. */
    private static String text(byte[] document) throws MalformedXmlException {
        boolean marked = document.length > 2
                && document[0] == (byte) 0xef
                && document[1] == (byte) 0xbb
                && document[2] == (byte) 0xbf;
        int start = marked ? 3 : 0;
        String head = new String(document, start, Math.min(200, document.length - start), StandardCharsets.ISO_8859_1);
        Matcher declared = ENCODING.matcher(head);
        try {
            Charset charset = declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(document, start, document.length - start))
                    .toString();
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new MalformedXmlException("The characters are not encoded as they should be");
        }
    }

    private static Element read(XMLStreamReader reader) throws XMLStreamException, MalformedXmlException {
        Deque<Element> open = new ArrayDeque<>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw new MalformedXmlException("a document type is not allowed");
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
                        throw new MalformedXmlException("the elements are nested too deeply");
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
        throw new MalformedXmlException("the document is empty");
    }

    private static @Nullable String unprefixed(@Nullable String type) {
        return type == null ? null : type.substring(type.indexOf(':') + 1).strip();
    }
}
