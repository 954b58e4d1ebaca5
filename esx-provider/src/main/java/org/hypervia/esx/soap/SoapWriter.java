// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/**
 * Writes the body of a call as UTF-8: the one place where text is escaped. Characters that XML 1.0 cannot carry are
 * refused with {@code INVALID_ARG} rather than dropped. Not thread-safe.
 */
public final class SoapWriter {
    private byte[] buffer = new byte[1024];
    private int length;

    private SoapWriter() {}

    /**
     * Writes a whole envelope around a call. The caller wipes it after use, since it may hold a password; nothing of it
     * stays in here.
     */
    static byte[] envelope(SoapCall<?> call) {
        SoapWriter writer = new SoapWriter();
        try {
            writer.plain("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                    .plain("<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"")
                    .plain(" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"")
                    .plain(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body><")
                    .plain(call.method())
                    .plain(" xmlns=\"urn:vim25\">")
                    .reference("_this", call.target());
            call.writeParameters(writer);
            writer.plain("</").plain(call.method()).plain("></soapenv:Body></soapenv:Envelope>");
            return Arrays.copyOf(writer.buffer, writer.length);
        } finally {
            Arrays.fill(writer.buffer, (byte) 0);
        }
    }

    /** Writes {@code <name>text</name>}. */
    public SoapWriter text(String name, CharSequence text) {
        open(name).plain(">").escape(text, name, true);
        return close(name);
    }

    /** Writes a text that may not show up anywhere else, not even in a message. */
    public SoapWriter secret(String name, char[] text) {
        open(name).plain(">").escape(CharBuffer.wrap(text), name, false);
        return close(name);
    }

    /** Writes a number. */
    public SoapWriter number(String name, long number) {
        return open(name).plain(">").plain(Long.toString(number)).close(name);
    }

    /** Writes {@code true} or {@code false}. */
    public SoapWriter flag(String name, boolean flag) {
        return open(name).plain(">").plain(Boolean.toString(flag)).close(name);
    }

    /** Writes a reference to an object. */
    public SoapWriter reference(String name, SoapTarget target) {
        return reference(name, target.type(), target.value());
    }

    /** Writes a reference to an object. */
    public SoapWriter reference(String name, String type, String value) {
        open(name).plain(" type=\"").escape(type, name, true);
        plain("\">").escape(value, name, true);
        return close(name);
    }

    /** Writes an element with others in it. */
    public SoapWriter element(String name, Consumer<SoapWriter> content) {
        open(name).plain(">");
        content.accept(this);
        return close(name);
    }

    /** Writes an element of a subtype of what is declared, which must say so. */
    public SoapWriter typed(String name, String xsiType, Consumer<SoapWriter> content) {
        open(name).plain(" xsi:type=\"").plain(xsiType).plain("\">");
        content.accept(this);
        return close(name);
    }

    private SoapWriter open(String name) {
        return plain("<").plain(name);
    }

    private SoapWriter close(String name) {
        return plain("</").plain(name).plain(">");
    }

    /** Writes markup of ours: ASCII. */
    private SoapWriter plain(String markup) {
        for (int i = 0; i < markup.length(); i++) {
            put(markup.charAt(i));
        }
        return this;
    }

    private void escape(CharSequence text, String name, boolean quotable) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> plain("&amp;");
                case '<' -> plain("&lt;");
                case '>' -> plain("&gt;");
                case '"' -> plain("&quot;");
                // A bare carriage return would come out as a line feed at the other end.
                case '\r' -> plain("&#13;");
                case '\t', '\n' -> put(c);
                default -> {
                    int point = Character.codePointAt(text, i);
                    if (point < ' ' || point == 0xFFFE || point == 0xFFFF || isLoneSurrogate(point)) {
                        throw refused(name, quotable, point);
                    }
                    i += Character.charCount(point) - 1;
                    encode(point);
                }
            }
        }
    }

    private static boolean isLoneSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static HypervisorException refused(String name, boolean quotable, int point) {
        return new HypervisorException(
                ErrorCode.INVALID_ARG,
                "the value for " + name + " holds "
                        + (quotable ? String.format("the character U+%04X", point) : "a character")
                        + ", which XML cannot carry: leave it out");
    }

    private void encode(int point) {
        if (point < 0x80) {
            put(point);
        } else if (point < 0x800) {
            put(0xC0 + (point >> 6));
            tail(point);
        } else if (point < 0x10000) {
            put(0xE0 + (point >> 12));
            tail(point >> 6);
            tail(point);
        } else {
            put(0xF0 + (point >> 18));
            tail(point >> 12);
            tail(point >> 6);
            tail(point);
        }
    }

    private void tail(int bits) {
        put(0x80 + (bits & 0x3F));
    }

    private void put(int octet) {
        if (length == buffer.length) {
            byte[] smaller = buffer;
            buffer = Arrays.copyOf(smaller, 2 * smaller.length);
            Arrays.fill(smaller, (byte) 0);
        }
        buffer[length++] = (byte) octet;
    }
}
