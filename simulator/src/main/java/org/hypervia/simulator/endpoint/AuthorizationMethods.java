// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hypervia.simulator.center.Aspect;
import org.hypervia.simulator.inventory.Entity;
import org.hypervia.simulator.service.Authorization;
import org.hypervia.simulator.session.Session;
import org.hypervia.simulator.session.Sessions;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** Roles, permissions, and who has which privilege. */
final class AuthorizationMethods {
    private final Sessions sessions;

    AuthorizationMethods(Sessions sessions) {
        this.sessions = sessions;
    }

    void addTo(Map<String, Method> table) {
        roles(table);
        permissions(table);
        table.put("HasPrivilegeOnEntity", call -> {
            Set<String> granted = granted(call, call.ref("entity"), user(call));
            return Reply.list(
                    "boolean",
                    call.texts("privId").stream().map(granted::contains).toList());
        });
        table.put("HasPrivilegeOnEntities", call -> availability(call, user(call), call.refs("entity")));
        table.put(
                "HasUserPrivilegeOnEntities", call -> availability(call, call.text("userName"), call.refs("entities")));
        table.put(
                "FetchUserPrivilegeOnEntities",
                call -> Reply.list(
                        "UserPrivilegeResult",
                        call.refs("entities").stream()
                                .map(entity -> DataObject.of("UserPrivilegeResult")
                                        .set("entity", entity)
                                        .set("privileges", List.copyOf(granted(call, entity, call.text("userName"))))
                                        .build())
                                .toList()));
    }

    /** The user of the session that is asked about. */
    private String user(Call call) {
        String key = call.text("sessionId");
        return sessions.open().stream()
                .filter(session -> session.key().equals(key))
                .findFirst()
                .map(Session::user)
                .orElseThrow(() -> Faults.invalidArgument("sessionId"));
    }

    private static Reply availability(Call call, String user, List<Ref> entities) {
        List<DataObject> answers = new ArrayList<>();
        for (Ref entity : entities) {
            Set<String> granted = granted(call, entity, user);
            List<DataObject> each = call.texts("privId").stream()
                    .map(id -> DataObject.of("PrivilegeAvailability")
                            .set("privId", id)
                            .set("isGranted", granted.contains(id))
                            .build())
                    .toList();
            answers.add(DataObject.of("EntityPrivilege")
                    .set("entity", entity)
                    .set("privAvailability", each)
                    .build());
        }
        return Reply.list("EntityPrivilege", answers);
    }

    private static Set<String> granted(Call call, Ref entity, String user) {
        return call.target(Authorization.class).privileges(user, upwards(call, entity));
    }

    /** Lets the user of an address have these privileges only. */
    static void restrict(Aspect aspect, String user, List<String> privileges) {
        Ref manager = aspect.managers().others().get("authorizationManager");
        if (manager != null && aspect.behind(manager) instanceof Authorization authorization) {
            authorization.restrict(aspect.inwards(aspect.managers().rootFolder()), user, privileges);
        }
    }

    private static void roles(Map<String, Method> table) {
        table.put(
                "AddAuthorizationRole",
                call -> Reply.of(
                        "int", call.target(Authorization.class).addRole(call.text("name"), call.texts("privIds"))));
        table.put("UpdateAuthorizationRole", call -> {
            call.target(Authorization.class)
                    .updateRole(call.number("roleId"), call.text("newName"), call.texts("privIds"));
            return Reply.NOTHING;
        });
        table.put("RemoveAuthorizationRole", call -> {
            call.target(Authorization.class).removeRole(call.number("roleId"), call.flag("failIfUsed"));
            return Reply.NOTHING;
        });
    }

    private static void permissions(Map<String, Method> table) {
        table.put(
                "RetrieveAllPermissions",
                call -> Reply.list(
                        "Permission", call.target(Authorization.class).permissions(null)));
        table.put(
                "RetrieveEntityPermissions",
                call -> Reply.list(
                        "Permission",
                        call.target(Authorization.class)
                                .of(upwards(call, call.ref("entity")), call.flag("inherited"))));
        table.put("SetEntityPermissions", call -> {
            Entity entity = call.object(call.ref("entity"), Entity.class);
            call.target(Authorization.class).give(entity.ref(), call.objects("permission", "Permission"));
            return Reply.NOTHING;
        });
        table.put(
                "RetrieveRolePermissions",
                call -> Reply.list(
                        "Permission", call.target(Authorization.class).permissions(call.number("roleId"))));
        table.put("RemoveEntityPermission", call -> {
            call.target(Authorization.class).take(call.ref("entity"), call.text("user"), call.flag("isGroup"));
            return Reply.NOTHING;
        });
    }

    /** An entity and all above it. */
    private static List<Ref> upwards(Call call, Ref from) {
        List<Ref> path = new ArrayList<>();
        for (@Nullable Ref ref = from;
                ref != null;
                ref = call.object(ref, Entity.class).parent()) {
            path.add(ref);
        }
        return path;
    }
}
