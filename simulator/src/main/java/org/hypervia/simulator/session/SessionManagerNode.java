// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.session;

import java.util.List;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.VimFault;
import org.jspecify.annotations.Nullable;

/** The {@code SessionManager}, as one session sees it, or somebody without a session. */
final class SessionManagerNode extends Node {
    private final Sessions sessions;
    private final @Nullable Session session;

    SessionManagerNode(Inventory inventory, Sessions sessions, @Nullable Session session) {
        super(inventory, sessions.managers().sessions());
        this.sessions = sessions;
        this.session = session;
        if (session == null) {
            VimFault hidden = Faults.withoutSession(sessions.managers().rootFolder());
            makeUnreadable("message", hidden);
            makeUnreadable("sessionList", hidden);
        }
    }

    @Override
    protected boolean cacheable() {
        return false;
    }

    @Override
    protected @Nullable Object property(String name) {
        return switch (name) {
            case "currentSession" -> session == null ? null : session.info();
            case "sessionList" -> sessions.open().stream().map(Session::info).toList();
            case "message" -> "";
            case "messageLocaleList", "supportedLocaleList" -> List.of("en");
            case "defaultLocale" -> "en";
            default -> null;
        };
    }
}
