// SPDX-License-Identifier: Apache-2.0
package org.hypervia.simulator.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hypervia.simulator.inventory.Inventory;
import org.hypervia.simulator.inventory.Node;
import org.hypervia.simulator.value.DataObject;
import org.hypervia.simulator.value.Faults;
import org.hypervia.simulator.value.Ref;
import org.jspecify.annotations.Nullable;

/** The {@code AuthorizationManager}: roles, and who has which where. The simulator keeps it and forbids nothing by it. */
public final class Authorization extends Node {
    private static final int FIRST_OWN_ROLE = 10;
    private static final String RESTRICTED = "restricted";

    private final Map<Integer, Role> roles = new LinkedHashMap<>();
    private final List<Permission> permissions = new ArrayList<>();
    private int lastRole = FIRST_OWN_ROLE - 1;

    private record Role(int id, String name, boolean system, List<String> privileges) {
        DataObject data() {
            return DataObject.of("AuthorizationRole")
                    .set("roleId", id)
                    .set("system", system)
                    .set("name", name)
                    .set("info", DataObject.of("Description").set("label", name).set("summary", name))
                    .set("privilege", privileges)
                    .build();
        }
    }

    private record Permission(Ref entity, String principal, boolean group, int role, boolean propagate) {
        DataObject data() {
            return DataObject.of("Permission")
                    .set("entity", entity)
                    .set("principal", principal)
                    .set("group", group)
                    .set("roleId", role)
                    .set("propagate", propagate)
                    .build();
        }
    }

    /** The roles every host has, and one permission: the user may do everything everywhere. */
    public Authorization(Inventory inventory, Ref ref, Ref rootFolder, String user) {
        super(inventory, ref);
        addSystemRole(-5, "NoAccess", List.of());
        addSystemRole(-4, "Anonymous", List.of("System.Anonymous"));
        addSystemRole(-3, "View", List.of("System.Anonymous", "System.View"));
        addSystemRole(-2, "ReadOnly", Privileges.LEAST);
        addSystemRole(-1, "Admin", Privileges.ALL);
        permissions.add(new Permission(rootFolder, user, false, -1, true));
    }

    private void addSystemRole(int id, String name, List<String> privileges) {
        roles.put(id, new Role(id, name, true, privileges));
    }

    /** The permissions on an object, with those above it when they are wanted too; its parents are given from below. */
    public List<DataObject> of(List<Ref> objectAndParents, boolean inherited) {
        return permissions.stream()
                .filter(one -> inherited
                        ? objectAndParents.contains(one.entity())
                        : objectAndParents.get(0).equals(one.entity()))
                .map(Permission::data)
                .toList();
    }

    /** All permissions, or those with a role. */
    public List<DataObject> permissions(@Nullable Integer role) {
        return permissions.stream()
                .filter(one -> role == null || role.equals(one.role()))
                .map(Permission::data)
                .toList();
    }

    /** Gives permissions on an object, in the place of those that the same people have there. */
    public void give(Ref entity, List<DataObject> wanted) {
        for (DataObject one : wanted) {
            role(one.get("roleId"));
        }
        for (DataObject one : wanted) {
            String who = String.valueOf(one.get("principal"));
            boolean group = Boolean.TRUE.equals(one.get("group"));
            permissions.removeIf(old -> isOf(old, entity, who, group));
            permissions.add(new Permission(
                    entity, who, group, role(one.get("roleId")).id(), Boolean.TRUE.equals(one.get("propagate"))));
        }
        touch();
    }

    /** Takes a permission away. */
    public void take(Ref entity, String who, boolean group) {
        if (!permissions.removeIf(old -> isOf(old, entity, who, group))) {
            throw Faults.nothingFound("permission of " + who);
        }
        touch();
    }

    /**
     * Lets a user have these privileges only, everywhere: a role {@code restricted} takes the place of what the user had.
     *
     * @param rootFolder the object above all others
     */
    public void restrict(Ref rootFolder, String who, List<String> privileges) {
        roles.values().removeIf(role -> role.name().equals(RESTRICTED));
        int role = addRole(RESTRICTED, privileges);
        permissions.removeIf(one -> one.principal().equals(who));
        permissions.add(new Permission(rootFolder, who, false, role, true));
        touch();
    }

    /**
     * The privileges a user has on an object: those of the nearest permission, on it or handed down to it.
     *
     * @param objectAndParents the object and all above it, from below
     */
    public Set<String> privileges(String who, List<Ref> objectAndParents) {
        for (Ref entity : objectAndParents) {
            for (Permission one : permissions) {
                boolean reaches = one.propagate() || entity.equals(objectAndParents.get(0));
                if (reaches && isOf(one, entity, who, false)) {
                    return new LinkedHashSet<>(role(one.role()).privileges());
                }
            }
        }
        return Set.of();
    }

    private static boolean isOf(Permission one, Ref entity, String who, boolean group) {
        return one.entity().equals(entity) && one.principal().equals(who) && one.group() == group;
    }

    /** Adds a role and returns its number. */
    public int addRole(String name, List<String> privileges) {
        if (roles.values().stream().anyMatch(role -> role.name().equals(name))) {
            throw Faults.alreadyExists(name);
        }
        int id = ++lastRole;
        roles.put(id, new Role(id, name, false, checked(privileges)));
        touch();
        return id;
    }

    /** Changes a role of one's own. */
    public void updateRole(int id, String name, List<String> privileges) {
        own(id);
        roles.put(id, new Role(id, name, false, checked(privileges)));
        touch();
    }

    /** Removes a role of one's own, and the permissions with it. */
    public void removeRole(int id, boolean failIfUsed) {
        own(id);
        boolean used = permissions.stream().anyMatch(one -> one.role() == id);
        if (failIfUsed && used) {
            throw Faults.plain("RemoveFailed", "Role " + id + " is in use.");
        }
        permissions.removeIf(one -> one.role() == id);
        roles.remove(id);
        touch();
    }

    private void own(int id) {
        if (role(id).system()) {
            throw Faults.invalidArgument("roleId");
        }
    }

    private Role role(@Nullable Object id) {
        Role found = id instanceof Integer number ? roles.get(number) : null;
        if (found == null) {
            throw Faults.nothingFound("role " + id);
        }
        return found;
    }

    private static List<String> checked(List<String> privileges) {
        for (String privilege : privileges) {
            if (!Privileges.ALL.contains(privilege)) {
                throw Faults.invalidName(privilege);
            }
        }
        List<String> all = new ArrayList<>(Privileges.LEAST);
        privileges.stream().filter(privilege -> !all.contains(privilege)).forEach(all::add);
        return all;
    }

    private static DataObject privilege(String id) {
        int dot = id.lastIndexOf('.');
        return DataObject.of("AuthorizationPrivilege")
                .set("privId", id)
                .set("onParent", false)
                .set("name", id.substring(dot + 1))
                .set("privGroupName", id.substring(0, dot))
                .build();
    }

    @Override
    protected @Nullable Object property(String name) {
        return switch (name) {
            case "roleList" -> roles.values().stream().map(Role::data).toList();
            case "privilegeList" ->
                Privileges.ALL.stream().map(Authorization::privilege).toList();
            case "description" ->
                DataObject.of("AuthorizationDescription")
                        .set("privilege", List.of())
                        .set("privilegeGroup", List.of())
                        .build();
            default -> null;
        };
    }
}
