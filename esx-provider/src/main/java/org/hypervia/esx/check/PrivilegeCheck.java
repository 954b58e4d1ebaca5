// SPDX-License-Identifier: Apache-2.0
package org.hypervia.esx.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hypervia.api.check.CheckOutcome;
import org.hypervia.api.check.CheckStep;
import org.hypervia.api.check.CheckStep.Fact;
import org.hypervia.api.check.CheckedPrivilege;
import org.hypervia.api.check.ConnectionCheck;
import org.hypervia.api.error.ErrorCode;
import org.hypervia.esx.check.NeededPrivilege.Place;
import org.hypervia.esx.vim.host.GrantedPrivileges;
import org.hypervia.esx.vim.host.HostScope;
import org.hypervia.esx.vim.host.InventoryScope;
import org.hypervia.esx.vim.host.Scope;
import org.hypervia.esx.vim.value.ManagedObjectRef;
import org.hypervia.spi.Deadline;

/**
 * Which of the needed privileges the user has.
 *
 * @param wanted those that matter for the connection
 * @param targets on what each place of the table is asked
 */
record PrivilegeCheck(List<NeededPrivilege> wanted, Map<Place, Target> targets) {
    static final String STEP = "privileges";

    /** An object, and what people call it. */
    record Target(ManagedObjectRef object, String words) {}

    /**
     * Prepares to ask.
     *
     * @param scope what the connection is about; empty where its path is wrong, which leaves the root folder
     * @param root the root folder
     */
    static PrivilegeCheck about(Optional<Scope> scope, ManagedObjectRef root, boolean readOnly) {
        List<NeededPrivilege> wanted = NeededPrivilege.TABLE.stream()
                .filter(row -> row.reading() || !readOnly)
                .toList();
        return new PrivilegeCheck(wanted, targets(scope, root));
    }

    private static Map<Place, Target> targets(Optional<Scope> scope, ManagedObjectRef root) {
        Map<Place, Target> targets = new HashMap<>();
        Target whole = scope.filter(InventoryScope.class::isInstance)
                .map(InventoryScope.class::cast)
                .map(part -> new Target(part.start(), part.name()))
                .orElse(new Target(root, "the root folder"));
        for (Place place : Place.values()) {
            targets.put(place, whole);
        }
        scope.filter(HostScope.class::isInstance).flatMap(Scope::placement).ifPresent(host -> {
            String of = " of " + host.name();
            targets.put(Place.MACHINES, new Target(host.vmFolder(), "the folder of machines" + of));
            targets.put(Place.POOL, new Target(host.resourcePool(), "the root resource pool" + of));
            targets.put(Place.HOST, new Target(host.host().orElse(host.computeResource()), host.name()));
            targets.put(Place.DATASTORES, new Target(host.datacenter(), "the datacenter" + of));
            targets.put(Place.NETWORKS, new Target(host.datacenter(), "the datacenter" + of));
        });
        return targets;
    }

    /** Asks: one round trip for each different object. */
    List<CheckedPrivilege> ask(GrantedPrivileges server, Deadline deadline) {
        Map<Target, Set<String>> questions = new LinkedHashMap<>();
        for (NeededPrivilege row : wanted) {
            questions.computeIfAbsent(target(row), key -> new LinkedHashSet<>()).add(row.id());
        }
        Map<Target, Map<String, Boolean>> answers = new HashMap<>();
        questions.forEach((target, ids) -> answers.put(target, server.on(target.object(), List.copyOf(ids), deadline)));
        List<CheckedPrivilege> privileges = new ArrayList<>();
        for (NeededPrivilege row : wanted) {
            boolean granted = answers.getOrDefault(target(row), Map.of()).getOrDefault(row.id(), false);
            privileges.add(
                    new CheckedPrivilege(row.id(), row.operations(), target(row).words(), granted));
        }
        return privileges;
    }

    private Target target(NeededPrivilege row) {
        Target target = targets.get(row.place());
        if (target == null) {
            throw new IllegalStateException("Every place has a target");
        }
        return target;
    }

    /** Tells of the answers. */
    static CheckStep step(List<CheckedPrivilege> privileges, boolean readOnly) {
        ConnectionCheck found = new ConnectionCheck(List.of(), privileges);
        List<CheckedPrivilege> missing = found.missing();
        String purpose = readOnly ? " that reading needs" : " that Hypervia's operations need";
        if (missing.isEmpty()) {
            return CheckStep.ok(STEP, "the user has all " + privileges.size() + " privileges" + purpose);
        }
        Stream<Fact> lacks = missing.stream()
                .map(one -> new Fact("missing", one.id() + " on " + one.object() + ", for " + one.operations()));
        Stream<Fact> role = found.leastRole().stream().map(id -> new Fact("least role", id));
        return new CheckStep(
                STEP,
                CheckOutcome.FAILED,
                "the user lacks " + missing.size() + " of the " + privileges.size() + " privileges" + purpose,
                Optional.of(ErrorCode.ACCESS_DENIED),
                Optional.of("ask for a role that has at least the privileges of the least role, propagating"
                        + (readOnly ? "" : "; to read only, connect read-only, which needs less")),
                Stream.concat(lacks, role).toList());
    }
}
