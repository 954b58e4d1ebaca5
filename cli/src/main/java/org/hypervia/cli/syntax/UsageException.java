// SPDX-License-Identifier: Apache-2.0
package org.hypervia.cli.syntax;

/** The words make no command; nothing was done. The message is virsh's. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public UsageException(String message) {
        super(message);
    }
}
