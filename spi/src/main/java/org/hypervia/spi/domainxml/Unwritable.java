// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi.domainxml;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.spi.xml.XmlWriter;

/** Refuses to write a construct of which the model keeps the name only, since the text would say something else. */
final class Unwritable {
    private Unwritable() {}

    static void content(XmlWriter out, String what, String type) {
        out.unwritable(new HypervisorException(
                ErrorCode.CONFIG_UNSUPPORTED,
                what + " of type '" + type + "' cannot be written: the domain model keeps no more than the type"));
    }
}
