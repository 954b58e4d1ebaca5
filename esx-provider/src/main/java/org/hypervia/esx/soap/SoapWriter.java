// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** Writes the body of a call: the one place where text is escaped. Not thread-safe. */
public final class SoapWriter {
    private final StringBuilder out = new StringBuilder(1024);

    /** Writes a whole envelope around what the writer of the parameters adds. */
    static byte[] envelope(String method, Consumer<SoapWriter> content) {
        SoapWriter writer = new SoapWriter();
        writer.out
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .append("<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"")
                .append(" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"")
                .append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body><")
                .append(method)
                .append(" xmlns=\"urn:vim25\">");
        content.accept(writer);
        writer.out.append("</").append(method).append("></soapenv:Body></soapenv:Envelope>");
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Writes {@code <name>text</name>}. */
    public SoapWriter text(String name, String text) {
        out.append('<').append(name).append('>');
        escape(text, name);
        out.append("</").append(name).append('>');
        return this;
    }

    /** Writes a number. */
    public SoapWriter number(String name, long number) {
        return text(name, Long.toString(number));
    }

    /** Writes {@code true} or {@code false}. */
    public SoapWriter flag(String name, boolean flag) {
        return text(name, Boolean.toString(flag));
    }

    /** Writes a managed object reference. */
    public SoapWriter reference(String name, String type, String value) {
        out.append('<').append(name).append(" type=\"");
        escape(type, name);
        out.append("\">");
        escape(value, name);
        out.append("</").append(name).append('>');
        return this;
    }

    /** Writes an element with others in it. */
    public SoapWriter element(String name, Consumer<SoapWriter> content) {
        out.append('<').append(name).append('>');
        content.accept(this);
        out.append("</").append(name).append('>');
        return this;
    }

    /** Writes an element of a subtype of what is declared, which must say so. */
    public SoapWriter typed(String name, String xsiType, Consumer<SoapWriter> content) {
        out.append('<').append(name).append(" xsi:type=\"").append(xsiType).append("\">");
        content.accept(this);
        out.append("</").append(name).append('>');
        return this;
    }

    private void escape(String text, String name) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                // A bare carriage return would come out as a line feed at the other end.
                case '\r' -> out.append("&#13;");
                default -> appendPlain(text, i, name);
            }
        }
    }

    private void appendPlain(String text, int index, String name) {
        char c = text.charAt(index);
        boolean control = c < ' ' && c != '\t' && c != '\n';
        boolean loneHigh = Character.isHighSurrogate(c)
                && (index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1)));
        boolean loneLow =
                Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
        if (control || c >= '\uFFFE' || loneHigh || loneLow) {
            throw new HypervisorException(
                    ErrorCode.INVALID_ARG,
                    String.format(
                            "the value for %s holds the character U+%04X, which XML cannot carry: leave it out",
                            name, (int) c));
        }
        out.append(c);
    }
}
