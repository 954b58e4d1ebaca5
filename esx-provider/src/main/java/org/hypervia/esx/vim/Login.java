// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim;

import java.util.Arrays;
import java.util.Optional;
import org.hypervia.api.auth.Secret;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.XmlNode;

/** Who logs in. Kept for the life of a session, so that it can be renewed without asking again. */
public record Login(String user, Secret password) implements AutoCloseable {
    SoapCall<Optional<XmlNode>> call(ManagedObjectRef sessionManager) {
        return Calls.plain("Login", sessionManager, out -> {
            char[] characters = password.reveal();
            try {
                out.text("userName", user).text("password", new String(characters));
            } finally {
                Arrays.fill(characters, '\0');
            }
        });
    }

    /** Wipes the password. */
    @Override
    public void close() {
        password.close();
    }
}
