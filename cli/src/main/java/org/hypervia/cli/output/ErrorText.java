// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.output;

import org.hypervia.api.error.HypervisorException;

/** An error as libvirt words it: the fixed words of the code, which scripts look for, and then the message. */
public final class ErrorText {
    /** How libvirt begins the one message that goes without the words of its code. */
    public static final String UNSUPPORTED_FLAGS = "unsupported flags";

    private ErrorText() {}

    /** Returns one sentence about the error, without {@code error:}. */
    public static String of(HypervisorException error) {
        String words = error.code().words();
        String message = String.valueOf(error.getMessage());
        return words.isEmpty() || message.startsWith(UNSUPPORTED_FLAGS) ? message : words + ": " + message;
    }
}
