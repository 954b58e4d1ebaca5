// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.Map;
import org.hypervia.simulator.center.Aspect;
import org.hypervia.simulator.center.Managers;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.session.Session;
import org.hypervia.simulator.session.Sessions;
import org.hypervia.simulator.value.Faults;

/** The way in and out, the time, and the tasks in general. */
final class SessionMethods {
    private final Aspect aspect;
    private final Sessions sessions;

    SessionMethods(Aspect aspect, Sessions sessions) {
        this.aspect = aspect;
        this.sessions = sessions;
    }

    void addTo(Map<String, Method> table) {
        table.put("RetrieveServiceContent", this::retrieveServiceContent);
        table.put("CurrentTime", call -> Reply.of("dateTime", aspect.inventory().now()));
        table.put("Login", this::login);
        table.put("Logout", this::logout);
        table.put("TerminateSession", this::terminateSession);
        table.put("SessionIsActive", this::isActive);
        table.put("AcquireCloneTicket", call -> Reply.of("string", sessions.ticket(call.session())));
        table.put("CloneSession", this::cloneSession);
    }

    private Reply retrieveServiceContent(Call call) {
        if (!call.target().equals(Managers.SERVICE_INSTANCE)) {
            throw Faults.notFound(call.target());
        }
        Node service = aspect.shown(Managers.SERVICE_INSTANCE);
        return Reply.of("ServiceContent", service == null ? null : service.value("content"));
    }

    private void manager(Call call) {
        if (!call.target().equals(aspect.managers().sessions())) {
            throw Faults.notFound(call.target());
        }
    }

    private Reply login(Call call) {
        manager(call);
        if (call.sessionOrNull() != null) {
            throw Faults.invalidLogin();
        }
        Session session = sessions.login(call.text("userName"), call.text("password"), call.client(), call.cookie());
        call.opened(session);
        return Reply.of("UserSession", session.info());
    }

    private Reply cloneSession(Call call) {
        manager(call);
        if (call.sessionOrNull() != null) {
            throw Faults.invalidLogin();
        }
        Session session = sessions.redeem(call.text("cloneTicket"), call.client(), call.cookie());
        call.opened(session);
        return Reply.of("UserSession", session.info());
    }

    private Reply isActive(Call call) {
        if (!aspect.central()) {
            // A host knows the method but does not have it; only vCenter does.
            throw Faults.plain("NotImplemented", "The requested operation is not implemented by the server.");
        }
        String key = call.text("sessionID");
        String user = call.text("userName");
        return Reply.of(
                "boolean",
                sessions.open().stream()
                        .anyMatch(session ->
                                session.key().equals(key) && session.user().equals(user)));
    }

    private Reply logout(Call call) {
        sessions.logout(call.session());
        return Reply.NOTHING;
    }

    private Reply terminateSession(Call call) {
        for (String key : call.texts("sessionId")) {
            Session found = sessions.open().stream()
                    .filter(session -> session.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> Faults.nothingFound("session " + key));
            if (found.equals(call.session())) {
                throw Faults.invalidArgument("sessionId");
            }
            sessions.logout(found);
        }
        return Reply.NOTHING;
    }
}
