// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

/** A request that is no XML a host reads: it is refused before anybody looks what it wants. */
final class MalformedXmlException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedXmlException(String why) {
        super(why + "\n\nwhile parsing SOAP envelope", null, false, false);
    }
}
