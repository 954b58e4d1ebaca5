// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.session;

import org.hypervia.api.auth.Secret;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapFault;
import org.hypervia.esx.vim.value.ManagedObjectRef;

/**
 * A ticket of {@code AcquireCloneTicket}: whoever shows it gets a session with the rights of the one it was made in. A server
 * takes it once.
 *
 * @param ticket held in a type that prints nothing
 */
public record CloneTicket(Secret ticket) implements Entry {
    @Override
    public SoapCall<UserSession> call(ManagedObjectRef sessionManager) {
        return SessionCalls.cloneSession(sessionManager, this);
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public String refusal(String server, SoapFault fault) {
        return server
                + " does not accept the session ticket: a ticket works once, for a short time, and on the server that"
                + " made it; get a new one";
    }

    /** Wipes the ticket. */
    @Override
    public void close() {
        ticket.close();
    }
}
