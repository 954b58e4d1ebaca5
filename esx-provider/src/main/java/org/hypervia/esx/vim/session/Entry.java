// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.session;

import java.util.Locale;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.soap.SoapFault;
import org.hypervia.esx.vim.value.ManagedObjectRef;

/** How one gets into a session: by user and password, or by a ticket for a session that somebody has already. */
public sealed interface Entry extends AutoCloseable permits Login, CloneTicket {
    /** Makes the call that opens the session. */
    SoapCall<UserSession> call(ManagedObjectRef sessionManager);

    /** Tells whether it can be used again when the session is gone. */
    boolean isRepeatable();

    /** Says why a server has not let it in. */
    String refusal(String server, SoapFault fault);

    /** Wipes what is secret. */
    @Override
    void close();

    /** Tells whether a host means a right that lacks; hosts say so with {@code InvalidLogin} too. */
    static boolean speaksOfPermission(SoapFault fault) {
        return fault.text().toLowerCase(Locale.ROOT).contains("permission");
    }
}
