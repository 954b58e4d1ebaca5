// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

/**
 * A SOAP fault: the server understood the call and refused it. Checked, so that every place that must translate it
 * shows. Its message is the {@code faultstring}.
 */
public final class SoapFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient XmlNode detail;

    /**
     * @param code the {@code faultcode}
     * @param text the {@code faultstring}
     * @param detail the typed fault, or {@link XmlNode#NONE}
     */
    public SoapFault(String code, String text, XmlNode detail) {
        // A fault is an answer, not a mistake of this program: where it was read is of no interest.
        super(text, null, false, false);
        this.code = code;
        this.detail = detail;
    }

    /** Returns the {@code faultcode}, such as {@code ServerFaultCode}; the empty text when there is none. */
    public String code() {
        return code;
    }

    /** Returns the {@code faultstring}, the server's text for people; the empty text when there is none. */
    public String text() {
        return String.valueOf(getMessage());
    }

    /** Returns the type of the fault, such as {@code InvalidLogin}; the empty text when the server names none. */
    public String type() {
        return detail.xsiType();
    }

    /** Returns the typed fault with its fields; {@link XmlNode#NONE} when the server sent none. */
    public XmlNode detail() {
        return detail;
    }

    static SoapFault of(XmlNode fault) {
        XmlNode detail = fault.child("detail").stream()
                .flatMap(node -> node.children().stream())
                .findFirst()
                .orElse(XmlNode.NONE);
        String type = detail.xsiType().isEmpty() ? typeByName(detail.name()) : detail.xsiType();
        return new SoapFault(
                fault.childText("faultcode").map(SoapFault::withoutPrefix).orElse(""),
                fault.childText("faultstring").orElse("").strip(),
                new XmlNode(detail.name(), type, "", detail.text(), detail.children()));
    }

    private static String withoutPrefix(String code) {
        return code.substring(code.indexOf(':') + 1).strip();
    }

    /** The element is called after the fault where the server leaves {@code xsi:type} out. */
    private static String typeByName(String element) {
        return element.endsWith("Fault") && element.length() > "Fault".length()
                ? element.substring(0, element.length() - "Fault".length())
                : element;
    }
}
