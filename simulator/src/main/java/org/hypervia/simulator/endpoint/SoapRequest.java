// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.hypervia.simulator.value.VimFault;

/**
 * A SOAP request.
 *
 * @param method the method's name
 * @param target the object it is called on
 * @param parameters the element with the parameters
 */
record SoapRequest(String method, Ref target, Element parameters) {
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String VIM = "urn:vim25";

    /** Takes the call out of an envelope; faults with {@code InvalidRequest}. */
    static SoapRequest of(Element envelope) {
        Element body = envelope.child("Body");
        if (!envelope.name().equals("Envelope") || !envelope.namespace().equals(SOAP) || body == null) {
            throw Faults.invalidRequest("This is no SOAP envelope\n\nwhile parsing SOAP envelope");
        }
        if (body.children().isEmpty()) {
            throw Faults.invalidRequest("The body is empty\n\nwhile parsing SOAP body");
        }
        Element call = body.children().get(0);
        if (!call.namespace().equals(VIM)) {
            throw unknown(call.name(), call.namespace());
        }
        Element target = call.child("_this");
        if (target == null) {
            throw Faults.invalidRequest(
                    "Required parameter _this is missing\n\nwhile parsing call information for method " + call.name());
        }
        return new SoapRequest(call.name(), ParameterReader.reference(target), call);
    }

    /** The fault for a method there is not. */
    static VimFault unknown(String method, String namespace) {
        return Faults.invalidRequest("Unable to resolve WSDL method name " + method + " for namespace name " + namespace
                + "\n\nwhile parsing SOAP body\n\nwhile parsing SOAP envelope\n\n"
                + "while parsing HTTP request before method was determined");
    }
}
