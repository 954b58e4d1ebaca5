// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vmx.text;

import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;

/** A refusal that knows which key it is about, so that a lenient conversion can name it. */
final class KeyRefusal extends HypervisorException {
    private static final long serialVersionUID = 1L;

    /** The key. */
    private final String key;

    KeyRefusal(String key, String message) {
        super(ErrorCode.INTERNAL_ERROR, message);
        this.key = key;
    }

    String key() {
        return key;
    }
}
