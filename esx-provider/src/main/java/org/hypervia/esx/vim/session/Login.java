// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.session;

import org.hypervia.api.auth.Secret;

/**
 * Who logs in. Kept for the life of a session, so that it can be renewed without asking a person again.
 *
 * @param user the user name
 * @param password held in a type that prints nothing
 */
public record Login(String user, Secret password) implements AutoCloseable {
    /** Wipes the password. */
    @Override
    public void close() {
        password.close();
    }
}
