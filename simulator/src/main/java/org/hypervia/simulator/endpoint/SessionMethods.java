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
        // A host knows the method but does not have it; only vCenter does.
        table.put("SessionIsActive", call -> {
            throw Faults.plain("NotImplemented", "The requested operation is not implemented by the server.");
        });
    }

    private Reply retrieveServiceContent(Call call) {
        if (!call.target().equals(Managers.SERVICE_INSTANCE)) {
            throw Faults.notFound(call.target());
        }
        Node service = aspect.shown(Managers.SERVICE_INSTANCE);
        return Reply.of("ServiceContent", service == null ? null : service.value("content"));
    }

    private Reply login(Call call) {
        if (!call.target().equals(aspect.managers().sessions())) {
            throw Faults.notFound(call.target());
        }
        if (call.sessionOrNull() != null) {
            throw Faults.invalidLogin();
        }
        Session session = sessions.login(call.text("userName"), call.text("password"), call.client(), call.cookie());
        call.opened(session);
        return Reply.of("UserSession", session.info());
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
