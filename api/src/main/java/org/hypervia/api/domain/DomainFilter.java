// SPDX-License-Identifier: Apache-2.0
package org.hypervia.api.domain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which domains to list: libvirt's {@code virConnectListAllDomainsFlags}. Conditions of one {@link Group} are
 * alternatives, groups must all be met, and a group without conditions lets everything pass. The same holds for
 * {@link #in places} in an inventory.
 *
 * @param conditions the conditions
 * @param places names and paths of places, of which those of one kind are alternatives
 */
public record DomainFilter(Set<Condition> conditions, Map<DomainPlace, Set<String>> places) {
    private static final DomainFilter ALL = new DomainFilter(EnumSet.noneOf(Condition.class));

    /**
     * Makes a filter that lets domains of all places pass.
     *
     * @param conditions the conditions
     */
    public DomainFilter(Set<Condition> conditions) {
        this(conditions, Map.of());
    }

    /** What belongs together. */
    public enum Group {
        /** Whether the domain is off. */
        ACTIVITY,
        /** Whether the domain is kept when it is off. */
        PERSISTENCE,
        /** The state. */
        STATE,
        /** Whether there is a managed save image. */
        MANAGED_SAVE,
        /** Whether the domain starts with the host. */
        AUTOSTART,
        /** Whether there is a snapshot. */
        SNAPSHOT,
        /** Whether there is a checkpoint. */
        CHECKPOINT
    }

    /** One condition, with libvirt's flag of the same name. */
    public enum Condition {
        /** The domain is not off; a paused one counts as active. */
        ACTIVE(1, Group.ACTIVITY),
        /** The domain is off. */
        INACTIVE(2, Group.ACTIVITY),
        /** The domain stays defined when it is off; on ESX all do. */
        PERSISTENT(4, Group.PERSISTENCE),
        /** The domain is gone when it is off; on ESX none is. */
        TRANSIENT(8, Group.PERSISTENCE),
        /** The state is {@link DomainState#RUNNING}. */
        RUNNING(16, Group.STATE),
        /** The state is {@link DomainState#PAUSED}. */
        PAUSED(32, Group.STATE),
        /** The state is {@link DomainState#SHUTOFF}. */
        SHUTOFF(64, Group.STATE),
        /** The state is any other. */
        OTHER(128, Group.STATE),
        /** There is a managed save image; on ESX there never is. */
        MANAGEDSAVE(256, Group.MANAGED_SAVE),
        /** There is no managed save image. */
        NO_MANAGEDSAVE(512, Group.MANAGED_SAVE),
        /** The domain starts with the host. */
        AUTOSTART(1024, Group.AUTOSTART),
        /** The domain does not start with the host. */
        NO_AUTOSTART(2048, Group.AUTOSTART),
        /** There is a snapshot. */
        HAS_SNAPSHOT(4096, Group.SNAPSHOT),
        /** There is no snapshot. */
        NO_SNAPSHOT(8192, Group.SNAPSHOT),
        /** There is a checkpoint; on ESX there never is. */
        HAS_CHECKPOINT(16_384, Group.CHECKPOINT),
        /** There is no checkpoint. */
        NO_CHECKPOINT(32_768, Group.CHECKPOINT);

        private final int flag;
        private final Group group;

        Condition(int flag, Group group) {
            this.flag = flag;
            this.group = group;
        }

        /**
         * Returns libvirt's bit of this condition.
         *
         * @return a power of two
         */
        public int flag() {
            return flag;
        }

        /**
         * Returns what this condition belongs to.
         *
         * @return the group
         */
        public Group group() {
            return group;
        }
    }

    public DomainFilter {
        EnumSet<Condition> copy = EnumSet.noneOf(Condition.class);
        copy.addAll(conditions);
        conditions = Collections.unmodifiableSet(copy);
        EnumMap<DomainPlace, Set<String>> where = new EnumMap<>(DomainPlace.class);
        places.forEach((place, names) -> where.put(place, Collections.unmodifiableSet(new LinkedHashSet<>(names))));
        where.values().removeIf(Set::isEmpty);
        places = Collections.unmodifiableMap(where);
    }

    /**
     * Lets every domain pass.
     *
     * @return the filter without conditions
     */
    public static DomainFilter all() {
        return ALL;
    }

    /**
     * Makes a filter.
     *
     * @param conditions the conditions
     * @return the filter
     */
    public static DomainFilter of(Condition... conditions) {
        return new DomainFilter(Set.copyOf(List.of(conditions)));
    }

    /**
     * Returns a filter that lets domains of a place pass, and those of other places of that kind that were named before;
     * {@link DomainPlacement#isIn} says which those are. Only hypervisors with an inventory know it: through libvirt a
     * listing with it fails with {@code NO_SUPPORT}.
     *
     * @param place the kind
     * @param name the name or path, as {@link DomainPlacement} has it
     * @return the filter
     */
    public DomainFilter in(DomainPlace place, String name) {
        EnumMap<DomainPlace, Set<String>> wider = new EnumMap<>(DomainPlace.class);
        wider.putAll(places);
        Set<String> names = new LinkedHashSet<>(wider.getOrDefault(place, Set.of()));
        names.add(name);
        wider.put(place, names);
        return new DomainFilter(conditions, wider);
    }

    /**
     * Decides by where a domain is.
     *
     * @param placement where it is
     * @return true if each kind has no place named, or one in which it is
     */
    public boolean admits(DomainPlacement placement) {
        return places.entrySet().stream()
                .allMatch(entry -> entry.getValue().stream().anyMatch(name -> placement.isIn(entry.getKey(), name)));
    }

    /**
     * Tells whether a group has a condition at all.
     *
     * @param group the group
     * @return true if it decides anything
     */
    public boolean asks(Group group) {
        return conditions.stream().anyMatch(c -> c.group() == group);
    }

    /**
     * Decides for one group.
     *
     * @param group the group
     * @param met the condition of that group which the domain meets
     * @return true if the group has no condition, or has this one
     */
    public boolean admits(Group group, Condition met) {
        if (met.group() != group) {
            throw new IllegalArgumentException(met + " is not a condition of " + group);
        }
        return !asks(group) || conditions.contains(met);
    }
}
