// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.session;

import java.util.Arrays;
import java.util.List;
import org.hypervia.esx.soap.SoapCall;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.ObjectContent;
import org.hypervia.esx.vim.value.PropertyQuery;
import org.hypervia.esx.vim.value.RetrieveCalls;
import org.hypervia.esx.vim.value.ServiceContent;

/** Calls of {@code ServiceInstance} and {@code SessionManager}. */
final class SessionCalls {
    private static final ManagedObjectRef SERVICE_INSTANCE = new ManagedObjectRef("ServiceInstance", "ServiceInstance");

    private SessionCalls() {}

    /** {@code ServiceInstance.RetrieveServiceContent}; needs no login. */
    static SoapCall<ServiceContent> retrieveServiceContent() {
        String method = "RetrieveServiceContent";
        return Calls.of(method, SERVICE_INSTANCE, out -> {}, in -> Calls.one(method, in, ServiceContent::read))
                .repeatable();
    }

    /** {@code SessionManager.Login}; the server speaks its default language. */
    static SoapCall<UserSession> login(ManagedObjectRef sessionManager, Login login) {
        return Calls.of(
                        "Login",
                        sessionManager,
                        out -> {
                            char[] password = login.password().reveal();
                            try {
                                out.text("userName", login.user()).secret("password", password);
                            } finally {
                                Arrays.fill(password, '\0');
                            }
                        },
                        in -> Calls.one("Login", in, UserSession::read))
                .loggingIn();
    }

    /** {@code SessionManager.CloneSession}: the connection becomes one of the session that the ticket is for. */
    static SoapCall<UserSession> cloneSession(ManagedObjectRef sessionManager, CloneTicket ticket) {
        return Calls.of(
                        "CloneSession",
                        sessionManager,
                        out -> {
                            char[] shown = ticket.ticket().reveal();
                            try {
                                out.secret("cloneTicket", shown);
                            } finally {
                                Arrays.fill(shown, '\0');
                            }
                        },
                        in -> Calls.one("CloneSession", in, UserSession::read))
                .loggingIn();
    }

    /** {@code SessionManager.Logout}; the second one of a session is refused, and that is all. */
    static SoapCall<?> logout(ManagedObjectRef sessionManager) {
        return Calls.plain("Logout", sessionManager).repeatable();
    }

    /** Asks whether there is a session; needs no login itself. The oldest way to ask, which every server knows. */
    static SoapCall<List<ObjectContent>> currentSession(ManagedObjectRef collector, ManagedObjectRef sessionManager) {
        return RetrieveCalls.everything(collector, PropertyQuery.of(sessionManager, "currentSession"));
    }
}
