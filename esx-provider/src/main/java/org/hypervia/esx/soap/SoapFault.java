// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.soap;

import java.util.List;

/** A SOAP fault: the server understood the call and refused it. Checked, so that every place that must translate it shows. */
public final class SoapFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient XmlNode detail;

    SoapFault(String text, XmlNode detail) {
        super(text, null, false, false);
        this.detail = detail;
    }

    /** Returns the typed fault, its {@code xsiType} being the fault's name; an empty node when the server sent none. */
    public XmlNode detail() {
        return detail;
    }

    static SoapFault of(XmlNode fault) {
        XmlNode detail = fault.child("detail").stream()
                .flatMap(node -> node.children().stream())
                .findFirst()
                .orElseGet(() -> new XmlNode("", "", "", "", List.of()));
        String type = detail.xsiType().isEmpty() ? nameOf(detail) : detail.xsiType();
        return new SoapFault(
                fault.childText("faultstring").orElse(""),
                new XmlNode(detail.name(), type, "", detail.text(), detail.children()));
    }

    /** The element is called after the fault where the server leaves {@code xsi:type} out. */
    private static String nameOf(XmlNode detail) {
        String name = detail.name();
        return name.endsWith("Fault") && name.length() > 5 ? name.substring(0, name.length() - 5) : name;
    }
}
