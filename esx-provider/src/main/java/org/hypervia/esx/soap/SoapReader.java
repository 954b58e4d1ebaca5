// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.jspecify.annotations.Nullable;

/**
 * Walks through an answer as it arrives. A decoder finds the reader at an element and goes through its children:
 *
 * <pre>{@code
 * int level = in.level();
 * while (in.nextChild(level)) {
 *     switch (in.name()) {
 *         case "name" -> name = in.text();
 *         case "parent" -> parent = readParent(in);
 *     }
 * }
 * }</pre>
 *
 * <p>What a decoder leaves unread is skipped, so elements of newer servers do no harm; neither do white space, comments
 * and odd prefixes. A server's answer is not trusted: a DTD is refused, and {@link SoapLimits} hold. Not thread-safe.
 */
public final class SoapReader {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private final XMLStreamReader xml;
    private final LimitedInput input;
    private final SoapLimits limits;
    private final String call;
    private int depth;
    private long elements;

    private SoapReader(XMLStreamReader xml, LimitedInput input, SoapLimits limits, String call) {
        this.xml = xml;
        this.input = input;
        this.limits = limits;
        this.call = call;
    }

    /** Makes a factory for {@link #open}: the JDK's own, so that no other parser in a container is picked up. */
    static XMLInputFactory factory(SoapLimits limits) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Joined up, a text would be in memory before its length could be looked at.
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Newer JDKs count &amp; and the like as entities and stop at 100,000, which a large inventory has; what these
        // limits are for cannot happen without a DTD.
        for (String limit : List.of("jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit")) {
            if (factory.isPropertySupported(limit)) {
                factory.setProperty(limit, "0");
            }
        }
        if (factory.isPropertySupported("jdk.xml.maxElementDepth")) {
            factory.setProperty("jdk.xml.maxElementDepth", String.valueOf(limits.depth() + 10));
        }
        return factory;
    }

    /** Opens a document and goes to its root element. */
    static SoapReader open(XMLInputFactory factory, LimitedInput input, SoapLimits limits, String call) {
        SoapReader reader;
        try {
            reader = new SoapReader(factory.createXMLStreamReader(AnswerText.of(input)), input, limits, call);
        } catch (XMLStreamException e) {
            throw broken(call, input, e, e.getLocation());
        } catch (IOException e) {
            throw broken(call, input, e, null);
        }
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            // White space, comments and processing instructions may stand before the root.
        }
        return reader;
    }

    /** Reads to the end of the document, which shows that it is whole. */
    void finish() {
        while (next() != XMLStreamConstants.END_DOCUMENT) {
            // Whatever follows is of no interest, but must be well-formed.
        }
        input.drain();
    }

    /** Returns how deep the present element lies: 1 for the root. To be asked before anything of it is read. */
    public int level() {
        return depth;
    }

    /**
     * Goes to the next child of an element, over all that was left unread before it.
     *
     * @param level of the element whose children these are
     * @return false at the end of that element
     */
    public boolean nextChild(int level) {
        while (depth >= level) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT && depth == level + 1) {
                return true;
            }
        }
        return false;
    }

    /** Returns the local name of the present element. */
    public String name() {
        return xml.getLocalName();
    }

    /** Returns the local name of the element's {@code xsi:type}, whatever its prefix; the empty text if it has none. */
    public String xsiType() {
        String type = attribute(XSI, "type");
        return type.substring(type.indexOf(':') + 1).strip();
    }

    /** Returns the element's attribute {@code type} without a namespace; the empty text if it has none. */
    public String refType() {
        return attribute("", "type").strip();
    }

    /** Reads the element's own text as it stands, and with it the whole element. */
    public String text() {
        int level = depth;
        Text text = new Text();
        while (depth >= level) {
            if (isText(next()) && depth == level) {
                text.add();
            }
        }
        return text.toString();
    }

    /** Reads the element's text without white space around it, and with it the whole element. */
    public String token() {
        return text().strip();
    }

    /** Reads the present element with all that is in it. */
    public XmlNode node() {
        String name = name();
        String xsiType = xsiType();
        String refType = refType();
        int level = depth;
        Text text = new Text();
        List<XmlNode> children = List.of();
        while (depth >= level) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                children = children.isEmpty() ? new ArrayList<>() : children;
                children.add(node());
            } else if (isText(event) && depth == level) {
                text.add();
            }
        }
        return new XmlNode(name, xsiType, refType, text.toString(), children);
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    /** The text of one element, which comes in pieces; mostly in one. */
    private final class Text {
        private String first = "";
        private @Nullable StringBuilder all;

        void add() {
            int length = all == null ? first.length() : all.length();
            if (xml.getTextLength() > limits.text() - length) {
                throw refused(ErrorCode.OVERFLOW, "a text longer than " + limits.text() + " characters");
            }
            if (length == 0) {
                first = xml.getText();
                return;
            }
            if (all == null) {
                all = new StringBuilder(first);
            }
            all.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }

        @Override
        public String toString() {
            return all == null ? first : all.toString();
        }
    }

    private String attribute(String namespace, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String found = xml.getAttributeNamespace(i);
            if (xml.getAttributeLocalName(i).equals(name) && namespace.equals(found == null ? "" : found)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private int next() {
        try {
            input.nextStep();
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> enter();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    // Without this a bare DOCTYPE would be skipped, not refused.
                    throw refused(
                            ErrorCode.XML_ERROR, "a document type definition or an entity, which no VI server sends");
                default -> {
                    // Nothing to keep count of.
                }
            }
            return event;
        } catch (XMLStreamException e) {
            throw broken(call, input, e, e.getLocation());
        } catch (HypervisorException e) {
            throw e;
        } catch (RuntimeException e) {
            // The JDK's parser has been seen to trip over documents that are broken enough.
            throw broken(call, input, e, xml.getLocation());
        }
    }

    private void enter() {
        if (++depth > limits.depth()) {
            throw refused(ErrorCode.XML_ERROR, "elements nested deeper than " + limits.depth());
        }
        if (++elements > limits.elements()) {
            throw refused(ErrorCode.OVERFLOW, "more than " + limits.elements() + " elements");
        }
    }

    private HypervisorException refused(ErrorCode code, String what) {
        return new HypervisorException(
                code,
                "the server's answer to " + call + " has " + what + place(xml.getLocation())
                        + ": it is refused; check that this is the right server");
    }

    private static HypervisorException broken(
            String call, LimitedInput input, Exception cause, @Nullable Location location) {
        if (input.isAtEnd()) {
            return new HypervisorException(
                    ErrorCode.READ_FAILED,
                    "the server's answer to " + call + " ends in the middle" + place(location)
                            + ": the server may have carried out the call; look before repeating it",
                    cause);
        }
        return new HypervisorException(
                ErrorCode.XML_DETAIL,
                "the server's answer to " + call + " is not well-formed XML" + place(location)
                        + ": check that this is the right server and that nothing in between changes answers",
                cause);
    }

    private static String place(@Nullable Location location) {
        return location == null
                ? ""
                : " at line " + location.getLineNumber() + ", column " + location.getColumnNumber();
    }
}
