// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.vim.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.api.error.HypervisorException;
import org.hypervia.esx.vim.property.PropertyCollector;
import org.hypervia.esx.vim.session.VimSession;
import org.hypervia.esx.vim.value.AboutInfo;
import org.hypervia.esx.vim.value.Calls;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.esx.vim.value.VimValue;
import org.hypervia.spi.Deadline;

/**
 * {@code AuthorizationManager}: which privileges the user of a session has on an object, groups and roles from above
 * included.
 */
public final class GrantedPrivileges {
    private final VimSession session;
    private final String sessionId;
    private final ManagedObjectRef authorization;

    private GrantedPrivileges(VimSession session, String sessionId, ManagedObjectRef authorization) {
        this.session = session;
        this.sessionId = sessionId;
        this.authorization = authorization;
    }

    /** Tells whether a server can be asked: {@code HasPrivilegeOnEntity} came with API 5.0. */
    public static boolean canBeAsked(AboutInfo about) {
        return about.speaks(5, 0);
    }

    /**
     * Prepares to ask by the name of the user's session: one round trip, and another where the server has not told of its
     * managers yet.
     *
     * @throws HypervisorException {@code NO_SUPPORT} if the server has no such manager, {@code INTERNAL_ERROR} if it does not
     *     tell what the session is called
     */
    public static GrantedPrivileges of(VimSession session, PropertyCollector properties, Deadline deadline) {
        ManagedObjectRef sessions = session.content().manager("sessionManager");
        String key = properties
                .retrieveOne(sessions, deadline, "currentSession")
                .value("currentSession")
                .flatMap(current -> current.childToken("key"))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.INTERNAL_ERROR, "the server does not tell what the session is called"));
        ManagedObjectRef manager = session.manager("authorizationManager", deadline)
                .orElseThrow(() -> new HypervisorException(
                        ErrorCode.NO_SUPPORT,
                        session.content().about().fullName() + " has no authorizationManager that could be asked"));
        return new GrantedPrivileges(session, key, manager);
    }

    /**
     * Asks about privileges on an object: {@code HasPrivilegeOnEntities}, or {@code HasPrivilegeOnEntity} before API 5.5. One
     * round trip.
     *
     * @return by the names of the privileges, in their order
     * @throws HypervisorException {@code INTERNAL_ERROR} if the answer leaves one of them out
     */
    public Map<String, Boolean> on(ManagedObjectRef object, List<String> ids, Deadline deadline) {
        boolean several = session.content().about().speaks(5, 5);
        List<VimValue> answer = session.invoke(
                Calls.values(several ? "HasPrivilegeOnEntities" : "HasPrivilegeOnEntity", authorization, out -> {
                            out.reference("entity", object).text("sessionId", sessionId);
                            ids.forEach(id -> out.text("privId", id));
                        })
                        .repeatable(),
                deadline);
        return several ? byName(answer, ids, object) : inOrder(answer, ids, object);
    }

    private static Map<String, Boolean> byName(List<VimValue> answer, List<String> ids, ManagedObjectRef object) {
        Map<String, Boolean> told = new LinkedHashMap<>();
        answer.stream()
                .flatMap(VimValue::items)
                .filter(field -> field.name().equals("privAvailability"))
                .forEach(one -> told.put(
                        one.childToken("privId").orElse(""),
                        one.child("isGranted").filter(VimValue::isTrue).isPresent()));
        Map<String, Boolean> granted = new LinkedHashMap<>();
        for (String id : ids) {
            Boolean has = told.get(id);
            if (has == null) {
                throw incomplete(object);
            }
            granted.put(id, has);
        }
        return granted;
    }

    private static Map<String, Boolean> inOrder(List<VimValue> answer, List<String> ids, ManagedObjectRef object) {
        if (answer.size() != ids.size()) {
            throw incomplete(object);
        }
        Map<String, Boolean> granted = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            granted.put(ids.get(i), answer.get(i).isTrue());
        }
        return granted;
    }

    private static HypervisorException incomplete(ManagedObjectRef object) {
        return new HypervisorException(
                ErrorCode.INTERNAL_ERROR, "the server does not tell about all privileges on " + object);
    }
}
