// SPDX-License-Identifier: Apache-2.0
package org.hypervia.spi;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hypervia.api.capability.Capability;

/**
 * All that a session can do, in one list: which operations there are, and so which capabilities. A capability without
 * operations, or operations without their capability, cannot be said here. Immutable, and safe for concurrent use.
 */
public final class OperationTable {
    private final Map<OperationKind<?>, Operations> operations;
    private final Set<Capability> capabilities;
    private final Map<Capability, String> withheld;

    private OperationTable(Map<OperationKind<?>, Operations> operations, Map<Capability, String> withheld) {
        this.operations = Map.copyOf(operations);
        this.withheld = Map.copyOf(withheld);
        Set<Capability> names = new TreeSet<>();
        operations.keySet().forEach(kind -> names.add(kind.capability()));
        this.capabilities = Collections.unmodifiableSet(names);
    }

    /**
     * Starts a table.
     *
     * @return a builder without any operations
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the operations of one kind.
     *
     * @param kind what is wanted
     * @param <T> the kind's interface
     * @return the operations, always the same object; empty if the session has none of that kind
     */
    public <T extends Operations> Optional<T> find(OperationKind<T> kind) {
        return Optional.ofNullable(operations.get(kind)).map(kind.type()::cast);
    }

    /**
     * Returns the kinds that there are operations of, for a provider that stands before another.
     *
     * @return the kinds, in no order
     */
    public Set<OperationKind<?>> kinds() {
        return operations.keySet();
    }

    /**
     * Returns the names of all that there are operations for.
     *
     * @return the capabilities, sorted
     */
    public Set<Capability> capabilities() {
        return capabilities;
    }

    /**
     * Tells why a capability was withheld, for the message that says that it is missing.
     *
     * @param capability what is missing
     * @return why, and what to do instead; empty if there is no more to say
     */
    public Optional<String> withheld(Capability capability) {
        return Optional.ofNullable(withheld.get(capability));
    }

    /** Collects an {@link OperationTable}. Not safe for concurrent use. */
    public static final class Builder {
        private final Map<OperationKind<?>, Operations> operations = new LinkedHashMap<>();
        private final Map<Capability, String> withheld = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds operations.
         *
         * @param kind what they are asked for by
         * @param implementation what is handed out
         * @param <T> the kind's interface
         * @return this
         * @throws IllegalArgumentException if there are operations of that kind already
         */
        public <T extends Operations> Builder with(OperationKind<T> kind, T implementation) {
            Objects.requireNonNull(implementation, "implementation");
            if (operations.putIfAbsent(kind, implementation) != null) {
                throw new IllegalArgumentException("there are operations for " + kind + " already");
            }
            return this;
        }

        /**
         * Takes away what a session of this sort turns out to lack, with its operations.
         *
         * @param lacking the capabilities; one that is not there is ignored
         * @return this
         */
        public Builder without(Collection<Capability> lacking) {
            operations.keySet().removeIf(kind -> lacking.contains(kind.capability()));
            return this;
        }

        /**
         * Takes away what could be done and must not be, with its operations.
         *
         * @param reasons the capabilities, and why they are withheld
         * @return this
         */
        public Builder withhold(Map<Capability, String> reasons) {
            withheld.putAll(reasons);
            return without(reasons.keySet());
        }

        /**
         * Makes the table.
         *
         * @return the table
         */
        public OperationTable build() {
            return new OperationTable(operations, withheld);
        }
    }
}
