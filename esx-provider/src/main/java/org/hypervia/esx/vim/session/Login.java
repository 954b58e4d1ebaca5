// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.session;

import org.hypervia.api.auth.Secret;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapFault;
import org.hypervia.esx.vim.value.ManagedObjectRef;

/**
 * Who logs in. Kept for the life of a session, so that it can be renewed without asking a person again.
 *
 * @param user the user name
 * @param password held in a type that prints nothing
 */
public record Login(String user, Secret password) implements Entry {
    @Override
    public SoapCall<UserSession> call(ManagedObjectRef sessionManager) {
        return SessionCalls.login(sessionManager, this);
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public String refusal(String server, SoapFault fault) {
        if (fault.type().equals("PasswordExpired")) {
            return "the password of user '" + user + "' on " + server + " has expired: set a new one there first";
        }
        if (Entry.speaksOfPermission(fault)) {
            return server + " does not let user '" + user
                    + "' log in: check the user's role there, and whether it is in lockdown mode";
        }
        return server + " does not accept user '" + user
                + "' with this password: check both; after several failures a host locks the user for a while";
    }

    /** Wipes the password. */
    @Override
    public void close() {
        password.close();
    }
}
