// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.nio.charset.StandardCharsets;
import org.hypervia.simulator.value.FieldType;
import org.hypervia.simulator.value.VimFault;

/** Puts answers and faults into envelopes. */
final class Envelope {
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <soapenv:Envelope xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/"
             xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"
             xmlns:xsd="http://www.w3.org/2001/XMLSchema"
             xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <soapenv:Body>
            """;

    private static final String TAIL = "\n</soapenv:Body>\n</soapenv:Envelope>";

    private Envelope() {}

    static byte[] answer(String method, Reply reply, boolean oldClient) {
        StringBuilder out = new StringBuilder(HEAD);
        out.append('<').append(method).append("Response xmlns=\"urn:vim25\">");
        XmlWriter writer = new XmlWriter(out, oldClient);
        reply.values().forEach(value -> writer.write("returnval", reply.type(), value));
        return bytes(out.append("</").append(method).append("Response>"));
    }

    static byte[] fault(VimFault fault) {
        StringBuilder out = new StringBuilder(HEAD);
        out.append("<soapenv:Fault><faultcode>ServerFaultCode</faultcode><faultstring>");
        XmlWriter.escape(out, fault.text());
        out.append("</faultstring><detail>");
        StringBuilder detail = new StringBuilder();
        String type = fault.fault().type();
        FieldType open = new FieldType("", "", false, false, true);
        new XmlWriter(detail, false).write(type + "Fault", open, fault.fault());
        // The detail's element is the only one that names the namespace itself.
        out.append(detail.insert(type.length() + "Fault".length() + 1, " xmlns=\"urn:vim25\""));
        return bytes(out.append("</detail></soapenv:Fault>"));
    }

    /** A fault that says nothing but a text, as when a request cannot be read at all. */
    static byte[] fault(String code, String text) {
        StringBuilder out = new StringBuilder(HEAD);
        out.append("<soapenv:Fault><faultcode>").append(code).append("</faultcode><faultstring>");
        XmlWriter.escape(out, text);
        return bytes(out.append("</faultstring></soapenv:Fault>"));
    }

    private static byte[] bytes(StringBuilder out) {
        return out.append(TAIL).toString().getBytes(StandardCharsets.UTF_8);
    }
}
