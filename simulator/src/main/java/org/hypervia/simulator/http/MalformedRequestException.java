// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.http;

import java.io.IOException;

/** What a client sent is no HTTP request; it is told so, and the connection ends. */
final class MalformedRequestException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedRequestException(String message) {
        super(message);
    }
}
